package io.sparketl.jobs.run;

import com.fasterxml.jackson.annotation.JsonProperty;

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
  FAILED
}
