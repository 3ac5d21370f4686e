package io.sparketl.jobs.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One output of two runs, compared by what their records say of it.
 *
 * @param a in the first run
 * @param b in the second
 */
public record SinkComparison(SinkRecord a, SinkRecord b) {

  /** How a column of the one compares with that of the other. */
  public enum Column {
    /** The same type and, in whatever order, the same values. */
    EQUAL,
    /** The same type, and other values. */
    DIFFERS,
    /** Another type; values of two types are never the same. */
    TYPE_DIFFERS,
    ONLY_IN_A,
    ONLY_IN_B
  }

  /** Whether both hold the same rows, of the same columns in the same order. */
  public boolean isEqual() {
    return a.fingerprint().equals(b.fingerprint());
  }

  /** Every column of either, those of the first run first. */
  public Map<String, Column> columns() {
    Map<String, Column> columns = new LinkedHashMap<>();
    a.columns().keySet().forEach(name -> columns.put(name, compared(name)));
    b.columns().keySet().forEach(name -> columns.putIfAbsent(name, Column.ONLY_IN_B));
    return columns;
  }

  /** Whether they have the same columns, and in the same order. */
  public boolean hasColumnsInTheSameOrder() {
    return names(a).equals(names(b));
  }

  private static List<String> names(SinkRecord sink) {
    return new ArrayList<>(sink.columns().keySet());
  }

  private Column compared(String name) {
    var left = a.columns().get(name);
    var right = b.columns().get(name);
    if (left == null || right == null) {
      return left == null ? Column.ONLY_IN_B : Column.ONLY_IN_A;
    }
    if (!left.type().equals(right.type())) {
      return Column.TYPE_DIFFERS;
    }
    return left.hash().equals(right.hash()) ? Column.EQUAL : Column.DIFFERS;
  }
}
