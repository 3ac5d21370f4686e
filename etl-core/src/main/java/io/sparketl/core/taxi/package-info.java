/**
 * Taxi trips and what is told of them: {@link io.sparketl.core.taxi.Trips} in, {@link
 * io.sparketl.core.taxi.TripSummary} out.
 */
@NullMarked
package io.sparketl.core.taxi;

import org.jspecify.annotations.NullMarked;
