package org.chemosign.operation.trials;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResearchStudy;
import org.hl7.fhir.r4.model.StringType;

/** The operation {@code ResearchStudy/id/$match-patients}; it reads only. */
public final class MatchPatientsProvider {

  private static final Set<String> PARAMETERS = Set.of("patient", "count", "offset");
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final ClinicalRecord record;

  public MatchPatientsProvider(ClinicalRecord record) {
    this.record = record;
  }

  /** Each patient of the page, or the one named, with each criterion and what it rests on. */
  @Operation(
      name = "$match-patients",
      typeName = "ResearchStudy",
      idempotent = true,
      canonicalUrl = "https://chemosign.example/fhir/OperationDefinition/match-patients")
  public IBaseResource match(@IdParam IdType id, ServletRequestDetails request) {
    CallParameters call =
        CallParameters.of(request, PARAMETERS, new LocalReferences(request.getFhirServerBase()));
    List<Criterion> criteria = criteria(id.getIdPart());
    int count = number(call, "count", USUAL_PAGE, 1, LARGEST_PAGE);
    int offset = number(call, "offset", 0, 0, Integer.MAX_VALUE - LARGEST_PAGE);
    Optional<IdType> subject = call.reference("patient", Set.of("Patient"));
    List<Patient> patients =
        subject.map(this::patient).orElseGet(() -> record.page(Patient.class, offset, count));
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Parameters answer = new Parameters();
    patients.stream()
        .map(patient -> PatientMatch.of(PatientFacts.read(record, patient), criteria, today))
        .forEach(match -> add(answer, match));
    if (subject.isEmpty() && patients.size() == count) {
      answer.addParameter().setName("next-offset").setValue(new IntegerType(offset + count));
    }
    return answer;
  }

  private List<Criterion> criteria(String study) {
    String name = "ResearchStudy/" + study;
    ResearchStudy found =
        record
            .read(ResearchStudy.class, study)
            .orElseThrow(() -> Refusal.NOT_FOUND.at(name, name + " does not exist"));
    List<Criterion> criteria =
        found.getEnrollment().stream()
            .map(group -> new IdType(group.getReference()))
            .filter(IdType::hasIdPart)
            .flatMap(group -> record.read(Group.class, group.getIdPart()).stream())
            .flatMap(group -> group.getCharacteristic().stream())
            .map(Criterion::new)
            .toList();
    if (criteria.isEmpty()) {
      throw Refusal.UNUSABLE_RESOURCE.at(
          name, name + " has no coded criteria in a Group of its enrollment");
    }
    return criteria;
  }

  private List<Patient> patient(IdType id) {
    return Stream.of(id.getIdPart())
        .map(
            part ->
                record
                    .read(Patient.class, part)
                    .orElseThrow(
                        () ->
                            Refusal.NOT_FOUND.parameter(
                                "patient", "Patient/" + part + " does not exist")))
        .toList();
  }

  private static int number(CallParameters call, String name, int usual, int least, int most) {
    String text = call.text(name).orElse(String.valueOf(usual));
    if (!text.matches("\\d{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw Refusal.INVALID_PARAMETER.parameter(
          name, "parameter " + name + " must be a number from " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }

  private static void add(Parameters answer, PatientMatch match) {
    ParametersParameterComponent patient = answer.addParameter().setName("patient");
    patient.addPart().setName("subject").setValue(new Reference(match.patient()));
    patient.addPart().setName("result").setValue(new CodeType(match.result()));
    for (PatientMatch.Checked checked : match.criteria()) {
      ParametersParameterComponent criterion = patient.addPart().setName("criterion");
      Finding finding = checked.finding();
      criterion.addPart().setName("code").setValue(new CodeType(checked.code()));
      criterion.addPart().setName("exclude").setValue(new BooleanType(checked.excludes()));
      criterion.addPart().setName("outcome").setValue(new CodeType(finding.outcome().code()));
      criterion.addPart().setName("why").setValue(new StringType(finding.why()));
      finding
          .resource()
          .ifPresent(
              resource ->
                  criterion.addPart().setName("resource").setValue(new Reference(resource)));
    }
  }
}
