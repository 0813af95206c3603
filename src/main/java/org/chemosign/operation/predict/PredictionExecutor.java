package org.chemosign.operation.predict;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.operation.Changes;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.order.OrderTask;
import org.chemosign.operation.order.OrderTasks;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.prediction.ChemosensitivityPredictor;
import org.chemosign.prediction.PredictionRequest;
import org.chemosign.prediction.ProfileSummary;
import org.chemosign.prediction.UnknownSelectionException;
import org.chemosign.prediction.UnreleasedSignatureException;
import org.chemosign.report.Canonicals;
import org.chemosign.report.ExpressionInput;
import org.chemosign.report.ExpressionInputAssembler;
import org.chemosign.report.Laboratory;
import org.chemosign.report.ReportAssembler;
import org.chemosign.report.ReportContext;
import org.chemosign.report.ReportLanguage;
import org.chemosign.report.StoredExpression;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Task;

/**
 * Runs one call of {@code $predict-chemosensitivity}: resolves the input, predicts, and returns the
 * report, which is stored with all its parts in one transaction unless the caller wants nothing
 * stored.
 */
public final class PredictionExecutor {

  private static final int ATTEMPTS = 5;

  private final ClinicalRecord record;
  private final InputResolver inputs;
  private final MatrixReading matrices;
  private final ChemosensitivityPredictor predictor;
  private final ReportAssembler assembler;
  private final ExpressionInputAssembler expressions = new ExpressionInputAssembler();
  private final PredictionDesk desk;
  private final Laboratory laboratory;

  /**
   * @param record the store
   * @param predictor the predictor
   * @param reading how matrices are read and reports are made
   */
  public PredictionExecutor(
      ClinicalRecord record, ChemosensitivityPredictor predictor, ExecutorSettings reading) {
    this.record = record;
    this.inputs = new InputResolver(record, reading.references());
    this.predictor = predictor;
    this.matrices = new MatrixReading(reading.geneTable(), reading.limits());
    this.assembler = ReportAssembler.with(reading.geneTable());
    this.laboratory = reading.laboratory();
    this.desk = new PredictionDesk(reading.concurrent());
  }

  /**
   * Runs a call.
   *
   * @param accepted language of the report unless the call names one
   * @return the report as stored, or self-contained when nothing is stored
   */
  PredictionAnswer execute(PredictParameters parameters, ReportLanguage accepted) {
    return desk.admit(
        () -> {
          PredictionInput input = inputs.resolve(parameters);
          ExpressionProfile profile = matrices.read(input.text());
          ChemosensitivityPrediction prediction = predict(parameters, input, profile);
          if (parameters.qcPolicy() == QcPolicy.FAIL) {
            QcGate.require(prediction);
          }
          ReportLanguage language = parameters.language().orElse(accepted);
          String identity = PredictionIdentity.of(prediction, input, parameters, language);
          ReportContext context = context(parameters, input, identity, language);
          return parameters.persist()
              ? desk.alone(identity, () -> persisted(input, prediction, context))
              : PredictionAnswer.unstored(assembler.assemble(prediction, context).selfContained());
        });
  }

  private ChemosensitivityPrediction predict(
      PredictParameters parameters, PredictionInput input, ExpressionProfile profile) {
    PredictionRequest request =
        new PredictionRequest(
            parameters.signatures(),
            parameters.drugs(),
            parameters.regimens(),
            parameters.phenotype(),
            input.facts());
    try {
      return predictor.predict(profile, request);
    } catch (UnknownSelectionException e) {
      Refusal refusal =
          e.kind() == UnknownSelectionException.Kind.SIGNATURE
              ? Refusal.NOT_FOUND
              : Refusal.UNKNOWN_CODE;
      throw refusal.parameter(e.kind().name().toLowerCase(java.util.Locale.ROOT), e.getMessage());
    } catch (UnreleasedSignatureException e) {
      throw Refusal.SIGNATURE_NOT_RELEASED.parameter("signature", e.getMessage());
    }
  }

  /**
   * The earlier report of this identity, else a new one. Another process, or the same matrix in
   * another request, may store at the same moment; the database then refuses one of the two, which
   * looks again.
   */
  private PredictionAnswer persisted(
      PredictionInput input, ChemosensitivityPrediction prediction, ReportContext context) {
    for (int attempt = 1; ; attempt++) {
      Optional<DiagnosticReport> earlier = find(context.identity());
      if (earlier.isPresent()) {
        return PredictionAnswer.stored(earlier.get());
      }
      try {
        Bundle transaction = transaction(input, prediction, context);
        context.order().ifPresent(order -> advance(order, transaction));
        return PredictionAnswer.stored(store(transaction));
      } catch (ResourceVersionConflictException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private DiagnosticReport store(Bundle transaction) {
    Bundle response = record.transaction(transaction);
    IdType id = new IdType(response.getEntryFirstRep().getResponse().getLocation());
    return record
        .read(DiagnosticReport.class, id.getIdPart())
        .orElseThrow(() -> new IllegalStateException("the stored report cannot be read"));
  }

  /** The report's transaction; a matrix that was sent is stored with it, for replay. */
  private Bundle transaction(
      PredictionInput input, ChemosensitivityPrediction prediction, ReportContext context) {
    if (input.sequence().isPresent()) {
      return assembler.assemble(prediction, context).transaction();
    }
    ProfileSummary profile = prediction.profile();
    StoredExpression stored =
        expressions.assemble(
            new ExpressionInput(
                input.text().bytes(),
                profile.sha256(),
                profile.sample(),
                profile.unit(),
                profile.identifiers(),
                profile.recognised(),
                context.subject(),
                context.specimen(),
                context.issued()));
    ReportContext linked = context.withProfile(stored.sequence(), stored.matrix());
    return stored.addTo(assembler.assemble(prediction, linked).transaction());
  }

  /** The order's task goes on, in the transaction that stores the report. */
  private void advance(Reference order, Bundle transaction) {
    Bundle.BundleEntryComponent entry = transaction.getEntryFirstRep();
    boolean withheld =
        ((DiagnosticReport) entry.getResource()).getStatus() == DiagnosticReportStatus.FINAL;
    for (Task task : new OrderTasks(record).of(order.getReference())) {
      OrderTask.predicted(task, new Reference(entry.getFullUrl()), withheld);
      new Changes(transaction).update(task);
    }
  }

  private Optional<DiagnosticReport> find(String identity) {
    List<DiagnosticReport> found =
        record.findByIdentifier(DiagnosticReport.class, Canonicals.PREDICTION_IDENTITY, identity);
    return found.stream().findFirst();
  }

  private ReportContext context(
      PredictParameters parameters,
      PredictionInput input,
      String identity,
      ReportLanguage language) {
    Instant now = Instant.now();
    return new ReportContext(
        new Reference(input.subject()),
        input.specimen().map(PredictionExecutor::reference),
        parameters.order().map(Reference::new),
        input.sequence().map(PredictionExecutor::reference),
        input.document().map(PredictionExecutor::reference),
        laboratory,
        input.specimen().flatMap(PredictionExecutor::collected).orElse(now),
        now,
        language,
        input.quality(),
        identity);
  }

  private static Reference reference(Resource resource) {
    return new Reference(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
  }

  private static Optional<Instant> collected(Specimen specimen) {
    return specimen.getCollection().hasCollectedDateTimeType()
        ? Optional.of(specimen.getCollection().getCollectedDateTimeType().getValue().toInstant())
        : Optional.empty();
  }
}
