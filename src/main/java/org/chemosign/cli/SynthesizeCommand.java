package org.chemosign.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneTable;
import org.chemosign.synthetic.SyntheticFileFormat;
import org.chemosign.synthetic.SyntheticFileWriter;
import org.chemosign.synthetic.SyntheticGenome;
import org.chemosign.synthetic.SyntheticTumour;
import org.chemosign.synthetic.TumourSynthesizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes synthetic tumours to a file. */
@Command(
    name = "synthesize",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Make seeded synthetic tumours, for examples, demonstrations and load tests.")
final class SynthesizeCommand implements Callable<Integer> {

  private static final int MOST_SAMPLES = 2000;

  private final Console console;

  @Option(names = "--samples", required = true, paramLabel = "N", description = "How many, 1-2000.")
  private int samples;

  @Option(names = "--seed", required = true, paramLabel = "S", description = "Seed, an integer.")
  private long seed;

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "UNIT",
      description = "tpm, fpkm, log2-tpm, log2-fpkm, or counts (with --format featurecounts).")
  private ExpressionUnit unit;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "File to write; gzip when it ends in .gz.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "matrix, two-column (one sample) or featurecounts; default by the unit.")
  private SyntheticFileFormat format;

  @Option(names = "--overwrite", description = "Replace an existing file.")
  private boolean overwrite;

  SynthesizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SyntheticFileWriter writer = writer();
    TumourSynthesizer synthesizer =
        new TumourSynthesizer(SyntheticGenome.of(GeneTable.bundled()), seed);
    List<SyntheticTumour> tumours =
        IntStream.rangeClosed(1, samples).parallel().mapToObj(synthesizer::tumour).toList();
    try (StagedFiles staged = new StagedFiles(overwrite)) {
      Path target = file.toAbsolutePath();
      try (OutputStream out = open(staged.stage(target))) {
        writer.write(tumours, out);
      }
      staged.commit();
    }
    console.err().println("chemosign: " + samples + " synthetic samples in " + file);
    return CommandLineInterface.DONE;
  }

  private SyntheticFileWriter writer() {
    if (samples < 1 || samples > MOST_SAMPLES) {
      throw new UsageException("--samples has to be from 1 to " + MOST_SAMPLES);
    }
    if (layout() == SyntheticFileFormat.TWO_COLUMN && samples > 1) {
      throw new UsageException("the format two-column holds one sample");
    }
    try {
      return new SyntheticFileWriter(unit, layout());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private SyntheticFileFormat layout() {
    if (format != null) {
      return format;
    }
    return unit == ExpressionUnit.COUNTS
        ? SyntheticFileFormat.FEATURE_COUNTS
        : SyntheticFileFormat.MATRIX;
  }

  private OutputStream open(Path temporary) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
  }
}
