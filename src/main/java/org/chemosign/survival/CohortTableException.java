package org.chemosign.survival;

/** A table of outcomes that cannot be read as asked; names the file and, where known, the line. */
public final class CohortTableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CohortTableException(String file, String problem) {
    super(file + ": " + problem);
  }

  CohortTableException(String file, int line, String problem) {
    super(file + " line " + line + ": " + problem);
  }
}
