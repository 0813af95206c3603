package org.chemosign.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer outside FHIR: a page, a redirect, a JSON object. */
public record WebAnswer(HttpResponse<String> response) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** The body as text. */
  public String body() {
    return response.body();
  }

  /** A header. */
  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** Where it redirects to; empty text when it does not. */
  public String location() {
    return header("location").orElse("");
  }

  /** The query of the address that it redirects to. */
  public Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = location().isEmpty() ? null : URI.create(location()).getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  /** The body as JSON. */
  public JsonNode json() {
    try {
      return JSON.readTree(body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON (" + status() + "): " + body(), e);
    }
  }

  /** The value of a hidden field of the page. */
  public String hidden(String name) {
    Matcher field =
        Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"").matcher(body());
    if (!field.find()) {
      throw new AssertionError("no field " + name + " on the page: " + body());
    }
    return field.group(1);
  }
}
