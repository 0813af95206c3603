package org.chemosign.bench;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionReader;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.ReadOptions;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.prediction.ChemosensitivityPredictor;
import org.chemosign.prediction.PredictionRequest;
import org.chemosign.prediction.RegimenRules;
import org.chemosign.signature.CatalogSettings;
import org.chemosign.signature.Signature.BoundSignature;
import org.chemosign.signature.SignatureCatalog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From the bytes of a gzip file of 20,000 genes to the predictions for five drugs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class CoreBenchmark {

  /** More than the reader remembers, so that a column in another order is always new to it. */
  private static final int FILES = 16;

  private final ReadOptions options = ReadOptions.of(ExpressionUnit.TPM);
  private SignatureCatalog catalog;
  private ChemosensitivityPredictor predictor;
  private List<byte[]> sameRows;
  private List<byte[]> otherRows;
  private List<ExpressionProfile> profiles;
  private List<BoundSignature> bound;
  private int turn;

  /** Makes the files; the time it takes is not measured. */
  @Setup
  public void setUp() {
    catalog = SignatureCatalog.load(new CatalogSettings(Optional.empty(), false));
    predictor = new ChemosensitivityPredictor(catalog, RegimenRules.bundled(), "bench");
    sameRows = SyntheticProfiles.sameRows(FILES);
    otherRows = SyntheticProfiles.otherRows(FILES);
    profiles = sameRows.stream().map(this::read).toList();
    bound = catalog.active().stream().map(s -> s.bind(profiles.get(0).genes())).toList();
  }

  private ExpressionProfile read(byte[] file) {
    return ExpressionReader.read(new ByteArrayInputStream(file), options).profiles().get(0);
  }

  private <T> T next(List<T> values) {
    turn = (turn + 1) % FILES;
    return values.get(turn);
  }

  /** Reading a file whose identifier column was seen before. */
  @Benchmark
  public ExpressionProfile parseKnownRows() {
    return read(next(sameRows));
  }

  /** Reading a file whose identifier column is new. */
  @Benchmark
  public ExpressionProfile parseNewRows() {
    return read(next(otherRows));
  }

  /** Five scores, with their contributions, of a profile in memory. */
  @Benchmark
  public void scoreFiveDrugs(Blackhole sink) {
    ExpressionProfile profile = next(profiles);
    bound.forEach(signature -> sink.consume(signature.score(profile)));
  }

  /** Everything that is predicted of a profile in memory. */
  @Benchmark
  public ChemosensitivityPrediction predict() {
    return predictor.predict(next(profiles), PredictionRequest.everything());
  }

  /** The whole core: from bytes to the prediction, identifier column seen before. */
  @Benchmark
  public ChemosensitivityPrediction parseAndPredictKnownRows() {
    return predictor.predict(read(next(sameRows)), PredictionRequest.everything());
  }

  /** The whole core, identifier column new. */
  @Benchmark
  public ChemosensitivityPrediction parseAndPredictNewRows() {
    return predictor.predict(read(next(otherRows)), PredictionRequest.everything());
  }
}
