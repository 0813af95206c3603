package org.chemosign.http;

import static org.chemosign.http.Requests.inline;
import static org.chemosign.http.Requests.report;
import static org.chemosign.http.Requests.with;

import java.util.function.Function;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.Parameters;

/**
 * A request that has to be refused.
 *
 * @param name what is wrong with it
 * @param call sends it
 * @param status HTTP status of the refusal
 * @param code {@code issue.code} of its OperationOutcome
 * @param culprit what {@code issue.diagnostics} has to name
 */
record BadInput(
    String name, Function<Clinic, Answer> call, int status, String code, String culprit) {

  static final String ON_PATIENT = "Patient/$predict-chemosensitivity";

  /** What the answer to a bad input has to be. */
  record Expected(int status, String code, String culprit) {}

  static Expected refused(int status, String code, String culprit) {
    return new Expected(status, code, culprit);
  }

  static BadInput of(String name, Expected expected, Function<Clinic, Answer> call) {
    return new BadInput(name, call, expected.status(), expected.code(), expected.culprit());
  }

  /** The given parameters, posted to the operation on the type Patient. */
  static BadInput parameters(
      String name, Expected expected, Function<Clinic, Parameters> parameters) {
    return of(name, expected, clinic -> clinic.fhir().post(ON_PATIENT, parameters.apply(clinic)));
  }

  /** A matrix of the patient without a specimen, which nothing else speaks against. */
  static BadInput matrix(String name, Expected expected, byte[] matrix, String unit) {
    return parameters(
        name, expected, clinic -> report(with(inline(matrix, unit), "subject", clinic.subject())));
  }

  @Override
  public String toString() {
    return name;
  }
}
