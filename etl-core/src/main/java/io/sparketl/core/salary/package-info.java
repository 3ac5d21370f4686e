/**
 * Jobs, what they pay, and what is told of that: {@link io.sparketl.core.salary.Features} and
 * {@link io.sparketl.core.salary.Salaries} in, {@link io.sparketl.core.salary.AverageSalaries} out.
 */
@NullMarked
package io.sparketl.core.salary;

import org.jspecify.annotations.NullMarked;
