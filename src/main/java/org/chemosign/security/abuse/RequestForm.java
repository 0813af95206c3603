package org.chemosign.security.abuse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks at method, path and headers before anything else does. A path has one spelling: no
 * parameters of segments, no empty or dotted segments, no separators in disguise. A method is what
 * the request line says. Bodies are not packed and in UTF-8.
 */
public final class RequestForm extends GuardFilter {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final List<String> OVERRIDES =
      List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");
  private static final Pattern DISGUISED =
      Pattern.compile(
          "(?i)[;\\\\\\x00-\\x20\\x7f]|//|%(2e|2f|5c|3b|25|7f|[01][0-9a-f])|/\\.{1,2}(/|$)");
  private static final Pattern VERSION = Pattern.compile("(W/)?(\"\\d{1,18}\"|\\d{1,18})");
  private static final Pattern CHARSET = Pattern.compile("(?i)\\bcharset\\s*=\\s*\"?([^\";\\s]+)");
  private static final Pattern RDF = Pattern.compile("(?i)turtle|rdf|n-triples|n-quads|ld\\+json");
  private static final String UNREAD_FORM = "org.apache.catalina.parameter_parse_failed";

  @Override
  void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    method(request, response);
    path(request.getRequestURI());
    encoding(request);
    version(request.getHeader("If-Match"));
    modifiedSince(request);
    form(request);
    chain.doFilter(request, response);
  }

  private static void method(HttpServletRequest request, HttpServletResponse response) {
    boolean overridden =
        OVERRIDES.stream()
            .map(request::getHeader)
            .anyMatch(method -> method != null && !method.equalsIgnoreCase(request.getMethod()));
    if (overridden || !METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", String.join(", ", METHODS.stream().sorted().toList()));
      throw Refused.METHOD.before(
          overridden
              ? "a method cannot be overridden by a header"
              : "the method is none of " + METHODS.stream().sorted().toList());
    }
  }

  private static void path(String path) {
    if (!isSimple(path) && DISGUISED.matcher(path).find()) {
      throw Refused.MALFORMED.before(
          "the path has an empty or dotted segment, a parameter, or an encoded separator");
    }
  }

  /** Letters, digits and single slashes, as in most paths: no expression has to look at them. */
  private static boolean isSimple(String path) {
    char before = 0;
    for (int i = 0; i < path.length(); i++) {
      char character = path.charAt(i);
      boolean plain =
          character >= 'a' && character <= 'z'
              || character >= 'A' && character <= 'Z'
              || character >= '0' && character <= '9'
              || "-_$".indexOf(character) >= 0
              || character == '/' && before != '/';
      if (!plain) {
        return false;
      }
      before = character;
    }
    return true;
  }

  private static void encoding(HttpServletRequest request) {
    String packing = request.getHeader("Content-Encoding");
    if (packing != null && !packing.isBlank() && !packing.strip().equalsIgnoreCase("identity")) {
      throw Refused.MEDIA_TYPE.before("a request body is sent without Content-Encoding");
    }
    String type = request.getContentType();
    if (type != null && RDF.matcher(type).find()) {
      throw Refused.MEDIA_TYPE.before("FHIR is taken in as JSON or XML");
    }
    if (type != null && isText(type)) {
      CHARSET
          .matcher(type)
          .results()
          .map(match -> match.group(1))
          .filter(charset -> !charset.equalsIgnoreCase("utf-8"))
          .findFirst()
          .ifPresent(
              charset -> {
                throw Refused.MEDIA_TYPE.before("FHIR is sent in UTF-8");
              });
    }
  }

  private static boolean isText(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.contains("json") || lower.contains("xml") || lower.contains("form");
  }

  private static void version(String ifMatch) {
    if (ifMatch != null && !VERSION.matcher(ifMatch.strip()).matches()) {
      throw Refused.MALFORMED.before("If-Match names a version such as W/\"1\"");
    }
  }

  private static void modifiedSince(HttpServletRequest request) {
    try {
      request.getDateHeader("If-Modified-Since");
    } catch (IllegalArgumentException e) {
      throw Refused.MALFORMED.before("If-Modified-Since is no date of HTTP");
    }
  }

  /** A form that the container could not read would be a search without its parameters. */
  private static void form(HttpServletRequest request) {
    if ("POST".equals(request.getMethod()) && Bodies.isForm(request)) {
      request.getParameterMap();
      if (request.getAttribute(UNREAD_FORM) != null) {
        throw Refused.TOO_LARGE.before("the form is too large or cannot be read");
      }
    }
  }
}
