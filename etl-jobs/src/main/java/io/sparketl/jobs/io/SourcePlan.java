package io.sparketl.jobs.io;

import io.sparketl.core.contract.Field;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;

/**
 * What reading a source will mean: its files, and under which name each has the contract's columns.
 * Made from listings and heads alone.
 *
 * @param port the input
 * @param groups its files, those of one layout together
 */
public record SourcePlan(InputPort port, List<FileGroup> groups) {

  /**
   * Lists the files of {@code port} and reads their heads.
   *
   * @throws EtlException for what is missing, misnamed or unreadable
   */
  public static SourcePlan of(InputPort port, Configuration hadoop) throws IOException {
    Map<Layout, List<SourceFile>> filesByLayout = new LinkedHashMap<>();
    for (SourceFile file : new SourceFiles(hadoop).list(port.source())) {
      Layout layout = Layout.of(Head.of(file, hadoop), file, port.contract());
      filesByLayout.computeIfAbsent(layout, key -> new ArrayList<>()).add(file);
    }
    List<FileGroup> groups = new ArrayList<>();
    filesByLayout.forEach((layout, files) -> groups.add(new FileGroup(layout, files)));
    return new SourcePlan(port, List.copyOf(groups));
  }

  /** How many files there are. */
  public int files() {
    return groups.stream().mapToInt(group -> group.files().size()).sum();
  }

  /** The files' length together, as stored. */
  public long bytes() {
    return groups.stream()
        .flatMap(group -> group.files().stream())
        .mapToLong(SourceFile::length)
        .sum();
  }

  /** For each field of the contract, the names under which the files have it. */
  public Map<String, List<String>> columnNames() {
    List<Field> fields = port.contract().fields();
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      TreeSet<String> found = new TreeSet<>();
      for (FileGroup group : groups) {
        found.add(group.layout().names().get(i).strip());
      }
      names.put(fields.get(i).name(), List.copyOf(found));
    }
    return names;
  }
}
