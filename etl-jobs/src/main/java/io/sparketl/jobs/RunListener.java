package io.sparketl.jobs;

import io.sparketl.jobs.io.Preview;

/** Hears how a run goes, while it goes. May be called from several threads. */
public interface RunListener {

  /** Hears, and does nothing. */
  RunListener SILENT = new RunListener() {};

  /**
   * A stage of Spark's has begun, come on or ended.
   *
   * @param progress how far it is
   */
  default void stage(StageProgress progress) {}

  /**
   * What only the inputs could tell of the job is known.
   *
   * @param port the port that it is about
   */
  default void settled(String port, String remark) {}

  /** An output is published. */
  default void published(String output, Preview preview) {}

  /**
   * How far a stage is.
   *
   * @param purpose what it is for, in the job's words
   * @param stage its number within the application
   * @param tasks how many tasks it has
   * @param done how many of them have ended well
   * @param ended whether the stage has ended
   * @param rows how many rows all stages have read by now
   */
  record StageProgress(String purpose, int stage, int tasks, int done, boolean ended, long rows) {}
}
