package org.chemosign.security.abuse;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Map;
import org.chemosign.security.abuse.Refused.HostileRequestException;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Looks at what a request asks for, before HAPI does it: its query, its conditional header, the
 * entries of its transaction or batch.
 */
@Interceptor(order = -100)
public final class QueryGate {

  /** Refuses with 400 a query that would cost too much, before HAPI reads it. */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
  public void query(RequestDetails request) throws BaseServerResponseException {
    Map<String, String[]> parameters = request.getParameters();
    String operation = request.getOperation();
    if ("$graphql".equals(operation)) {
      graphQl(parameters);
    } else if (parameters != null) {
      QueryRules.check(parameters);
    }
    String condition = request.getHeader("If-None-Exist");
    if (condition != null) {
      QueryRules.check(condition.substring(condition.indexOf('?') + 1));
    }
  }

  /** Refuses with 400 a bundle that costs too much or says two things at once. */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
  public void bundle(RequestDetails request) throws BaseServerResponseException {
    if (request.getResource() instanceof Bundle bundle && request.getOperation() == null) {
      BundleRules.check(bundle);
    }
  }

  private static void graphQl(Map<String, String[]> parameters) {
    String[] queries = parameters == null ? null : parameters.get("query");
    try {
      for (String query : queries == null ? new String[0] : queries) {
        GraphQlRules.check(query);
      }
    } catch (HostileRequestException e) {
      throw Refused.TOO_COSTLY.because(e.getMessage());
    }
  }
}
