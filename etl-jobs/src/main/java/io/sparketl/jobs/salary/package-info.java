/** Jobs on salaries: {@link io.sparketl.jobs.salary.AverageSalaryJob}. */
@NullMarked
package io.sparketl.jobs.salary;

import org.jspecify.annotations.NullMarked;
