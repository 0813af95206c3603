package org.chemosign.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.prediction.ChemosensitivityPredictor;
import org.chemosign.prediction.PredictionRequest;
import org.chemosign.prediction.RegimenRules;
import org.chemosign.prediction.SoftwareVersion;
import org.chemosign.signature.SignatureCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Predicts every sample of the files given, in file order, whatever the number of threads. A file
 * that cannot be used ends the run; nothing of it is written.
 */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Predict the tumours in expression files, without server or database.")
final class PredictCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private InputOptions input;
  @Mixin private OutputOptions output;
  @Mixin private RequestOptions request;
  @Mixin private CatalogOptions catalog;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads; default one a processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  PredictCommand(Console console) {
    this.console = console;
  }

  /** One sample's result as text. */
  private record Rendered(String sample, String text) {}

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new UsageException("--threads has to be at least 1");
    }
    SignatureCatalog signatures = catalog.load();
    ChemosensitivityPredictor predictor =
        new ChemosensitivityPredictor(
            signatures, RegimenRules.bundled(), SoftwareVersion.current());
    PredictionFormat format = output.format();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Progress progress = new Progress(console, System::nanoTime);
    try (ResultSink sink = output.sink(console, format.header())) {
      PredictionRequest asked = request.toRequest();
      run(pool, profile -> format.render(predictor.predict(profile, asked)), sink, progress);
      sink.commit();
      progress.finish();
    } finally {
      progress.end();
      pool.shutdownNow();
    }
    return CommandLineInterface.DONE;
  }

  private interface Scoring {
    String render(ExpressionProfile profile);
  }

  private void run(ExecutorService pool, Scoring scoring, ResultSink sink, Progress progress)
      throws IOException {
    ProfileFiles files = new ProfileFiles(input.files(), input.readOptions(), pool, 2 * threads);
    while (files.hasNext()) {
      ProfileFiles.ReadFile file = files.next();
      progress.expect(file.profiles().size(), files.hasNext());
      Iterator<Rendered> results =
          new OrderedTasks<>(pool, tasks(file.profiles(), scoring), 8 * threads);
      writeAll(file.path(), results, sink, progress);
    }
  }

  private static void writeAll(
      Path file, Iterator<Rendered> results, ResultSink sink, Progress progress)
      throws IOException {
    boolean started = false;
    while (results.hasNext()) {
      Rendered result = results.next();
      if (!started) {
        sink.startInput(file);
        started = true;
      }
      sink.accept(result.sample(), result.text());
      progress.step();
    }
  }

  private static Iterator<Callable<Rendered>> tasks(
      List<ExpressionProfile> profiles, Scoring scoring) {
    return profiles.stream()
        .<Callable<Rendered>>map(
            profile -> () -> new Rendered(profile.sample(), scoring.render(profile)))
        .iterator();
  }
}
