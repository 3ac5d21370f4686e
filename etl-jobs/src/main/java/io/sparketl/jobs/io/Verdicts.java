package io.sparketl.jobs.io;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can become of a row under a contract, numbered: 0 it is used, then for each field that it is
 * missing and that it is unreadable, then the rules.
 */
record Verdicts(List<String> reasons, List<String> rules) {

  static final int USED = 0;

  static Verdicts of(Contract contract) {
    List<String> reasons = new ArrayList<>();
    for (Field field : contract.fields()) {
      reasons.add(field.name() + " missing");
      reasons.add(field.name() + " not " + field.type().noun());
    }
    return new Verdicts(reasons, contract.rules().stream().map(Rule::name).toList());
  }

  static int missing(int field) {
    return 1 + 2 * field;
  }

  static int unreadable(int field) {
    return 2 + 2 * field;
  }

  int brokenRule(int rule) {
    return 1 + reasons.size() + rule;
  }

  int size() {
    return 1 + reasons.size() + rules.size();
  }

  /** The counts by verdict number, in words; reasons and rules that met no row are left out. */
  RowCounts inWords(long[] counts) {
    Map<String, Long> rejected = new LinkedHashMap<>();
    Map<String, Long> filtered = new LinkedHashMap<>();
    long read = counts[USED];
    for (int verdict = 1; verdict < size(); verdict++) {
      read += counts[verdict];
      if (counts[verdict] > 0 && verdict <= reasons.size()) {
        rejected.put(reasons.get(verdict - 1), counts[verdict]);
      } else if (counts[verdict] > 0) {
        filtered.put(rules.get(verdict - 1 - reasons.size()), counts[verdict]);
      }
    }
    return new RowCounts(read, counts[USED], rejected, filtered);
  }
}
