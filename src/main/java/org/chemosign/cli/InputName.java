package org.chemosign.cli;

import java.nio.file.Path;

/** What an input file is called where its samples have no name of their own. */
final class InputName {

  private InputName() {}

  /** The file's name without {@code .gz} and without the extension before that. */
  static String stem(Path input) {
    String name = String.valueOf(input.getFileName()).replaceFirst("(?i)\\.gz$", "");
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
