package io.sparketl.jobs.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How an attempt stands. */
public enum Status {
  /** It has begun and has not said that it ended. */
  @JsonProperty("running")
  RUNNING,
  /** All outputs are published. */
  @JsonProperty("succeeded")
  SUCCEEDED,
  /** It ended with an error; the record says which. */
  @JsonProperty("failed")
  FAILED,
  /** It was told to end before it had. */
  @JsonProperty("cancelled")
  CANCELLED,
  /** There was nothing to do: it had no data, or what it builds on had none. */
  @JsonProperty("skipped")
  SKIPPED,
  /** It says that it is running, and its process is gone. Never written, only concluded. */
  @JsonProperty("killed")
  KILLED,
  /** A step of which no attempt has begun. Never written, only concluded. */
  @JsonProperty("not-run")
  NOT_RUN;

  /** As people spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
