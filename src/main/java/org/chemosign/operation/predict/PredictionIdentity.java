package org.chemosign.operation.predict;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.prediction.DrugPrediction;
import org.chemosign.prediction.PhenotypePrediction;
import org.chemosign.report.ReportLanguage;
import org.chemosign.signature.SignatureCard;

/**
 * The identity of a prediction: SHA-256 over everything that decides what the report says. Equal
 * requests have equal identities, so that a repeated request finds the first one's report.
 */
final class PredictionIdentity {

  private PredictionIdentity() {}

  static String of(
      ChemosensitivityPrediction prediction,
      PredictionInput input,
      PredictParameters parameters,
      ReportLanguage language) {
    return sha256(
        List.of(
            prediction.profile().sha256(),
            prediction.profile().sample(),
            prediction.profile().unit().code(),
            prediction.profile().identifiers().code(),
            prediction.versions().geneTableSha256(),
            prediction.versions().regimenRulesSha256(),
            signatures(prediction),
            prediction.regimens().stream().map(r -> r.rule().canonical()).toList().toString(),
            input.subject(),
            input.specimen().map(SpecimenRecord::id).orElse(""),
            input.sequence().map(s -> s.getIdElement().getIdPart()).orElse("inline"),
            known(prediction, input),
            parameters.order().orElse(""),
            parameters.qcPolicy().name(),
            language.code()));
  }

  /** What is known of the specimen. Where only the conditions are, as before quality was shown. */
  private static String known(ChemosensitivityPrediction prediction, PredictionInput input) {
    String facts = prediction.specimen().toString();
    return input.quality().isEmpty() ? facts : facts + input.quality();
  }

  private static String signatures(ChemosensitivityPrediction prediction) {
    List<String> drugs =
        prediction.drugs().stream()
            .map(DrugPrediction::signature)
            .map(PredictionIdentity::pinned)
            .toList();
    List<String> phenotypes =
        prediction.phenotypes().stream()
            .map(PhenotypePrediction::signature)
            .map(PredictionIdentity::pinned)
            .toList();
    return drugs + "|" + phenotypes;
  }

  private static String pinned(SignatureCard card) {
    return card.canonical() + "#" + card.sha256();
  }

  /** Each part is preceded by its length, so that no two lists of parts read alike. */
  private static String sha256(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
