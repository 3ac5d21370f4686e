/**
 * Counts what becomes of every row of a source: {@link io.sparketl.jobs.io.ledger.Verdicts} are
 * what can become of one, the {@link io.sparketl.jobs.io.ledger.Ledger} collects them from all
 * tasks.
 */
@NullMarked
package io.sparketl.jobs.io.ledger;

import org.jspecify.annotations.NullMarked;
