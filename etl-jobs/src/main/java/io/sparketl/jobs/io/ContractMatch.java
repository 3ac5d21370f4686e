package io.sparketl.jobs.io;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.error.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells whether what one job publishes is what another needs, from their contracts alone. */
public final class ContractMatch {

  private ContractMatch() {}

  /**
   * What is wrong with reading {@code sink} as {@code wanted}; nothing, where it can be read, or
   * where what it holds is not known yet.
   *
   * @param sink the sink
   * @param given the contract of its rows
   * @param wanted the contract of the input
   */
  public static List<String> problems(Sink sink, Contract given, Contract wanted) {
    if (given.isOpen()) {
      return List.of();
    }
    List<Field> stored =
        given.fields().stream()
            .filter(field -> !sink.namingColumns().contains(field.name()))
            .toList();
    List<String> problems = new ArrayList<>();
    for (Field field : wanted.fields()) {
      Optional<Field> same = stored.stream().filter(one -> field.isNamed(one.name())).findFirst();
      if (same.isEmpty()) {
        List<String> names = stored.stream().map(Field::name).toList();
        problems.add(
            "no column '%s'%s; it has %s"
                .formatted(
                    field.name(),
                    Suggestion.didYouMean(field.name(), names),
                    String.join(", ", names)));
      } else if (isTyped(sink) && !Layout.suits(field.type(), same.get().type().dataType())) {
        problems.add(
            "'%s' as %s, which is not %s"
                .formatted(field.name(), same.get().type().sql(), field.type().noun()));
      }
    }
    return problems;
  }

  /** In files of text everything is text, and is read as what it looks like. */
  private static boolean isTyped(Sink sink) {
    return sink.format() == Sink.Format.PARQUET;
  }
}
