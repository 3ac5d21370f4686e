package io.sparketl.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does something when a time is over, unless it is closed before. */
final class Deadline implements AutoCloseable {

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "deadline");
            thread.setDaemon(true);
            return thread;
          });

  /** Begins to count, if there is a limit. */
  Deadline(Optional<Duration> limit, Runnable over) {
    limit.ifPresent(time -> begin(time, over));
  }

  private void begin(Duration time, Runnable over) {
    // Nobody waits for it: what it does is told by the attempt's record.
    ScheduledFuture<?> unused = clock.schedule(over, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
