package org.chemosign.security.smart;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of this package, written whole, without a servlet container's error page. */
public final class PlainAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PlainAnswer() {}

  /** An OperationOutcome with one error. */
  public static void outcome(HttpServletResponse response, int status, String code, String text)
      throws IOException {
    Map<String, Object> issue = Map.of("severity", "error", "code", code, "diagnostics", text);
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("resourceType", "OperationOutcome");
    outcome.put("issue", List.of(issue));
    write(response, status, "application/fhir+json;charset=UTF-8", outcome);
  }

  /** A JSON object that must not be kept. */
  public static void json(HttpServletResponse response, int status, Map<String, ?> body)
      throws IOException {
    write(response, status, "application/json;charset=UTF-8", body);
  }

  private static void write(
      HttpServletResponse response, int status, String type, Map<String, ?> body)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(JSON.writeValueAsBytes(body));
  }
}
