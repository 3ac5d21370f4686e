/**
 * Jobs and how they are run. A {@link io.sparketl.jobs.Job} composes transforms between its ports;
 * {@link io.sparketl.jobs.JobCatalog} knows all jobs; {@link io.sparketl.jobs.JobMain} is the
 * driver's entry point everywhere, on a laptop too.
 */
@NullMarked
package io.sparketl.jobs;

import org.jspecify.annotations.NullMarked;
