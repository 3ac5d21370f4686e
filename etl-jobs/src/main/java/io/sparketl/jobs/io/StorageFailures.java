package io.sparketl.jobs.io;

import io.sparketl.core.error.Cause;
import io.sparketl.core.error.Causes;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Symptom;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hadoop.fs.InvalidPathException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.PathIsDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;

/**
 * Tells what file systems refuse or lack, and when they are not there, from what is wrong with a
 * file. What is known by the name of its class alone belongs to S3A, which a job does not bring.
 */
public final class StorageFailures {

  private static final Pattern REFUSED_CREDENTIALS =
      Pattern.compile(
          "[: ](SignatureDoesNotMatch|InvalidAccessKeyId|ExpiredToken|InvalidToken)(?:\\b|$)");

  /** A path of a store; {@code http:} is where Hadoop's advice is. */
  private static final Pattern PLACE =
      Pattern.compile("\\b(?!https?:)[a-z][a-z0-9+.-]*:/[^\\s'\"),;]*[^\\s'\"),;:.]");

  /** What only an engineer of the store could use. */
  private static final Pattern NOISE =
      Pattern.compile(
          ", Request ID: [^,)]*|, Extended Request ID: [^,)]*|; For more details see:.*"
              + "|\\b(?:software|org|java|com)(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*(?:Exception|Error): ");

  private static final List<Symptom> SYMPTOMS =
      List.of(
          new Symptom(
              ErrorCode.CREDENTIALS_MISSING,
              named("NoAuthWithAWSException")
                  .or(named("NoAwsCredentialsException"))
                  .or(named("CredentialInitializationException")),
              (found, all) -> "no credentials were found" + suffix(all),
              "give them by the environment (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) or by the"
                  + " machine's role, never in a path"),
          new Symptom(
              ErrorCode.CREDENTIALS_REFUSED,
              says(REFUSED_CREDENTIALS),
              (found, all) ->
                  "the store refused the credentials%s: %s".formatted(suffix(all), refusal(found)),
              "check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or get new ones where they have"
                  + " expired"),
          new Symptom(
              ErrorCode.ACCESS_DENIED,
              is(AccessDeniedException.class).and(says(Pattern.compile("Status Code: 403"))),
              StorageFailures::denial,
              "ask for the right to read or write there, or check the credentials"),
          new Symptom(
              ErrorCode.ACCESS_DENIED,
              is(AccessControlException.class)
                  .or(is(AccessDeniedException.class))
                  .or(ends("Permission denied"))
                  .or(ends("Operation not permitted"))
                  .or(ends("Read-only file system")),
              StorageFailures::denial,
              "ask for the right to read or write there, or run as somebody who has it"),
          new Symptom(
              ErrorCode.STORE_NOT_FOUND,
              named("UnknownStoreException"),
              (found, all) -> "there is no such bucket" + suffix(all),
              "check the name of the bucket, and the region and endpoint it is to be found at"),
          new Symptom(
              ErrorCode.STORAGE_FULL,
              named("ClusterStorageCapacityExceededException")
                  .or(named("QuotaExceededException"))
                  .or(ends("No space left on device"))
                  .or(ends("Disk quota exceeded")),
              (found, all) -> text(found) + suffix(all),
              "make room or ask for a larger quota, of the output's disk and of Spark's"
                  + " spark.local.dir, then run it again"),
          new Symptom(
              ErrorCode.RESOURCES_EXHAUSTED,
              ends("Too many open files").or(ends("Cannot allocate memory")),
              (found, all) -> text(found),
              "raise the limit ('ulimit -n'), or run fewer tasks at a time"),
          new Symptom(
              ErrorCode.PATH_INVALID,
              ends("File name too long")
                  .or(
                      ends(
                          "Too many levels of symbolic links or unable to access attributes of symbolic link"))
                  .or(ends("Too many levels of symbolic links"))
                  .or(ends("Is a directory"))
                  .or(ends("Not a directory"))
                  .or(is(FileSystemLoopException.class))
                  .or(is(NotDirectoryException.class))
                  .or(is(ParentNotDirectoryException.class))
                  .or(is(PathIsDirectoryException.class))
                  .or(is(InvalidPathException.class))
                  .or(is(UnsupportedFileSystemException.class)),
              (found, all) -> text(found),
              "choose another path"),
          new Symptom(
              ErrorCode.INPUT_CHANGED,
              named("RemoteFileChangedException"),
              (found, all) -> text(found),
              "run it again when nobody writes there any more"),
          new Symptom(
              ErrorCode.TIMED_OUT,
              is(SocketTimeoutException.class)
                  .or(named("ApiCallTimeoutException"))
                  .or(named("ApiCallAttemptTimeoutException")),
              (found, all) -> "no answer in time%s: %s".formatted(suffix(all), text(found)),
              "check the host in the path and the network, then try again"),
          new Symptom(
              ErrorCode.STORAGE_UNREACHABLE,
              is(UnknownHostException.class),
              (found, all) -> "the host is unknown%s: %s".formatted(suffix(all), text(found)),
              "check the host in the path and the network, then try again"),
          new Symptom(
              ErrorCode.STORAGE_UNREACHABLE,
              is(SocketException.class).or(is(SSLException.class)),
              (found, all) -> "there is no connection%s: %s".formatted(suffix(all), text(found)),
              "check the host in the path and the network, then try again"),
          new Symptom(
              ErrorCode.STORAGE_UNREACHABLE,
              named("AWSStatus500Exception").or(named("AWSServiceThrottledException")),
              (found, all) -> "the store failed: " + text(found),
              "try again later; the fault is the store's"),
          new Symptom(
              ErrorCode.INPUT_NOT_FOUND,
              is(FileNotFoundException.class).or(is(NoSuchFileException.class)),
              (found, all) -> "there is nothing at " + text(found),
              "check the path, and that nobody takes files away while they are read"));

  private StorageFailures() {}

  /** The failure that {@code thrown} means, if a file system refused, lacks or is out of reach. */
  public static Optional<EtlException> classify(Throwable thrown) {
    return Symptom.diagnose(SYMPTOMS, thrown);
  }

  /** The first line of what the innermost of {@code thrown} says, without what no user can use. */
  public static String text(Throwable thrown) {
    List<Cause> causes = Causes.told(thrown);
    return text(causes.get(causes.size() - 1));
  }

  /** The first line of what {@code cause} says, without what no user can use. */
  public static String text(Cause cause) {
    return NOISE.matcher(cause.text()).replaceAll("");
  }

  private static String denial(Cause found, List<Cause> all) {
    if (!found.is(AccessDeniedException.class)) {
      return text(found);
    }
    String[] parts = text(found).split(": ", 2);
    String reason = parts.length < 2 || parts[1].isBlank() ? "" : ": " + parts[1];
    return "access to %s was refused%s".formatted(parts[0], reason);
  }

  private static String refusal(Cause found) {
    Matcher matcher = REFUSED_CREDENTIALS.matcher(found.message());
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Where it was, as far as any of the causes tells. */
  private static String suffix(List<Cause> all) {
    return all.stream()
        .flatMap(cause -> PLACE.matcher(cause.message()).results())
        .map(place -> " at " + place.group())
        .findFirst()
        .orElse("");
  }

  private static Predicate<Cause> is(Class<? extends Throwable> kind) {
    return cause -> cause.is(kind);
  }

  private static Predicate<Cause> named(String simpleName) {
    return cause -> cause.isNamed(simpleName);
  }

  private static Predicate<Cause> says(Pattern form) {
    return cause -> cause.says(form) && cause.is(IOException.class);
  }

  /** The operating system's own words, which Java puts at the end, some in parentheses. */
  private static Predicate<Cause> ends(String words) {
    return says(Pattern.compile("(?:^|[:(] ?)" + Pattern.quote(words) + "\\)?$"));
  }
}
