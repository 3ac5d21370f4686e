package io.sparketl.core.contract;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One column of a {@link Contract}.
 *
 * <p>Called a field because {@code Column} is Spark's word for an expression.
 *
 * @param name the name by which transforms and outputs know the column
 * @param type the type of its values
 * @param unit the unit of its values, such as {@code mi}, or empty where there is none
 * @param aliases other names under which sources have the column
 * @param need what of it a row must have to be used; the column is needed in any case
 */
public record Field(String name, FieldType type, String unit, List<String> aliases, Need need) {

  /** What a row must have in a field to be used. */
  public enum Need {
    /** A value. */
    VALUE,
    /** A value or none, and not one that cannot be read. */
    READABLE,
    /** Anything: what cannot be read is no value, and is noticed. */
    NOTHING
  }

  public Field {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a field needs a name");
    }
    aliases = List.copyOf(aliases);
  }

  /** A field of values of {@code type}. */
  public static Field of(String name, FieldType type) {
    return new Field(name, type, "", List.of(), Need.VALUE);
  }

  /** A field of exact numbers, see {@link FieldType#NUMBER}. */
  public static Field number(String name) {
    return of(name, FieldType.NUMBER);
  }

  /** A field of exact numbers in millionths, see {@link FieldType#MILLIONTHS}. */
  public static Field millionths(String name) {
    return of(name, FieldType.MILLIONTHS);
  }

  /** A field of whole numbers. */
  public static Field whole(String name) {
    return of(name, FieldType.WHOLE);
  }

  /** A field of floating-point numbers, for published results. */
  public static Field real(String name) {
    return of(name, FieldType.DOUBLE);
  }

  /** A field of text. */
  public static Field text(String name) {
    return of(name, FieldType.TEXT);
  }

  /** A field of local dates with time of day. */
  public static Field timestamp(String name) {
    return of(name, FieldType.TIMESTAMP);
  }

  /** A field of bytes. */
  public static Field binary(String name) {
    return of(name, FieldType.BINARY);
  }

  /** This field with values in {@code unit}. */
  public Field unit(String unit) {
    return new Field(name, type, unit, aliases, need);
  }

  /** This field, known to sources under {@code alias} too. */
  public Field alias(String... alias) {
    return new Field(
        name, type, unit, Stream.concat(aliases.stream(), Stream.of(alias)).toList(), need);
  }

  /** This field, of which a row may have no value. */
  public Field optional() {
    return new Field(name, type, unit, aliases, Need.READABLE);
  }

  /** This field, of which a row may have no value, or one that cannot be read. */
  public Field lenient() {
    return new Field(name, type, unit, aliases, Need.NOTHING);
  }

  /** The name and all aliases, folded as {@link #fold} does. */
  public List<String> foldedNames() {
    return Stream.concat(Stream.of(name), aliases.stream()).map(Field::fold).distinct().toList();
  }

  /** The name with the unit behind it, for people: {@code trip_distance (mi)}. */
  public String label() {
    return unit.isEmpty() ? name : name + " (" + unit + ")";
  }

  /** How column names are compared: without white space around them and without case. */
  public static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether a source's column of that name is this field. */
  public boolean isNamed(String column) {
    return foldedNames().contains(fold(column));
  }
}
