package org.chemosign.security.abuse;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jakarta.servlet.http.HttpServletResponse;
import org.hl7.fhir.instance.model.api.IBaseBinary;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Bytes that a client stored are saved by a browser, never shown, whatever type they claim. */
@Interceptor
public final class BinaryAnswers {

  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public void asAttachment(IBaseResource answer, HttpServletResponse response) {
    if (answer instanceof IBaseBinary) {
      response.setHeader("Content-Disposition", "attachment");
    }
  }
}
