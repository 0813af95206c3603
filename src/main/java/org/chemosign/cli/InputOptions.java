package org.chemosign.cli;

import java.nio.file.Path;
import java.util.List;
import org.chemosign.expression.ReadOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is read, and what its sender states of it. */
final class InputOptions {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Expression profiles, plain or gzip, one or many samples a file.")
  private List<Path> files;

  @Mixin private UnitOptions unit;

  List<Path> files() {
    return files;
  }

  ReadOptions readOptions() {
    return unit.readOptions();
  }
}
