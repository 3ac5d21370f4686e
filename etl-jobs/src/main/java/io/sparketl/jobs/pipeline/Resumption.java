package io.sparketl.jobs.pipeline;

import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Secrets;
import io.sparketl.jobs.run.Attempt;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.Status;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which steps of a run stand as they were left: succeeded, with the parameters of now, from
 * the inputs of now, and with their outputs untouched.
 *
 * @param folder the run
 */
record Resumption(RunFolder folder) {

  /** Why a step has to run; nothing, where it stands. */
  Optional<String> reasonToRun(Step step) throws IOException {
    Optional<Attempt> last = folder.lastAttempt(step.name());
    if (last.isEmpty()) {
      return Optional.of("it has not run yet");
    }
    if (last.get().currentStatus() != Status.SUCCEEDED) {
      return Optional.of("its last attempt was " + last.get().currentStatus().text());
    }
    Optional<String> changed = otherParameter(step, last.get());
    return changed.isPresent() ? changed : otherFiles(step, last.get());
  }

  /** The attempt may have more: what the job found out by itself. */
  private static Optional<String> otherParameter(Step step, Attempt last) {
    Map<String, String> now = Secrets.mask(step.work().parameters());
    return now.entrySet().stream()
        .filter(one -> !one.getValue().equals(last.parameters().get(one.getKey())))
        .map(one -> "its parameter %s is another".formatted(one.getKey()))
        .findFirst();
  }

  private Optional<String> otherFiles(Step step, Attempt last) throws IOException {
    Map<String, String> now = new LinkedHashMap<>();
    try {
      now.putAll(step.work().inputStates(step.links(), folder.hadoop()));
    } catch (EtlException e) {
      return Optional.of(e.problem());
    }
    Map<String, String> outputs = step.work().outputStates(folder.hadoop());
    now.putAll(outputs);
    return now.entrySet().stream()
        .filter(one -> !one.getValue().equals(last.fileStates().get(one.getKey())))
        .map(
            one ->
                outputs.containsKey(one.getKey())
                    ? "its output %s is not as it left it".formatted(one.getKey())
                    : "its input %s is not what it was".formatted(one.getKey()))
        .findFirst();
  }
}
