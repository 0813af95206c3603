package org.chemosign.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chemosign.expression.ExpressionMatrix;
import org.chemosign.expression.ExpressionReader;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.ReadOptions;
import org.chemosign.prediction.ChemosensitivityPredictor;
import org.chemosign.prediction.PredictionRequest;
import org.chemosign.prediction.RegimenRules;
import org.chemosign.signature.CatalogSettings;
import org.chemosign.signature.SignatureCatalog;

/**
 * The core for {@code bench/over-http.py}: for each path of a TPM file on standard input, predicts
 * it and answers with the nanoseconds from its bytes to the predictions, so that requests to a
 * server and the core can take turns.
 */
public final class CoreLoop {

  private CoreLoop() {}

  /** Runs until standard input ends. */
  public static void main(String... args) throws IOException {
    ChemosensitivityPredictor predictor =
        new ChemosensitivityPredictor(
            SignatureCatalog.load(new CatalogSettings(Optional.empty(), false)),
            RegimenRules.bundled(),
            "bench");
    ReadOptions options = ReadOptions.of(ExpressionUnit.TPM);
    BufferedReader paths =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String path = paths.readLine(); path != null; path = paths.readLine()) {
      byte[] file = Files.readAllBytes(Path.of(path));
      long begin = System.nanoTime();
      ExpressionMatrix matrix = ExpressionReader.read(new ByteArrayInputStream(file), options);
      int drugs =
          predictor
              .predict(matrix.profiles().get(0), PredictionRequest.everything())
              .drugs()
              .size();
      System.out.println(System.nanoTime() - begin + " " + drugs);
    }
  }
}
