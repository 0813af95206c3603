package org.chemosign.operation.predict;

import java.util.List;
import java.util.Optional;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.report.ReportLanguage;
import org.chemosign.signature.Drug;
import org.hl7.fhir.r4.model.Attachment;

/**
 * The parameters of one call, checked and typed; see OperationDefinition {@code
 * predict-chemosensitivity}.
 *
 * @param subject relative reference {@code Patient/id}
 * @param specimen relative reference {@code Specimen/id}
 * @param sequence relative reference {@code MolecularSequence/id}
 * @param expression matrix sent with the call
 * @param unit unit of that matrix
 * @param geneIdentifier kind of gene identifier; found out from the rows when absent
 * @param signatures canonicals of the signatures to run; all active ones when empty
 * @param drugs drugs to predict; all when empty
 * @param regimens regimens to predict; all when empty
 * @param phenotype whether phenotype signatures run
 * @param order relative reference {@code ServiceRequest/id}
 * @param qcPolicy what a specimen that fails its conditions leads to
 * @param persist whether anything is stored
 * @param language language of the report, if asked for by parameter
 */
record PredictParameters(
    Optional<String> subject,
    Optional<String> specimen,
    Optional<String> sequence,
    Optional<Attachment> expression,
    Optional<ExpressionUnit> unit,
    Optional<GeneIdentifierType> geneIdentifier,
    List<String> signatures,
    List<Drug> drugs,
    List<String> regimens,
    boolean phenotype,
    Optional<String> order,
    QcPolicy qcPolicy,
    boolean persist,
    Optional<ReportLanguage> language) {

  /** The same call on one resource, as an instance-level call states it. */
  PredictParameters on(String type, String id) {
    Optional<String> target = Optional.of(type + "/" + id);
    return new PredictParameters(
        type.equals("Patient") ? single("subject", subject, target) : subject,
        type.equals("Specimen") ? single("specimen", specimen, target) : specimen,
        type.equals("MolecularSequence") ? single("sequence", sequence, target) : sequence,
        expression,
        unit,
        geneIdentifier,
        signatures,
        drugs,
        regimens,
        phenotype,
        order,
        qcPolicy,
        persist,
        language);
  }

  private static Optional<String> single(
      String name, Optional<String> parameter, Optional<String> instance) {
    if (parameter.isPresent() && !parameter.equals(instance)) {
      throw org.chemosign.operation.Refusal.CONFLICTING_INPUT.parameter(
          name,
          "parameter "
              + name
              + " is "
              + parameter.get()
              + " but the operation was called on "
              + instance.orElseThrow());
    }
    return instance;
  }
}
