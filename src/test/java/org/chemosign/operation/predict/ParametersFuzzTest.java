package org.chemosign.operation.predict;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.nio.charset.StandardCharsets;
import org.chemosign.fuzz.Mutations;
import org.chemosign.operation.LocalReferences;
import org.chemosign.security.abuse.FuzzGate;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever HAPI takes for Parameters is understood, or refused with a 4xx. */
public class ParametersFuzzTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final LocalReferences OWN = new LocalReferences("http://127.0.0.1:8080/fhir");

  /** The target of Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (!FuzzGate.passes(data)) {
      return;
    }
    Parameters parameters;
    try {
      parameters =
          FHIR.newJsonParser()
              .setParserErrorHandler(new LenientErrorHandler(false))
              .setParserErrorHandler(new LenientErrorHandler(false))
              .parseResource(Parameters.class, new String(data, StandardCharsets.UTF_8));
    } catch (DataFormatException e) {
      return; // It does not reach the operation: HAPI answers 400.
    }
    try {
      ParametersReader.read(parameters, OWN);
    } catch (BaseServerResponseException e) {
      if (e.getStatusCode() / 100 != 4) {
        throw e;
      }
    }
  }

  @Test
  @Timeout(60)
  void seedsAndTheirMutations() {
    Mutations.each("parameters", 1_000, ParametersFuzzTest::fuzzerTestOneInput);
  }
}
