package io.sparketl.jobs.io.scan;

import java.io.Serializable;

/**
 * A file as it was listed.
 *
 * @param path its path, a URI
 * @param length its length in bytes
 * @param modified when it was changed last, in milliseconds since 1970
 */
public record StoredFile(String path, long length, long modified) implements Serializable {

  private static final long serialVersionUID = 1L;
}
