package io.sparketl.jobs.io;

import io.sparketl.core.error.Causes;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.security.AccessControlException;

/** Tells what file systems refuse, and when they are not there, from what is wrong with a file. */
public final class StorageFailures {

  private StorageFailures() {}

  /** The failure that {@code thrown} means, if a file system refused access or is out of reach. */
  public static Optional<EtlException> classify(Throwable thrown) {
    Optional<Throwable> denial = innermost(thrown, StorageFailures::isDenial);
    return denial.isPresent()
        ? denial.map(one -> denied(one, thrown))
        : innermost(thrown, StorageFailures::isOutOfReach).map(one -> unreachable(one, thrown));
  }

  private static EtlException denied(Throwable denial, Throwable thrown) {
    return new EtlException(
        ErrorCode.ACCESS_DENIED,
        text(denial),
        "ask for the right to read or write there, or run as somebody who has it",
        thrown);
  }

  private static EtlException unreachable(Throwable silence, Throwable thrown) {
    return new EtlException(
        ErrorCode.STORAGE_UNREACHABLE,
        silence.getClass().getSimpleName() + ": " + text(silence),
        "check the host in the path and the network, then try again",
        thrown);
  }

  /** The first line of what {@code thrown} says, or what it is where it says nothing. */
  public static String text(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank()
        ? thrown.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").strip();
  }

  private static Optional<Throwable> innermost(Throwable thrown, Predicate<Throwable> kind) {
    return Causes.of(thrown).stream().filter(kind).reduce((outer, inner) -> inner);
  }

  private static boolean isDenial(Throwable thrown) {
    return thrown instanceof AccessControlException
        || thrown instanceof AccessDeniedException
        || text(thrown).contains("(Permission denied)");
  }

  private static boolean isOutOfReach(Throwable thrown) {
    return thrown instanceof UnknownHostException
        || thrown instanceof SocketException
        || thrown instanceof SocketTimeoutException;
  }
}
