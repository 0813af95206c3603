package org.chemosign.cli;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where rendered predictions go. Closing without a commit leaves nothing behind where that can be
 * helped.
 */
interface ResultSink extends AutoCloseable {

  /** The samples that follow are those of this input. */
  void startInput(Path input) throws IOException;

  /** Takes one sample's text. */
  void accept(String sample, String text) throws IOException;

  /** All went well: results become visible. */
  void commit() throws IOException;

  @Override
  void close() throws IOException;
}
