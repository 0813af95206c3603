package org.chemosign.operation.genomics;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.report.Canonicals;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;

/**
 * Genomics Reporting's operations {@code $find-subject-tx-implications} and {@code
 * $find-study-metadata} on the type Patient.
 */
public final class GenomicsProvider {

  private static final String DEFINITIONS =
      "http://hl7.org/fhir/uv/genomics-reporting/OperationDefinition/";
  private static final String IMPLICATIONS = "find-subject-tx-implications";
  private static final String METADATA = "find-study-metadata";

  private static final List<String> IMPLICATION_INPUTS =
      List.of(
          "subject",
          "variants",
          "ranges",
          "haplotypes",
          "treatments",
          "conditions",
          "testIdentifiers",
          "testDateRange",
          "specimenIdentifiers",
          "genomicSourceClass");
  private static final List<String> METADATA_INPUTS =
      List.of("subject", "testIdentifiers", "testDateRange", "specimenIdentifiers", "ranges");

  private final ClinicalRecord record;

  public GenomicsProvider(ClinicalRecord record) {
    this.record = record;
  }

  /**
   * Therapeutic implications of the patient's reports. No report of this server rests on variants,
   * haplotypes or the germline, so nothing is found where the call asks for those.
   */
  @Operation(
      name = "$" + IMPLICATIONS,
      typeName = "Patient",
      idempotent = true,
      canonicalUrl = DEFINITIONS + IMPLICATIONS)
  public Parameters implications(RequestDetails request) {
    CallParameters call = CallParameters.of(request, IMPLICATION_INPUTS);
    String subject = subject(call, request);
    ImplicationSearch search = ImplicationSearch.of(call);
    boolean somatic = somatic(call);
    Parameters found = new Parameters();
    if (somatic && Stream.of("variants", "ranges", "haplotypes").noneMatch(call::has)) {
      search
          .run(record, subject)
          .forEach(
              implication -> found.addParameter().setName("implication").setResource(implication));
    }
    return found;
  }

  /** What is known of the patient's genomic studies. */
  @Operation(
      name = "$" + METADATA,
      typeName = "Patient",
      idempotent = true,
      canonicalUrl = DEFINITIONS + METADATA)
  public Parameters metadata(RequestDetails request) {
    CallParameters call = CallParameters.of(request, METADATA_INPUTS);
    String subject = subject(call, request);
    TestFilter filter = TestFilter.of(call);
    GenomicTests tests = new GenomicTests(record);
    LiveReports reports = LiveReports.of(record, subject);
    Parameters found = new Parameters();
    studies(subject, reports).stream()
        .filter(study -> filter.accepts(tests.of(study)))
        .map(study -> new StudyMetadata(study, tests.analyses(study), tests.specimens(study)))
        .forEach(study -> study.fill(found.addParameter().setName("tests"), call.has("ranges")));
    return found;
  }

  private List<Procedure> studies(String subject, LiveReports reports) {
    String profile = Canonicals.genomics("genomic-study");
    return record.findByReference(Procedure.class, "subject", subject).stream()
        .filter(study -> study.getMeta().hasProfile(profile))
        .filter(study -> study.getStatus() != Procedure.ProcedureStatus.ENTEREDINERROR)
        .filter(study -> !reports.mistaken("Procedure/" + study.getIdElement().getIdPart()))
        .toList();
  }

  /** {@code Patient/id} of the subject, which has to be stored. */
  private String subject(CallParameters call, RequestDetails request) {
    String stated =
        call.text("subject")
            .orElseThrow(
                () -> Refusal.MISSING_INPUT.parameter("subject", "state the subject, Patient/id"));
    String reference = stated.contains("/") ? stated : "Patient/" + stated;
    String id =
        new LocalReferences(request.getFhirServerBase())
            .parse("Patient", reference)
            .orElseThrow(
                () ->
                    Refusal.INVALID_PARAMETER.parameter(
                        "subject", "subject is not a Patient of this server"))
            .getIdPart();
    return record
        .read(Patient.class, id)
        .map(patient -> "Patient/" + id)
        .orElseThrow(() -> Refusal.NOT_FOUND.parameter("subject", reference + " does not exist"));
  }

  /** Whether the call leaves somatic results in, which are all that there are. */
  private static boolean somatic(CallParameters call) {
    Optional<String> source = call.text("genomicSourceClass");
    String code = source.map(text -> text.substring(text.indexOf('|') + 1)).orElse("somatic");
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "somatic", "la6684-0" -> true;
      case "germline", "la6683-2" -> false;
      default ->
          throw Refusal.UNKNOWN_CODE.parameter(
              "genomicSourceClass", "genomicSourceClass is somatic or germline");
    };
  }
}
