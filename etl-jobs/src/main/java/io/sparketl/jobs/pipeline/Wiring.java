package io.sparketl.jobs.pipeline;

import com.typesafe.config.ConfigOrigin;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.config.Problems;
import io.sparketl.jobs.pipeline.Step.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/** Knows which step makes what, while the steps of a pipeline are read in their order. */
final class Wiring {

  private final List<String> order;
  private final Map<String, Set<String>> readsFrom;
  private final Problems problems;
  private final Map<String, Map<String, Feed>> feeds = new LinkedHashMap<>();
  private final Map<String, String> makers = new HashMap<>();

  /**
   * Before the first step.
   *
   * @param order the names of all steps, in their order
   * @param readsFrom for each step, the steps that it names
   */
  Wiring(List<String> order, Map<String, Set<String>> readsFrom, Problems problems) {
    this.order = order;
    this.readsFrom = readsFrom;
    this.problems = problems;
  }

  /** Takes in what a step offers; an output that another step makes too is a problem. */
  void add(String step, Map<String, Feed> outputs, ConfigOrigin origin) {
    feeds.put(step, outputs);
    outputs.forEach(
        (output, feed) -> {
          String name = step + "." + output;
          String other = makers.putIfAbsent(placeOf(feed.path()), name);
          if (other != null) {
            problems.add(
                origin, "%s and %s are both written to %s".formatted(other, name, feed.path()));
          }
        });
  }

  /** The same text for the same place, however it is spelt; what is no path is told later. */
  private static String placeOf(String text) {
    try {
      Path place = new Path(text);
      Path here = new Path(System.getProperty("user.dir", "/"));
      boolean isRelative = place.toUri().getScheme() == null && !place.isAbsolute();
      return (isRelative ? new Path(here, place) : place).toUri().normalize().toString();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /**
   * Finds what {@code { from = "step.output" }} names; where it names nothing, that is noted.
   *
   * @param input the input that it is for
   * @param reader the step that has the input
   */
  Optional<Wire> wire(String text, String input, String reader, ConfigOrigin origin) {
    int dot = text.indexOf('.');
    if (dot < 1 || dot == text.length() - 1) {
      problems.add(origin, "from: '%s' is not of the form step.output".formatted(text));
      return Optional.empty();
    }
    String step = text.substring(0, dot);
    String output = text.substring(dot + 1);
    if (!feeds.containsKey(step)) {
      problemOf(step, reader, origin);
      return Optional.empty();
    }
    Map<String, Feed> outputs = feeds.getOrDefault(step, Map.of());
    Feed feed = outputs.get(output);
    if (feed == null) {
      problems.add(
          origin,
          "from: the step '%s' has no output '%s'%s; it has %s"
              .formatted(
                  step,
                  output,
                  Suggestion.didYouMean(output, outputs.keySet()),
                  outputs.isEmpty() ? "none" : String.join(", ", outputs.keySet())));
      return Optional.empty();
    }
    return Optional.of(new Wire(new Link(input, step, output, feed.path()), feed));
  }

  /** An input and what it is fed with. */
  record Wire(Link link, Feed feed) {}

  private void problemOf(String step, String reader, ConfigOrigin origin) {
    if (!order.contains(step)) {
      problems.add(
          origin,
          "from: there is no step '%s'%s".formatted(step, Suggestion.didYouMean(step, order)));
      return;
    }
    List<String> round = wayBack(step, reader, new ArrayList<>());
    if (!round.isEmpty()) {
      problems.add(
          origin,
          "from: a cycle, %s builds on %s"
              .formatted(reader, String.join(", which builds on ", round)));
    } else if (order.indexOf(step) > order.indexOf(reader)) {
      problems.add(
          origin, "from: the step '%s' comes later; put it before '%s'".formatted(step, reader));
    }
    // What is left is an earlier step that is wrong itself, which has been told.
  }

  /** The steps from one to another along what they build on; empty where there is no way. */
  private List<String> wayBack(String from, String to, List<String> passed) {
    if (passed.contains(from)) {
      return List.of();
    }
    List<String> way = new ArrayList<>(passed);
    way.add(from);
    if (from.equals(to)) {
      return way;
    }
    for (String next : readsFrom.getOrDefault(from, Set.of())) {
      List<String> found = wayBack(next, to, way);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
