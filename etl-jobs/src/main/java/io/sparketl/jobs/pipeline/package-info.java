/**
 * Pipelines: steps in order, one's sink feeding another's source. {@link
 * io.sparketl.jobs.pipeline.PipelineReader} makes them of files, {@link
 * io.sparketl.jobs.pipeline.PipelineRunner} runs them.
 */
@NullMarked
package io.sparketl.jobs.pipeline;

import org.jspecify.annotations.NullMarked;
