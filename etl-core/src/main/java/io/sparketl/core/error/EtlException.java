package io.sparketl.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The one exception for what users and operators can mend: a code, the problem in the reader's
 * words with the values, and what to do about it. Credentials in them are masked.
 *
 * <p>{@link IllegalArgumentException} stays for broken calls from Java code.
 */
public final class EtlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String problem;
  private final String remedy;

  /** A failure that has no deeper cause. */
  public EtlException(ErrorCode code, String problem, String remedy) {
    this(code, problem, remedy, null);
  }

  /** A failure because of {@code cause}, whose text a reader need not see to understand it. */
  public EtlException(ErrorCode code, String problem, String remedy, @Nullable Throwable cause) {
    // On one line: cluster managers pass on no more than that.
    super(Secrets.mask(code.label() + ": " + problem.replace("\n", ", ") + "; " + remedy), cause);
    this.code = code;
    this.problem = Secrets.mask(problem);
    this.remedy = Secrets.mask(remedy);
  }

  /** The numbered code. */
  public ErrorCode code() {
    return code;
  }

  /** What is wrong and where. */
  public String problem() {
    return problem;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
