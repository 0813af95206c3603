package org.chemosign.prediction;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.GeneIndex;
import org.chemosign.expression.GeneTable;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCatalog;

/**
 * Predicts, drug by drug and regimen by regimen, what a tumour responds to, from its profile alone.
 * Pure and thread-safe: no input, no output, the same answer whatever was asked before. Signatures
 * are bound to the rows of a file once, so that the samples of a matrix share the work.
 */
public final class ChemosensitivityPredictor {

  private static final int MOST_AMBIGUOUS = 20;

  private final Supplier<SignatureCatalog> catalogs;
  private final RegimenRules rules;
  private final String softwareVersion;
  private final Map<GeneIndex, BoundPanel> panels =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * A predictor.
   *
   * @param catalog the signatures
   * @param rules the regimens
   * @param softwareVersion version to name in every prediction
   */
  public ChemosensitivityPredictor(
      SignatureCatalog catalog, RegimenRules rules, String softwareVersion) {
    this(() -> catalog, rules, softwareVersion);
  }

  /**
   * A predictor whose signatures may change between predictions.
   *
   * @param catalogs the signatures as they are now; asked once a prediction
   */
  public ChemosensitivityPredictor(
      Supplier<SignatureCatalog> catalogs, RegimenRules rules, String softwareVersion) {
    this.catalogs = catalogs;
    this.rules = rules;
    this.softwareVersion = softwareVersion;
  }

  /**
   * Predicts for one sample. A fault of the sample makes a no-call with a reason, never an error.
   *
   * @throws UnknownSelectionException when the request names a signature, drug or regimen that is
   *     not there
   * @throws UnreleasedSignatureException when it names a signature that is a draft or retired
   */
  public ChemosensitivityPrediction predict(ExpressionProfile profile, PredictionRequest request) {
    SignatureCatalog catalog = catalogs.get();
    Selection selection = Selection.of(request, catalog, rules);
    BoundPanel panel = panels.computeIfAbsent(profile.genes(), genes -> new BoundPanel());
    List<SpecimenGate> gates = SpecimenGates.of(request.specimen());
    List<NoCallReason> failed = SpecimenGates.failures(gates);
    List<DrugPrediction> drugs =
        selection.drugs().stream()
            .map(
                signature -> {
                  DrugInterpretation interpretation =
                      new DrugInterpretation(signature.card(), request.specimen().type(), failed);
                  return catalog.allows(signature)
                      ? interpretation.of(
                          panel.score(signature, profile),
                          domain -> panel.distance(domain, profile))
                      : interpretation.notLicensed();
                })
            .toList();
    return new ChemosensitivityPrediction(
        summary(profile),
        request.specimen(),
        gates,
        drugs,
        selection.regimens().stream().map(rule -> RegimenInterpretation.of(rule, drugs)).toList(),
        selection.phenotypes().stream().map(s -> phenotype(s, panel, profile, failed)).toList(),
        versions());
  }

  private PhenotypePrediction phenotype(
      Signature signature,
      BoundPanel panel,
      ExpressionProfile profile,
      List<NoCallReason> failedGates) {
    return catalogs.get().allows(signature)
        ? PhenotypeInterpretation.of(
            signature, profile, panel.score(signature, profile), failedGates)
        : PhenotypeInterpretation.notLicensed(signature.card());
  }

  private static ProfileSummary summary(ExpressionProfile profile) {
    GeneIndex genes = profile.genes();
    return new ProfileSummary(
        profile.sample(),
        profile.statedUnit(),
        genes.identifierType(),
        genes.size(),
        genes.recognised(),
        genes.viaAliasCount(),
        genes.ambiguous().stream().limit(MOST_AMBIGUOUS).toList(),
        profile.sha256());
  }

  private PredictionVersions versions() {
    GeneTable table = GeneTable.bundled();
    return new PredictionVersions(
        softwareVersion, table.version(), table.sha256(), rules.version(), rules.sha256());
  }
}
