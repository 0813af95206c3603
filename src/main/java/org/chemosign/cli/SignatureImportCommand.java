package org.chemosign.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chemosign.signature.PamgImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes signature packs of the published PAMG tables (Nicolle 2020, DOI
 * 10.1016/j.ebiom.2020.102858), which do not ship because their licence is unclear.
 */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Make packs of the published PAMG gene weights.")
final class SignatureImportCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "WEIGHTS",
      description = "Table of gene weights (plain or gzip), or the directory of such tables.")
  private Path weights;

  @Option(
      names = "--systems",
      required = true,
      paramLabel = "FILE",
      description = "JSON with the constants of each reference system.")
  private Path systems;

  @Option(
      names = "--signature-dir",
      required = true,
      paramLabel = "DIR",
      description = "Signature directory to write the packs to; made when absent.")
  private Path directory;

  SignatureImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Path> packs = PamgImport.run(weights, systems, directory);
    packs.forEach(pack -> console.out().println(pack));
    console
        .err()
        .println("chemosign: use them with --signature-dir " + directory + " --research-use");
    return CommandLineInterface.DONE;
  }
}
