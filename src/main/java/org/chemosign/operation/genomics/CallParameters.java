package org.chemosign.operation.genomics;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * The parameters of a call, from its query or from its Parameters body. Parameters that the
 * operation does not know are refused, because a filter that is not applied would be worse.
 *
 * @param values values by name, in the order of the call
 */
record CallParameters(Map<String, List<Type>> values) {

  private static final String UNESCAPED_COMMA = "(?<!\\\\),";

  /**
   * @param known names of the operation's input parameters
   */
  static CallParameters of(RequestDetails request, List<String> known) {
    CallParameters call = new CallParameters(new LinkedHashMap<>());
    IBaseResource body = request.getResource();
    if (body instanceof Parameters parameters) {
      parameters.getParameter().forEach(part -> call.add(part.getName(), part.getValue(), known));
    } else if (body != null) {
      throw Refusal.CONFLICTING_INPUT.at(
          "Parameters", "the body is a " + body.fhirType() + "; a Parameters resource is needed");
    }
    request.getParameters().entrySet().stream()
        .filter(query -> !query.getKey().startsWith("_"))
        .forEach(
            query ->
                Stream.of(query.getValue())
                    .forEach(value -> call.add(query.getKey(), new StringType(value), known)));
    return call;
  }

  private void add(String name, Type value, List<String> known) {
    if (!known.contains(String.valueOf(name))) {
      throw Refusal.INVALID_PARAMETER.parameter(
          String.valueOf(name), "unknown parameter; the operation has " + known);
    }
    if (value == null || value.isEmpty()) {
      throw Refusal.INVALID_PARAMETER.parameter(name, name + " has no value");
    }
    values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** All texts of a parameter; commas part the members of a list. */
  List<String> texts(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .map(value -> text(name, value))
        .flatMap(text -> Stream.of(text.split(UNESCAPED_COMMA)))
        .map(text -> text.replace("\\,", ",").strip())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  List<Token> tokens(String name) {
    return texts(name).stream().map(Token::parse).toList();
  }

  /** The text of a parameter that may be stated once. */
  Optional<String> text(String name) {
    List<String> texts = texts(name);
    if (texts.size() > 1) {
      throw Refusal.CONFLICTING_INPUT.parameter(name, name + " may be stated once only");
    }
    return texts.stream().findFirst();
  }

  private static String text(String name, Type value) {
    if (value instanceof Reference reference && reference.hasReference()) {
      return reference.getReference();
    }
    if (!value.isPrimitive()) {
      throw Refusal.INVALID_PARAMETER.parameter(
          name, name + " is a " + value.fhirType() + "; a string is needed");
    }
    return value.primitiveValue();
  }

  /**
   * A range of time: a Period, or search dates with prefixes such as {@code ge2026-01-01}, which is
   * how a range is stated in a query.
   */
  Optional<DateRangeParam> dates(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          values.get(name).get(0) instanceof Period period ? range(period) : range(texts(name)));
    } catch (DataFormatException | InvalidRequestException | IllegalArgumentException e) {
      throw Refusal.INVALID_PARAMETER.parameter(
          name, "neither a Period nor dates such as ge2026-01-01: " + e.getMessage());
    }
  }

  private static DateRangeParam range(Period period) {
    return new DateRangeParam(
        period.hasStart() ? "ge" + period.getStartElement().getValueAsString() : null,
        period.hasEnd() ? "le" + period.getEndElement().getValueAsString() : null);
  }

  private static DateRangeParam range(List<String> dates) {
    if (dates.isEmpty() || dates.size() > 2) {
      throw new IllegalArgumentException(dates.size() + " dates");
    }
    return dates.size() == 1
        ? new DateRangeParam(new DateParam(dates.get(0)))
        : new DateRangeParam(dates.get(0), dates.get(1));
  }
}
