/** Jobs on taxi trips: {@link io.sparketl.jobs.taxi.TaxiSummaryJob}. */
@NullMarked
package io.sparketl.jobs.taxi;

import org.jspecify.annotations.NullMarked;
