package org.chemosign.http;

import static org.chemosign.http.BadInput.parameters;
import static org.chemosign.http.BadInput.refused;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.reference;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.with;

import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chemosign.http.BadInput.Expected;
import org.chemosign.testing.PanelProfiles;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;

/** Calls that have to be refused for what they are about: patient, specimen, order, profile. */
final class BadReferences {

  private static final String GOOD = SyntheticMatrix.tpm(4713);
  private static final Expected BAD_REFERENCE = refused(400, "value", "of this server");

  private BadReferences() {}

  static Stream<BadInput> all() {
    return Stream.of(unknown(), forms(), mismatches(), conditions()).flatMap(s -> s);
  }

  private static Stream<BadInput> unknown() {
    return Stream.of(
        call(
            "unknown patient",
            refused(404, "not-found", "Patient/nobody"),
            (clinic, call) -> with(call, "subject", new Reference("Patient/nobody"))),
        about("unknown specimen", notFound("Specimen/none"), "specimen", "Specimen/none"),
        about("unknown order", notFound("ServiceRequest/none"), "order", "ServiceRequest/none"),
        parameters(
            "unknown sequence",
            notFound("MolecularSequence/none"),
            clinic -> with(new Parameters(), "sequence", new Reference("MolecularSequence/none"))),
        parameters(
            "nothing stored for the patient",
            notFound("no stored expression profile"),
            clinic -> with(new Parameters(), "subject", clinic.subject())),
        parameters(
            "nothing stored for the specimen",
            notFound("no stored expression profile"),
            clinic -> with(new Parameters(), "specimen", reference(clinic.good()))));
  }

  private static Expected notFound(String culprit) {
    return refused(404, "not-found", culprit);
  }

  private static Stream<BadInput> forms() {
    return Stream.of(
        call("no subject", refused(400, "required", "subject"), (clinic, call) -> call),
        call(
            "absolute reference",
            BAD_REFERENCE,
            (clinic, call) ->
                with(call, "subject", new Reference("http://169.254.169.254/fhir/Patient/1"))),
        call(
            "reference to another type",
            BAD_REFERENCE,
            (clinic, call) -> with(call, "subject", reference(clinic.good()))),
        about("reference without id", BAD_REFERENCE, "specimen", "Specimen/"),
        about("path in an id", BAD_REFERENCE, "specimen", "Specimen/../../etc/passwd"),
        about(
            "sequence beside expression",
            refused(400, "invalid", "sequence"),
            "sequence",
            "MolecularSequence/1"),
        BadInput.of(
            "subject other than the instance",
            refused(400, "invalid", "subject"),
            clinic ->
                clinic
                    .fhir()
                    .post(
                        reference(clinic.stranger()).getReference() + "/$predict-chemosensitivity",
                        report(with(inline(GOOD, "tpm"), "subject", clinic.subject())))));
  }

  private static Stream<BadInput> mismatches() {
    Expected specimen = refused(422, "business-rule", "specimen does not belong");
    return Stream.of(
        on("specimen of another patient", specimen, Clinic::foreignSpecimen),
        call(
            "order of another patient",
            refused(422, "business-rule", "order does not belong"),
            (clinic, call) ->
                with(
                    with(call, "subject", clinic.subject()),
                    "order",
                    reference(clinic.foreignOrder()))),
        on(
            "specimen entered in error",
            refused(422, "business-rule", "entered-in-error"),
            Clinic::mistaken));
  }

  private static Stream<BadInput> conditions() {
    return Stream.of(
        strict("30 ng of RNA", gate("50 ng of RNA (recorded: 30"), Clinic::littleRna, GOOD),
        strict("5 % neoplastic cells", gate("10 % neoplastic cells"), Clinic::fewCells, GOOD),
        strict("lung cancer", gate("pancreatic adenocarcinoma"), Clinic::otherDiagnosis, GOOD),
        strict("unknown quality", gate("50 ng of RNA"), Clinic::unknownQuality, GOOD),
        parameters(
            "no specimen under qcPolicy fail",
            gate("50 ng of RNA"),
            clinic -> with(inline(GOOD, "tpm"), "subject", clinic.subject())),
        strict(
            "genes missing",
            refused(422, "incomplete", PanelProfiles.panelGenes().get(0)),
            Clinic::good,
            withoutGenes(100)));
  }

  private static Expected gate(String culprit) {
    return refused(422, "business-rule", culprit);
  }

  private static String withoutGenes(int count) {
    Set<String> missing = Set.copyOf(PanelProfiles.panelGenes().subList(0, count));
    return GOOD.lines()
        .filter(line -> !missing.contains(line.split("\t")[0]))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static BadInput call(
      String name, Expected expected, BiFunction<Clinic, Parameters, Parameters> change) {
    return parameters(name, expected, clinic -> change.apply(clinic, report(inline(GOOD, "tpm"))));
  }

  /** A good call for the patient that also names something else. */
  private static BadInput about(
      String name, Expected expected, String parameter, String reference) {
    return call(
        name,
        expected,
        (clinic, call) ->
            with(with(call, "subject", clinic.subject()), parameter, new Reference(reference)));
  }

  private static BadInput on(String name, Expected expected, Function<Clinic, Specimen> specimen) {
    return call(
        name,
        expected,
        (clinic, call) ->
            with(
                with(call, "subject", clinic.subject()),
                "specimen",
                reference(specimen.apply(clinic))));
  }

  /** A call on a specimen under the default policy, which is to fail. */
  private static BadInput strict(
      String name, Expected expected, Function<Clinic, Specimen> specimen, String matrix) {
    return parameters(
        name,
        expected,
        clinic -> with(inline(matrix, "tpm"), "specimen", reference(specimen.apply(clinic))));
  }
}
