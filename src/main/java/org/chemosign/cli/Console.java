package org.chemosign.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command writes to.
 *
 * @param out results, UTF-8
 * @param err progress and errors, UTF-8
 * @param interactive whether a person watches, so that a progress line may be rewritten in place
 */
record Console(PrintStream out, PrintStream err, boolean interactive) {

  /** The streams of this process; results are buffered and have to be flushed. */
  static Console system() {
    return new Console(
        stream(FileDescriptor.out, false),
        stream(FileDescriptor.err, true),
        System.console() != null);
  }

  private static PrintStream stream(FileDescriptor descriptor, boolean autoFlush) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        autoFlush,
        StandardCharsets.UTF_8);
  }

  /** Writes a message as exactly one line on standard error. */
  void error(String message) {
    err.println("chemosign: " + message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
    err.flush();
  }
}
