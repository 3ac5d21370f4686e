/**
 * Cases and deaths of a disease by day and place: {@link io.sparketl.core.covid.CityCases} and
 * {@link io.sparketl.core.covid.Regions} in, {@link io.sparketl.core.covid.StateCases} out; and the
 * comparison of two tables of these, told by {@link io.sparketl.core.covid.DiffReport} and {@link
 * io.sparketl.core.covid.Differences}.
 */
@NullMarked
package io.sparketl.core.covid;

import org.jspecify.annotations.NullMarked;
