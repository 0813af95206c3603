package org.chemosign.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.chemosign.chemogram.AnalysisPlan;
import org.chemosign.chemogram.ChemogramAnalysis;
import org.chemosign.chemogram.DoseRange;
import org.chemosign.chemogram.Plate;
import org.chemosign.chemogram.PlateFormatException;
import org.chemosign.chemogram.PlateReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Chemograms of a file of plates: a table, and on request a picture a plate. */
@Command(
    name = "chemogram",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Fit dose-response curves of preclinical models: AUC, IC50, Emax, GR metrics, quality.")
final class ChemogramCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "PLATES", description = "Table with one row a well, TSV or CSV.")
  private Path input;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "text (default), tsv or json.")
  private ChemogramFormat format;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the table and the plots there instead of the table to standard output.")
  private Path directory;

  @Option(
      names = "--plot",
      paramLabel = "KIND",
      description = "A picture a plate and model: svg or png; needs --out.")
  private PlotFormat plot;

  @Option(
      names = "--range",
      paramLabel = "DRUG=LOW:HIGH",
      description =
          "Dose range in uM over which the areas of a drug are compared; may be repeated.")
  private Map<String, String> ranges = new TreeMap<>();

  @Option(
      names = "--confidence",
      defaultValue = "0.95",
      paramLabel = "P",
      description = "Confidence of the intervals, 0.5 to 0.999 (default 0.95).")
  private double confidence;

  @Option(names = "--overwrite", description = "Replace existing files in the --out directory.")
  private boolean overwrite;

  ChemogramCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (plot != null && directory == null) {
      throw new UsageException("--plot needs --out, a directory for the pictures");
    }
    AnalysisPlan plan = plan();
    ChemogramAnalysis analysis = analyse(plan);
    String table = render(analysis);
    if (directory == null) {
      console.out().print(table);
    } else {
      write(analysis, table);
    }
    return CommandLineInterface.DONE;
  }

  private AnalysisPlan plan() {
    Map<String, DoseRange> parsed = new TreeMap<>();
    ranges.forEach((drug, text) -> parsed.put(drug, range(drug, text)));
    try {
      return new AnalysisPlan(confidence, parsed);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--confidence: " + e.getMessage());
    }
  }

  private static DoseRange range(String drug, String text) {
    String[] ends = text.split(":", -1);
    try {
      if (ends.length == 2) {
        return new DoseRange(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--range %s=%s: LOW:HIGH in uM, both positive and rising".formatted(drug, text));
    }
    throw new UsageException("--range %s=%s: LOW:HIGH is needed".formatted(drug, text));
  }

  private ChemogramAnalysis analyse(AnalysisPlan plan) throws IOException {
    try (InputStream in = Files.newInputStream(input)) {
      List<Plate> plates = PlateReader.read(in);
      return ChemogramAnalysis.of(plates, plan);
    } catch (PlateFormatException e) {
      throw new CommandException(input + ": " + e.getMessage(), e);
    }
  }

  private String render(ChemogramAnalysis analysis) {
    return switch (format) {
      case TEXT -> ChemogramText.of(analysis);
      case TSV -> ChemogramTable.of(analysis);
      case JSON -> ChemogramJson.of(analysis);
    };
  }

  private void write(ChemogramAnalysis analysis, String table) throws IOException {
    Files.createDirectories(directory);
    try (StagedFiles staged = new StagedFiles(overwrite)) {
      Path target = directory.resolve(InputName.stem(input) + ".chemograms" + format.suffix());
      Files.write(staged.stage(target), table.getBytes(StandardCharsets.UTF_8));
      int pictures = plot == null ? 0 : new PlatePlots(directory, plot, staged).write(analysis);
      staged.commit();
      console
          .err()
          .println(
              "chemosign: %d chemograms and %d plots in %s"
                  .formatted(analysis.chemograms().size(), pictures, directory));
    }
  }
}
