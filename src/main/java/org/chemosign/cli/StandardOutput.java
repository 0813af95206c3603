package org.chemosign.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/** Results on standard output, one header for all inputs. */
final class StandardOutput implements ResultSink {

  private final PrintStream out;
  private final String header;
  private boolean started;

  StandardOutput(PrintStream out, String header) {
    this.out = out;
    this.header = header;
  }

  @Override
  public void startInput(Path input) {
    if (!started) {
      out.print(header);
      started = true;
    }
  }

  @Override
  public void accept(String sample, String text) {
    out.print(text);
  }

  @Override
  public void commit() {
    if (out.checkError()) {
      throw new CommandException("standard output cannot be written");
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}
