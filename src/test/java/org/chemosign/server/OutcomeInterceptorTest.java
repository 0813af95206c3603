package org.chemosign.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeInterceptorTest {

  private final OutcomeInterceptor interceptor = new OutcomeInterceptor();

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new ResourceNotFoundException("HAPI-2001: Patient/1"), 404, "not-found"),
        Arguments.of(new ResourceGoneException("HAPI-2002: deleted"), 410, "deleted"),
        Arguments.of(new ResourceVersionConflictException("HAPI-0974: version"), 409, "conflict"),
        Arguments.of(
            new ResourceVersionConflictException("could not execute batch [SQL: secret]"),
            409,
            "conflict"),
        Arguments.of(
            new ResourceVersionConflictException(
                "HAPI-0989: Trying to update Patient/secret but this is not the current version"),
            412,
            "conflict"),
        Arguments.of(new DataFormatException("HAPI-1941: no number: 'x'"), 400, "value"),
        Arguments.of(new InternalErrorException("HAPI-0389: select secret"), 500, "exception"),
        Arguments.of(
            new IllegalStateException(new SQLException("secret query", "57014")),
            400,
            "too-costly"),
        Arguments.of(
            new IllegalStateException(new SQLTransientConnectionException("secret pool")),
            503,
            "transient"),
        Arguments.of(new IllegalStateException("secret at /some/path"), 500, "exception"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anErrorOfTheLibraryGetsAnIssueCodeOfR4(Throwable failure, int status, String code) {
    BaseServerResponseException answer = interceptor.refine(failure);
    assertThat(answer.getStatusCode()).isEqualTo(status);
    OperationOutcome.OperationOutcomeIssueComponent issue =
        ((OperationOutcome) answer.getOperationOutcome()).getIssueFirstRep();
    assertThat(issue.getCode().toCode()).isEqualTo(code);
    assertThat(issue.getDiagnostics()).doesNotContain("HAPI-", "secret").isNotBlank();
  }

  @Test
  void ourOwnRefusalsPassUnchanged() {
    assertThat(interceptor.refine(Refusal.BUSY.at("Parameters", "busy"))).isNull();
    assertThat(interceptor.refine(new NotModifiedException("as before"))).isNull();
  }
}
