package io.sparketl.jobs;

import io.sparketl.jobs.RunListener.StageProgress;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;

/** Tells a {@link RunListener} of Spark's stages. */
final class StageListener extends SparkListener {

  private final RunListener listener;
  private final Map<Integer, StageProgress> running = new HashMap<>();
  private long rows;

  StageListener(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    int stage = submitted.stageInfo().stageId();
    int tasks = submitted.stageInfo().numTasks();
    tell(new StageProgress(purpose(submitted.properties()), stage, tasks, 0, false, rows));
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    StageProgress before = running.get(ended.stageId());
    if (before != null && ended.taskInfo().successful()) {
      rows += ended.taskMetrics().inputMetrics().recordsRead();
      tell(
          new StageProgress(
              before.purpose(), before.stage(), before.tasks(), before.done() + 1, false, rows));
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    StageProgress before = running.remove(completed.stageInfo().stageId());
    if (before != null) {
      listener.stage(
          new StageProgress(
              before.purpose(), before.stage(), before.tasks(), before.done(), true, rows));
    }
  }

  private void tell(StageProgress progress) {
    running.put(progress.stage(), progress);
    listener.stage(progress);
  }

  private static String purpose(@Nullable Properties properties) {
    String description =
        properties == null ? null : properties.getProperty("spark.job.description");
    return description == null ? "preparing" : description;
  }
}
