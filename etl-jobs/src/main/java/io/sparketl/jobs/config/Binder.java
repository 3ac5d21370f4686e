package io.sparketl.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds a section of the settings to a record, strictly: a key for every component, no other keys,
 * every value of its type, and whatever the records' own constructors demand.
 *
 * <p>Components may be scalars (text, numbers, booleans, dates, enums), lists of text, records,
 * {@link Optional}s of these, which {@code null} leaves empty, and {@link Map}s of them by names
 * that whoever writes the settings chooses; {@code null} takes a name, or all, away; and lists and
 * objects as they stand in the file, for somebody else to read.
 */
public final class Binder {

  private final Map<Class<?>, ConfigObject> shared = new LinkedHashMap<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Problems problems;

  private Binder(Problems problems) {
    this.problems = problems;
  }

  /**
   * What binding gives.
   *
   * @param value the record
   * @param parameters every leaf of the section as text, by its path relative to the section, in
   *     the order of the components; as assignments they bind to an equal record
   */
  public record Bound<T>(T value, Map<String, String> parameters) {}

  /**
   * Binds a section to a new record.
   *
   * @param section the path of the section, such as {@code jobs.taxi-summary}
   * @param sections the names of all sections there are beside this one
   * @param shared record types whose defaults stand in a section of their own, with its path
   * @throws io.sparketl.core.error.EtlException CONFIG_INVALID with everything that is wrong
   */
  public static <T> Bound<T> bind(
      Class<T> type,
      Settings settings,
      String section,
      Collection<String> sections,
      Map<Class<?>, String> shared) {
    Config merged = settings.merged();
    Binder binder = new Binder(new Problems(section));
    settings.noteUnknownKeys(sections, binder.problems);
    shared.forEach((record, path) -> binder.shared.put(record, binder.objectAt(merged, path)));
    Object value = binder.bindRecord(type, binder.objectAt(merged, section), "");
    binder.problems.throwIfAny(
        "mend the places named; 'etl describe %s' lists every key"
            .formatted(section.substring(section.lastIndexOf('.') + 1)));
    return new Bound<>(type.cast(Objects.requireNonNull(value)), binder.parameters);
  }

  /**
   * Binds one object to a new record.
   *
   * @param name what stands before the keys in messages, with a dot; or nothing
   * @param defaults record types whose defaults stand in the settings, with their section
   * @param problems takes what is wrong
   * @return the record, if nothing is wrong with it
   */
  public static <T> Optional<T> bindObject(
      Class<T> type,
      ConfigObject object,
      String name,
      Settings settings,
      Map<Class<?>, String> defaults,
      Problems problems) {
    Binder binder = new Binder(problems);
    Config merged = settings.merged();
    defaults.forEach((record, path) -> binder.shared.put(record, binder.objectAt(merged, path)));
    return Optional.ofNullable(binder.bindRecord(type, object, name)).map(type::cast);
  }

  /** The object at {@code path}; an empty one, and a problem, where there is something else. */
  private ConfigObject objectAt(Config merged, String path) {
    ConfigObject object = merged.root();
    String read = "";
    for (String key : ConfigUtil.splitPath(path)) {
      read = read.isEmpty() ? key : read + "." + key;
      ConfigValue next = Objects.requireNonNull(object.get(key));
      if (!(next instanceof ConfigObject inner)) {
        refuse(next, "'%s' has keys of its own, and cannot be a value".formatted(read));
        return ConfigFactory.empty().root();
      }
      object = inner;
    }
    return object;
  }

  /** The record, or null where a problem was noted. */
  private @Nullable Object bindRecord(Class<?> type, ConfigObject given, String prefix) {
    ConfigObject object = withShared(type, given);
    RecordComponent[] components = type.getRecordComponents();
    List<String> keys =
        Arrays.stream(components).map(component -> Names.kebab(component.getName())).toList();
    problems.addUnknownKeys(given, prefix, keys);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      String key = keys.get(i);
      ConfigValue value = object.get(key);
      ConfigOrigin origin = value == null || isNull(value) ? object.origin() : value.origin();
      values.add(bindValue(components[i].getGenericType(), value, prefix + key, origin));
    }
    String place = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1) + ": ";
    return values.contains(null) ? null : construct(type, components, values, object, place);
  }

  /** Not {@code withFallback}: an object that once overrode a null takes no more fallbacks. */
  private ConfigObject withShared(Class<?> type, ConfigObject object) {
    ConfigObject result = shared.getOrDefault(type, ConfigFactory.empty().root());
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      result = result.withValue(entry.getKey(), entry.getValue());
    }
    return result.withOrigin(object.origin());
  }

  private @Nullable Object bindValue(
      Type type, @Nullable ConfigValue value, String path, ConfigOrigin origin) {
    if (rawType(type) == Optional.class) {
      if (value == null || isNull(value)) {
        parameters.put(path, "null");
        return Optional.empty();
      }
      Object one = bindPresent(argument(type, 0), value, path);
      return one == null ? null : Optional.of(one);
    }
    if (rawType(type) == Map.class && (value == null || isNull(value))) {
      return Map.of();
    }
    if (value == null || isNull(value)) {
      problems.add(origin, "'%s' is needed and not set".formatted(path));
      return null;
    }
    return bindPresent(type, value, path);
  }

  private @Nullable Object bindPresent(Type type, ConfigValue value, String path) {
    Class<?> raw = rawType(type);
    if (ConfigValue.class.isAssignableFrom(raw)) {
      return raw.isInstance(value) ? value : refuse(value, unlike(raw, path));
    }
    if (raw == Map.class) {
      return value instanceof ConfigObject object
          ? bindMap(argument(type, 1), object, path)
          : refuse(value, "'%s' has keys of its own, and cannot be a value".formatted(path));
    }
    if (raw.isRecord()) {
      return value instanceof ConfigObject object
          ? bindRecord(raw, object, path + ".")
          : refuse(
              value, "'%s' has keys of its own, such as %s".formatted(path, firstKey(raw, path)));
    }
    if (value instanceof ConfigObject) {
      return refuse(value, "'%s' is a value, and has no keys of its own".formatted(path));
    }
    return raw == List.class ? bindList(value, path) : bindScalar(raw, value, path);
  }

  /** The values by name, ordered by name: objects of HOCON have no order. */
  private @Nullable Object bindMap(Type type, ConfigObject object, String path) {
    Map<String, @Nullable Object> values = new TreeMap<>();
    new TreeMap<>(object)
        .forEach(
            (name, value) -> {
              if (!isNull(value)) {
                values.put(name, bindPresent(type, value, path + "." + ConfigUtil.joinPath(name)));
              }
            });
    return values.containsValue(null) ? null : values;
  }

  private static String unlike(Class<?> raw, String path) {
    return raw == ConfigList.class
        ? "'%s' is a list".formatted(path)
        : "'%s' has keys of its own, and cannot be a value".formatted(path);
  }

  private @Nullable Object bindList(ConfigValue value, String path) {
    List<String> items =
        value instanceof ConfigList list
            ? list.stream().filter(Binder::isScalar).map(Binder::textOf).toList()
            : PathList.parse(textOf(value));
    if (value instanceof ConfigList list && items.size() < list.size()) {
      return refuse(value, path + ": the items of this list are texts, and nothing else");
    }
    parameters.put(path, PathList.render(items));
    return items;
  }

  private @Nullable Object bindScalar(Class<?> type, ConfigValue value, String path) {
    if (value instanceof ConfigList) {
      return refuse(value, "%s: a list is not %s".formatted(path, Scalars.noun(type)));
    }
    String text = textOf(value);
    if (text.equals("null")) {
      return refuse(value, path + ": the text 'null' stands for no value, and cannot be one");
    }
    parameters.put(path, text);
    try {
      return Scalars.parse(type, text);
    } catch (IllegalArgumentException e) {
      return refuse(value, path + ": " + e.getMessage());
    }
  }

  private static boolean isScalar(ConfigValue value) {
    return !(value instanceof ConfigObject || value instanceof ConfigList || isNull(value));
  }

  /** As it is written: {@code unwrapped} would make 1.1 of the number 1.10. */
  private static String textOf(ConfigValue value) {
    return value.atKey("text").getString("text");
  }

  private @Nullable Object construct(
      Class<?> type,
      RecordComponent[] components,
      List<@Nullable Object> values,
      ConfigObject object,
      String place) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        String message = String.valueOf(refusal.getMessage());
        problems.add(Problems.culprit(object, message), place + message);
        return null;
      }
      throw new IllegalStateException("cannot construct " + type.getName(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot construct " + type.getName(), e);
    }
  }

  private @Nullable Object refuse(ConfigValue value, String message) {
    problems.add(value.origin(), message);
    return null;
  }

  private static String firstKey(Class<?> record, String path) {
    return path + "." + Names.kebab(record.getRecordComponents()[0].getName());
  }

  private static boolean isNull(ConfigValue value) {
    return value.valueType() == ConfigValueType.NULL;
  }

  private static Type argument(Type type, int position) {
    return ((ParameterizedType) type).getActualTypeArguments()[position];
  }

  private static Class<?> rawType(Type type) {
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) type;
  }
}
