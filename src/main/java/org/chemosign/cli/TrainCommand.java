package org.chemosign.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.chemosign.signature.ReleaseRecord;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignaturePackWriter;
import org.chemosign.training.SignatureTrainer;
import org.chemosign.training.TrainedSignature;
import org.chemosign.training.TrainingPlan;
import org.chemosign.training.TrainingReport;
import org.chemosign.training.TrainingSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains a signature from models and their drug tests, and lays its pack down as a draft. A run
 * that was ended goes on with {@code --resume}.
 */
@Command(
    name = "train",
    sortOptions = false,
    description =
        "Train a signature by nested cross-validation; makes a draft pack and the record of it.")
final class TrainCommand implements Callable<Integer> {

  private static final String CARD = "card.json";

  private final Console console;

  @Mixin private TrainDataOptions data;
  @Mixin private TrainMethodOptions method;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the pack; made when absent.")
  private Path out;

  @Option(names = "--overwrite", description = "Replace a pack that is there.")
  private boolean overwrite;

  @Option(names = "--resume", description = "Go on from what an ended run has finished.")
  private boolean resume;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!overwrite && Files.exists(out.resolve(CARD))) {
      throw new CommandException(out + " holds a pack already (--overwrite replaces it)");
    }
    Path checkpoint = out.resolve(".chemosign-checkpoint");
    TrainingSet set = data.read();
    TrainingPlan plan = method.plan(data.drug(), data.references(), checkpoint);
    if (!resume) {
      delete(checkpoint);
    }
    TrainProgress progress = new TrainProgress(console, System::nanoTime);
    TrainedSignature trained;
    try {
      trained = SignatureTrainer.train(set, plan, progress);
    } finally {
      progress.end();
    }
    write(trained);
    delete(checkpoint);
    summary(trained.report());
    return CommandLineInterface.DONE;
  }

  private void write(TrainedSignature trained) throws IOException {
    Files.createDirectories(out);
    Files.deleteIfExists(out.resolve(ReleaseRecord.FILE));
    SignaturePackWriter.write(out, trained.pack());
    SignatureCard card = SignatureCatalog.read(out).card();
    ReleaseRecord.Entry entry =
        new ReleaseRecord.Entry(
            ReleaseStatus.DRAFT,
            "chemosign train",
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            "trained");
    ReleaseRecord.first(card, entry).write(out);
    text("training-report.json", trained.report().json());
    text("training-report.md", trained.report().markdown());
  }

  private void text(String name, String content) throws IOException {
    Files.writeString(out.resolve(name), content, StandardCharsets.UTF_8);
  }

  private void summary(TrainingReport report) {
    console.out().println(out);
    console
        .err()
        .println(
            "chemosign: "
                + report.identity().id()
                + " "
                + report.identity().version()
                + ", "
                + report.learner()
                + " ("
                + report.choice()
                + "), graded "
                + report.evidence().code()
                + "; a draft, see "
                + out.resolve("training-report.md"));
    report.statement().forEach(sentence -> console.err().println("chemosign: " + sentence));
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
