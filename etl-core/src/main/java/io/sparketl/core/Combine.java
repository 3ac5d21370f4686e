package io.sparketl.core;

import java.util.function.BinaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A pure step from two tables to one; as a {@link Transform} in all else.
 *
 * <p>Implementations say in their Javadoc what becomes of rows that have no partner, and of those
 * that have several.
 */
@FunctionalInterface
public interface Combine extends BinaryOperator<Dataset<Row>> {}
