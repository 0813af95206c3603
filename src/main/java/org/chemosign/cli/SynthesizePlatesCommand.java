package org.chemosign.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chemosign.synthetic.SyntheticPlates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes synthetic dose-response plates to a file. */
@Command(
    name = "synthesize-plates",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Make seeded synthetic dose-response plates, for examples of 'chemogram'.")
final class SynthesizePlatesCommand implements Callable<Integer> {

  private static final int MOST_MODELS = 500;

  private final Console console;

  @Option(names = "--models", required = true, paramLabel = "N", description = "How many, 1-500.")
  private int models;

  @Option(names = "--seed", required = true, paramLabel = "S", description = "Seed, an integer.")
  private long seed;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
  private Path file;

  @Option(names = "--overwrite", description = "Replace an existing file.")
  private boolean overwrite;

  SynthesizePlatesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (models < 1 || models > MOST_MODELS) {
      throw new UsageException("--models has to be from 1 to " + MOST_MODELS);
    }
    String text = SyntheticPlates.text(models, seed);
    try (StagedFiles staged = new StagedFiles(overwrite)) {
      Files.write(staged.stage(file.toAbsolutePath()), text.getBytes(StandardCharsets.UTF_8));
      staged.commit();
    }
    console.err().println("chemosign: plates of " + models + " synthetic models in " + file);
    return CommandLineInterface.DONE;
  }
}
