package io.sparketl.jobs;

import io.sparketl.jobs.io.Preview;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the results of a run into the driver's log. */
final class LoggingListener implements RunListener {

  private static final Logger LOG = LoggerFactory.getLogger(JobMain.class);

  @Override
  public void stage(StageProgress progress) {
    if (progress.ended()) {
      LOG.info(
          "{}: stage {} ended, {} tasks", progress.purpose(), progress.stage(), progress.done());
    }
  }

  @Override
  public void settled(String port, String remark) {
    LOG.info("{}: {}", port, remark);
  }

  @Override
  public void published(String output, Preview preview) {
    LOG.info(
        "{}: {} rows of {}, first {}", output, preview.total(), preview.columns(), preview.rows());
  }
}
