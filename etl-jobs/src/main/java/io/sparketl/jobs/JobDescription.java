package io.sparketl.jobs;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What people need to know of a job before they run it.
 *
 * @param name its name in the catalogue
 * @param summary what it does, in a sentence
 * @param inputs the tables it reads
 * @param outputs the tables it writes
 * @param parameters every key that it has
 */
public record JobDescription(
    String name,
    String summary,
    List<Port> inputs,
    List<Port> outputs,
    List<Parameter> parameters) {

  /**
   * A table read or written.
   *
   * @param name the port's name
   * @param meaning what its rows are
   * @param columns the columns
   * @param rules what a row must keep to be used
   */
  public record Port(String name, String meaning, List<Column> columns, List<String> rules) {}

  /**
   * A column of a port.
   *
   * @param name its name
   * @param type its type, in SQL
   * @param unit the unit of its values, empty where there is none
   * @param aliases other names that sources may have for it
   */
  public record Column(String name, String type, String unit, List<String> aliases) {}

  /**
   * A key of the job's settings, or the same key of several of its ports.
   *
   * @param keys its name, relative to the job: {@code yellow.path} and {@code green.path}
   * @param standard its default as text; {@code null} where there is none
   * @param meaning what it does
   */
  public record Parameter(List<String> keys, String standard, String meaning) {

    public Parameter {
      keys = List.copyOf(keys);
    }

    /** The key as people write it; of several {@code {yellow,green}.path}. */
    public String label() {
      String first = keys.get(0);
      return keys.size() == 1
          ? first
          : keys.stream()
              .map(key -> key.substring(0, key.indexOf('.')))
              .collect(Collectors.joining(",", "{", "}" + first.substring(first.indexOf('.'))));
    }
  }
}
