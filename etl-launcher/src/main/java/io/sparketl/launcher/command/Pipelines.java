package io.sparketl.launcher.command;

import io.sparketl.jobs.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pipelines of a checkout: files in {@code conf/pipelines}.
 *
 * @param home the folder that holds {@code conf/}
 */
record Pipelines(Path home) {

  private static final String ENDING = ".conf";

  /** The names of all of them, in alphabetical order. */
  List<String> names() {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a pipeline; a name that ends in {@code .conf} is the path of one. */
  Optional<Path> find(String name) {
    Path file = name.endsWith(ENDING) ? Path.of(name) : folder().resolve(name + ENDING);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** What the pipeline of that name does, as its file says. */
  String summary(String name) {
    return Settings.summaryOf(folder().resolve(name + ENDING), home);
  }

  private Path folder() {
    return home.resolve("conf").resolve("pipelines");
  }
}
