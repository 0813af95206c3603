package org.chemosign.security.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a method and a path below the FHIR base mean, as far as it can be told without HAPI: for
 * entries of a bundle and for requests that were refused before HAPI saw them.
 *
 * @param kind what was asked
 * @param matter with what; without the query
 */
record RequestLine(ActKind kind, Act.Matter matter) {

  private static final Pattern PATH =
      Pattern.compile(
          "/?(?<type>[A-Z][A-Za-z]{1,40})?(/(?<id>[A-Za-z0-9.-]{1,64}))?"
              + "(/_history(/(?<version>[A-Za-z0-9.-]{1,64}))?)?(/?(?<operation>\\$[a-z-]{1,60}))?"
              + "(/_search)?/?");

  static RequestLine of(String method, String url) {
    Matcher path = PATH.matcher(url == null ? "" : url.replaceAll("[?#].*", ""));
    if (!path.matches()) {
      return new RequestLine(ActKind.UNKNOWN, Act.Matter.NONE);
    }
    Optional<String> type = Optional.ofNullable(path.group("type"));
    Optional<String> id = Optional.ofNullable(path.group("id"));
    Optional<String> operation = Optional.ofNullable(path.group("operation"));
    String version = path.group("version") == null ? "" : "/_history/" + path.group("version");
    Optional<String> target = type.flatMap(t -> id.map(i -> t + "/" + i + version));
    Act.Matter matter = new Act.Matter(type, operation, target, Optional.empty(), Optional.empty());
    return new RequestLine(
        operation.isPresent() ? ActKind.OPERATION : kind(method, id.isPresent(), path), matter);
  }

  private static ActKind kind(String method, boolean instance, Matcher path) {
    boolean search = path.group().contains("_search");
    boolean history = path.group().contains("_history");
    return switch (method) {
      case "GET", "HEAD" -> {
        if (history) {
          yield path.group("version") == null ? ActKind.HISTORY : ActKind.VREAD;
        }
        yield instance ? ActKind.READ : ActKind.SEARCH;
      }
      case "POST" -> {
        if (search) {
          yield ActKind.SEARCH;
        }
        yield path.group("type") == null ? ActKind.TRANSACTION : ActKind.CREATE;
      }
      case "PUT" -> ActKind.UPDATE;
      case "PATCH" -> ActKind.PATCH;
      case "DELETE" -> ActKind.DELETE;
      default -> ActKind.UNKNOWN;
    };
  }
}
