package io.sparketl.core.contract;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table's columns are, the rules its rows keep and the order they are published in.
 *
 * <p>Of a source, every column is needed. A row in which a field is unreadable, or missing and not
 * optional, is rejected, a row that breaks a rule is filtered, and both are counted. Rules are
 * named here rather than hidden in a {@code where}, so that "filtered, and why" can be told.
 *
 * @param fields the columns, in order
 * @param rules the rules, in the order in which they are asked; a row counts under the first it
 *     breaks
 * @param order the sort expressions of a published table; empty where order does not matter
 * @param isInGivenOrder whether a published table keeps the order in which its rows are handed over
 */
public record Contract(
    List<Field> fields, List<Rule> rules, List<Column> order, boolean isInGivenOrder) {

  public Contract {
    fields = List.copyOf(fields);
    rules = List.copyOf(rules);
    order = List.copyOf(order);
    requireDistinct(fields.stream().flatMap(field -> field.foldedNames().stream()), "column name");
    requireDistinct(rules.stream().map(Rule::name), "rule");
    for (Rule rule : rules) {
      field(fields, rule.keeps().field()).type().stored(rule.keeps().bound());
    }
    if (isInGivenOrder && !order.isEmpty()) {
      throw new IllegalArgumentException("a table is in its own order or in another, not in both");
    }
  }

  /** A contract of {@code fields}, without rules or order. */
  public static Contract of(Field... fields) {
    return of(List.of(fields));
  }

  /** A contract of {@code fields}, without rules or order. */
  public static Contract of(List<Field> fields) {
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a contract needs at least one field");
    }
    return new Contract(fields, List.of(), List.of(), false);
  }

  /** A contract of which the columns are not known before the inputs are. */
  public static Contract open() {
    return new Contract(List.of(), List.of(), List.of(), false);
  }

  /** Whether the columns are not known yet. */
  public boolean isOpen() {
    return fields.isEmpty();
  }

  /** This contract with one more field. */
  public Contract with(Field field) {
    return new Contract(append(fields, field), rules, order, isInGivenOrder);
  }

  /** This contract with one more rule: only rows for which {@code keeps} holds are used. */
  public Contract keep(String rule, Condition keeps) {
    return new Contract(fields, append(rules, new Rule(rule, keeps)), order, isInGivenOrder);
  }

  /** This contract, published in the order of the given sort expressions. */
  public Contract orderedBy(Column... order) {
    return new Contract(fields, rules, Arrays.asList(order), false);
  }

  /** This contract, published in the order in which the rows are handed over. */
  public Contract inGivenOrder() {
    return new Contract(fields, rules, List.of(), true);
  }

  /**
   * The field of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Field field(String name) {
    return field(fields, name);
  }

  private static Field field(List<Field> fields, String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a contract has no field " + name));
  }

  /** The columns as a Spark schema, all nullable. */
  public StructType schema() {
    return DataTypes.createStructType(
        fields.stream()
            .map(field -> DataTypes.createStructField(field.name(), field.type().dataType(), true))
            .toArray(StructField[]::new));
  }

  /**
   * Makes sure that a table has every field under its name and with its type. Millionths that are
   * none give wrong numbers, and no error.
   *
   * @throws IllegalArgumentException naming the first field that it has not
   */
  public void requireFields(StructType table) {
    for (Field field : fields) {
      String expected = field.type().dataType().sql();
      String actual =
          Arrays.stream(table.fields())
              .filter(column -> column.name().equals(field.name()))
              .map(column -> column.dataType().sql())
              .findFirst()
              .orElse("not there");
      if (!actual.equals(expected)) {
        throw new IllegalArgumentException(
            "a table of this contract has %s as %s; here it is %s"
                .formatted(field.name(), expected, actual));
      }
    }
  }

  private static <T> List<T> append(List<T> items, T item) {
    return Stream.concat(items.stream(), Stream.of(item)).toList();
  }

  private static void requireDistinct(Stream<String> names, String what) {
    Set<String> seen = new HashSet<>();
    names
        .filter(name -> !seen.add(name))
        .findFirst()
        .ifPresent(
            twice -> {
              throw new IllegalArgumentException(
                  what + " '" + twice + "' stands twice in a contract");
            });
  }
}
