package io.sparketl.core;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A pure step from one table to another: no session, no I/O, no action.
 *
 * <p>Implementations are records named by a verb phrase; they check their parameters in the compact
 * constructor and say in their Javadoc which columns come out, in which units.
 */
@FunctionalInterface
public interface Transform extends UnaryOperator<Dataset<Row>> {}
