package org.chemosign.http;

import static org.chemosign.http.BadInput.ON_PATIENT;
import static org.chemosign.http.BadInput.of;
import static org.chemosign.http.BadInput.parameters;
import static org.chemosign.http.BadInput.refused;
import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.with;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chemosign.http.BadInput.Expected;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** Calls that have to be refused for their form: body, parameters, attachment. */
final class BadParameters {

  private static final String GOOD = SyntheticMatrix.tpm(4712);
  private static final int OVER_THE_LIMIT = 40_000_000;

  private BadParameters() {}

  /**
   * All of them.
   *
   * @param canary base URL of a server that must never be asked
   */
  static Stream<BadInput> all(String canary) {
    return Stream.of(bodies(), forms(), codes(), attachments(canary)).flatMap(s -> s);
  }

  private static Stream<BadInput> bodies() {
    String xml = "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter>";
    return Stream.of(
        body("no body", refused(400, "required", "no body"), ""),
        body("not JSON", refused(400, "structure", "JSON"), "{broken"),
        body("not FHIR", refused(400, "structure", "resourceType"), "{\"a\":1}"),
        body("a JSON array", refused(400, "structure", "JSON"), "[1, 2]"),
        body("text", refused(400, "structure", "JSON"), "gene\tA\nTP53\t1\n"),
        of(
            "broken XML",
            refused(400, "structure", "XML"),
            clinic ->
                clinic
                    .fhir()
                    .postText(
                        ON_PATIENT,
                        xml,
                        "Content-Type",
                        "application/fhir+xml",
                        "Accept",
                        "application/fhir+json")),
        of(
            "another content type",
            refused(415, "not-supported", "text/csv"),
            clinic -> clinic.fhir().postText(ON_PATIENT, GOOD, "Content-Type", "text/csv")),
        of(
            "another resource",
            refused(400, "invalid", "Patient"),
            clinic -> clinic.fhir().post(ON_PATIENT, new Patient())),
        of(
            "body of 40 MB",
            refused(413, "too-costly", "bytes"),
            clinic -> clinic.fhir().postText(ON_PATIENT, " ".repeat(OVER_THE_LIMIT))),
        of(
            "GET",
            refused(405, "not-supported", "GET"),
            clinic -> clinic.fhir().get("Patient/$predict-chemosensitivity")),
        of(
            "a resource type without the operation",
            refused(400, "not-supported", "$predict-chemosensitivity"),
            clinic -> clinic.fhir().post("Device/$predict-chemosensitivity", new Parameters())));
  }

  private static BadInput body(String name, Expected expected, String body) {
    return of(name, expected, clinic -> clinic.fhir().postText(ON_PATIENT, body));
  }

  private static Stream<BadInput> forms() {
    return Stream.of(
        call(
            "unknown parameter",
            refused(400, "value", "colour"),
            call -> with(call, "colour", new StringType("red"))),
        call(
            "doubled parameter",
            refused(400, "invalid", "expressionUnit"),
            call -> with(call, "expressionUnit", new CodeType("tpm"))),
        call(
            "mistyped parameter",
            refused(400, "value", "persist"),
            call -> with(call, "persist", new StringType("no"))),
        call(
            "parameter without value",
            refused(400, "value", "order"),
            call -> {
              call.addParameter().setName("order").addPart().setName("order");
              return call;
            }),
        call(
            "drug without code",
            refused(400, "value", "drug"),
            call -> with(call, "drug", new Coding().setDisplay("gemcitabine"))),
        parameters(
            "no unit",
            refused(400, "required", "expressionUnit"),
            clinic -> report(with(withoutUnit(), "subject", clinic.subject()))));
  }

  private static Parameters withoutUnit() {
    Parameters call = new Parameters();
    call.addParameter().setName("expression").setValue(attachment(GOOD));
    return call;
  }

  private static Stream<BadInput> codes() {
    return Stream.of(
        code("unit", "expressionUnit", refused(422, "code-invalid", "'rpkm'"), "rpkm"),
        code("unit in capitals", "expressionUnit", refused(422, "code-invalid", "'TPM'"), "TPM"),
        code("drug", "drug", refused(422, "code-invalid", "aspirin"), "aspirin"),
        code("regimen", "regimen", refused(422, "code-invalid", "folfox"), "folfox"),
        code("signature", "signature", refused(404, "not-found", "gempred"), "gempred"),
        code(
            "version of a signature",
            "signature",
            refused(404, "not-found", "chemosig-gemcitabine|9.9.9"),
            "chemosig-gemcitabine|9.9.9"),
        code("language", "language", refused(422, "code-invalid", "'tlh'"), "tlh"),
        code("qcPolicy", "qcPolicy", refused(422, "code-invalid", "'ignore'"), "ignore"),
        code("identifier", "geneIdentifier", refused(422, "not-supported", "refseq"), "refseq"),
        code(
            "contradicting identifier",
            "geneIdentifier",
            refused(422, "not-supported", "line 2"),
            "http://www.ensembl.org"));
  }

  /** A call with one parameter set to a code, the one of that name before it taken out. */
  private static BadInput code(String name, String parameter, Expected expected, String code) {
    return call(
        "unknown " + name,
        expected,
        call -> {
          call.getParameter().removeIf(other -> parameter.equals(other.getName()));
          boolean uri = code.contains(":");
          return with(call, parameter, uri ? new UriType(code) : new CodeType(code));
        });
  }

  private static Stream<BadInput> attachments(String canary) {
    Expected url = refused(422, "not-supported", "expression.url");
    Attachment packedUrl = attachment(GOOD).setUrl(canary + "/both.tsv");
    byte[] hash = new byte[20];
    return Stream.of(
        expression("http URL", url, new Attachment().setUrl(canary + "/matrix.tsv")),
        expression("URL beside data", url, packedUrl),
        expression("file URL", url, new Attachment().setUrl("file:///etc/passwd")),
        expression("jar URL", url, new Attachment().setUrl("jar:" + canary + "/a.jar!/m.tsv")),
        expression("path", url, new Attachment().setUrl("../../etc/passwd")),
        expression(
            "empty",
            refused(400, "required", "expression.data"),
            new Attachment().setContentType("text/csv")),
        expression("size", refused(400, "value", "expression.size"), attachment(GOOD).setSize(7)),
        expression(
            "hash", refused(400, "value", "expression.hash"), attachment(GOOD).setHash(hash)),
        body("not base64", refused(400, "structure", "base64"), notBase64()));
  }

  private static BadInput expression(String name, Expected expected, Attachment attachment) {
    return call(
        "attachment: " + name, expected, call -> call.setParameter("expression", attachment));
  }

  private static Attachment attachment(String matrix) {
    return new Attachment().setData(matrix.getBytes(StandardCharsets.UTF_8));
  }

  private static String notBase64() {
    return """
        {"resourceType": "Parameters", "parameter": [
          {"name": "subject", "valueReference": {"reference": "Patient/1"}},
          {"name": "expressionUnit", "valueCode": "tpm"},
          {"name": "expression", "valueAttachment": {"data": "this is *not* base64!"}}]}
        """;
  }

  /** A good call for the patient with one change. */
  private static BadInput call(String name, Expected expected, UnaryOperator<Parameters> change) {
    return parameters(
        name,
        expected,
        clinic -> change.apply(with(report(inline(GOOD, "tpm")), "subject", clinic.subject())));
  }
}
