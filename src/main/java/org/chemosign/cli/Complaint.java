package org.chemosign.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What is said to people of a failure: one line, with no class names where it can be helped. */
final class Complaint {

  private Complaint() {}

  static String of(Throwable problem) {
    if (problem instanceof UncheckedIOException wrapped) {
      return of(wrapped.getCause());
    }
    if (problem instanceof FileSystemException file) {
      return file.getFile() + ": " + reason(file);
    }
    if (problem instanceof OutOfMemoryError) {
      return "out of memory; give Java more, for example with java -Xmx2g -jar";
    }
    String message = problem.getMessage();
    String kind = problem.getClass().getSimpleName();
    if (message == null || message.isBlank()) {
      return "unexpected " + kind;
    }
    return isOurs(problem) ? message : kind + ": " + message;
  }

  private static boolean isOurs(Throwable problem) {
    return problem.getClass().getPackageName().startsWith("org.chemosign");
  }

  private static String reason(FileSystemException problem) {
    if (problem instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "exists already";
    }
    if (problem instanceof AccessDeniedException) {
      return "access denied";
    }
    if (problem instanceof NotDirectoryException) {
      return "not a directory";
    }
    return String.valueOf(problem.getReason());
  }
}
