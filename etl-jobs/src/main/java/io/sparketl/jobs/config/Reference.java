package io.sparketl.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code reference.conf} says: the defaults, and in its comments what every key means. */
public final class Reference {

  private final Config config;

  Reference(Config config) {
    this.config = config;
  }

  /**
   * A key that a record binds.
   *
   * @param name its name
   * @param type the type of its value, without {@link Optional}; of a {@link Map}, of each of them
   * @param label its name as people write it: of a map {@code sources.NAME}
   */
  public record Key(String name, Class<?> type, String label) {}

  /**
   * The keys that {@code record} binds, in the order of its components.
   *
   * @throws IllegalStateException if one is not in the section: every key has a default and a
   *     comment there
   */
  public List<Key> keysOf(Class<?> record, String section) {
    List<Key> keys = Arrays.stream(record.getRecordComponents()).map(Reference::keyOf).toList();
    keys.forEach(key -> commentOf(section + "." + key.name()));
    return keys;
  }

  /**
   * The comment above a key, in one line.
   *
   * @throws IllegalStateException if the key or its comment is missing
   */
  public String commentOf(String path) {
    String comment =
        valueAt(path).origin().comments().stream()
            .map(String::strip)
            .collect(Collectors.joining(" "));
    if (comment.isEmpty()) {
      throw new IllegalStateException("reference.conf has no comment above " + path);
    }
    return comment;
  }

  /** The default at a path as text, {@code null} where there is none. */
  public String textOf(String path) {
    ConfigValue value = valueAt(path);
    return value.valueType() == ConfigValueType.NULL ? "null" : String.valueOf(value.unwrapped());
  }

  private ConfigValue valueAt(String path) {
    try {
      int end = path.lastIndexOf('.');
      ConfigValue found =
          (end < 0 ? config.root() : config.getObject(path.substring(0, end)))
              .get(path.substring(end + 1));
      if (found == null) {
        throw new IllegalStateException("reference.conf has no key " + path);
      }
      return found;
    } catch (ConfigException e) {
      throw new IllegalStateException("reference.conf has no key " + path, e);
    }
  }

  private static Key keyOf(RecordComponent component) {
    String name = Names.kebab(component.getName());
    Class<?> type = component.getType();
    if (component.getGenericType() instanceof ParameterizedType generic) {
      if (type == Optional.class && generic.getActualTypeArguments()[0] instanceof Class<?> inner) {
        return new Key(name, inner, name);
      }
      if (type == Map.class) {
        boolean isPlain = generic.getActualTypeArguments()[1] instanceof Class<?>;
        Class<?> each = isPlain ? (Class<?>) generic.getActualTypeArguments()[1] : List.class;
        return new Key(name, each, name + ".NAME");
      }
    }
    return new Key(name, type, name);
  }
}
