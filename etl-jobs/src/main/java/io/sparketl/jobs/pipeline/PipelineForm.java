package io.sparketl.jobs.pipeline;

import com.typesafe.config.ConfigList;

/** A pipeline as a file has it; the keys are told in {@code reference.conf}. */
record PipelineForm(String description, String outputRoot, ConfigList steps) {

  PipelineForm {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("steps: a pipeline has one at least");
    }
    if (description.isBlank()) {
      throw new IllegalArgumentException("description: say in a sentence what the pipeline does");
    }
  }
}
