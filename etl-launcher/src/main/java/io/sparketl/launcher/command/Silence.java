package io.sparketl.launcher.command;

import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.io.Preview;

/** Hears, and says nothing. */
final class Silence implements RunListener {

  @Override
  public void stage(StageProgress progress) {}

  @Override
  public void published(String output, Preview preview) {}
}
