/**
 * What a run did, as files that anybody can read: {@link io.sparketl.jobs.run.RunFolder} keeps the
 * plan and one record per attempt, one writer each; {@link io.sparketl.jobs.run.RunRecord} is what
 * people and programs are shown, composed of these on reading.
 */
@NullMarked
package io.sparketl.jobs.run;

import org.jspecify.annotations.NullMarked;
