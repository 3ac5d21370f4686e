/**
 * Jobs on the cases of a disease: {@link io.sparketl.jobs.covid.CovidAggregateJob} and {@link
 * io.sparketl.jobs.covid.CovidCompareJob}.
 */
@NullMarked
package io.sparketl.jobs.covid;

import org.jspecify.annotations.NullMarked;
