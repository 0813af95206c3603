package org.chemosign.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The parameters of a call, in which each may be given once unless it is said to be repeatable. */
public final class CallParameters {

  private static final int LONGEST_QUOTE = 60;

  private final Map<String, List<Type>> values = new LinkedHashMap<>();
  private final LocalReferences references;

  private CallParameters(LocalReferences references) {
    this.references = references;
  }

  /**
   * Reads a body; unknown, doubled and empty parameters are refused.
   *
   * @param body Parameters; null is a call without any
   * @param known names of the operation's parameters
   */
  public static CallParameters of(
      IBaseResource body, Set<String> known, LocalReferences references) {
    return of(body, known, Set.of(), references);
  }

  /**
   * Reads a body in which some parameters may be given more than once.
   *
   * @param known names of the parameters that may be given once
   * @param repeatable names of the others
   */
  public static CallParameters of(
      IBaseResource body, Set<String> known, Set<String> repeatable, LocalReferences references) {
    CallParameters call = new CallParameters(references);
    if (body == null) {
      return call;
    }
    if (!(body instanceof Parameters parameters)) {
      throw Refusal.CONFLICTING_INPUT.at(
          "Parameters", "the body is a " + body.fhirType() + "; a Parameters resource is needed");
    }
    parameters.getParameter().forEach(parameter -> call.add(parameter, known, repeatable));
    return call;
  }

  /**
   * Reads a call that may come as GET with its parameters in the URL, where references and text
   * alike are strings, or as POST with a body.
   */
  public static CallParameters of(
      RequestDetails request, Set<String> known, LocalReferences references) {
    if (request.getResource() != null) {
      return of(request.getResource(), known, references);
    }
    Parameters parameters = new Parameters();
    request.getParameters().entrySet().stream()
        .filter(parameter -> !parameter.getKey().startsWith("_"))
        .forEach(
            parameter ->
                Stream.of(parameter.getValue())
                    .forEach(
                        value ->
                            parameters
                                .addParameter()
                                .setName(parameter.getKey())
                                .setValue(new StringType(value))));
    return of(parameters, known, references);
  }

  private void add(
      ParametersParameterComponent parameter, Set<String> known, Set<String> repeatable) {
    String name = String.valueOf(parameter.getName());
    if (!known.contains(name) && !repeatable.contains(name)) {
      throw Refusal.INVALID_PARAMETER.at(
          "Parameters.parameter", "unknown parameter '" + printable(name) + "'");
    }
    if (!parameter.hasValue()) {
      throw Refusal.INVALID_PARAMETER.parameter(name, "parameter " + name + " has no value");
    }
    List<Type> same = values.computeIfAbsent(name, unseen -> new ArrayList<>());
    same.add(parameter.getValue());
    if (same.size() > 1 && known.contains(name)) {
      throw Refusal.CONFLICTING_INPUT.parameter(name, "parameter " + name + " is given twice");
    }
  }

  /** The text of a primitive parameter; blank text is refused. */
  public Optional<String> text(String name) {
    return first(name).map(value -> text(name, value));
  }

  /** The texts or codes of a repeatable parameter, in order; none when it is absent. */
  public List<String> codes(String name) {
    return values.getOrDefault(name, List.of()).stream().map(value -> code(name, value)).toList();
  }

  /** The code of a Coding, or the text of a primitive. */
  public Optional<String> code(String name) {
    return first(name).map(value -> code(name, value));
  }

  /** A code that the operation cannot do without. */
  public String requiredCode(String name) {
    return code(name).orElseThrow(() -> missing(name));
  }

  private static String code(String name, Type value) {
    return value instanceof Coding coding
        ? text(name, new StringType(coding.getCode()))
        : text(name, value);
  }

  /** A whole number within limits, or the usual one. */
  public int number(String name, int usual, int least, int most) {
    String text = text(name).orElse(String.valueOf(usual));
    boolean whole = text.matches("-?\\d{1,9}");
    if (!whole || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
      throw Refusal.INVALID_PARAMETER.parameter(
          name, "parameter " + name + " must be a number from " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }

  /** True or false, or the usual one. */
  public boolean flag(String name, boolean usual) {
    return first(name)
        .map(
            value -> {
              if (value instanceof BooleanType flag) {
                return flag.booleanValue();
              }
              throw mistyped(name, value);
            })
        .orElse(usual);
  }

  /** A value of a type that is no primitive. */
  public <T extends Type> Optional<T> value(String name, Class<T> type) {
    return first(name)
        .map(
            value -> {
              if (type.isInstance(value)) {
                return type.cast(value);
              }
              throw mistyped(name, value);
            });
  }

  private Optional<Type> first(String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static String text(String name, Type value) {
    if (!(value instanceof PrimitiveType<?> primitive)) {
      throw mistyped(name, value);
    }
    String text = primitive.getValueAsString();
    if (text == null || text.isBlank()) {
      throw Refusal.INVALID_PARAMETER.parameter(name, "parameter " + name + " is empty");
    }
    return text;
  }

  /** The text of a parameter that the operation cannot do without. */
  public String requiredText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  /**
   * A reference to a resource of this server.
   *
   * @param types the types that it may have
   */
  public Optional<IdType> reference(String name, Set<String> types) {
    return first(name).map(value -> reference(name, value, types));
  }

  private IdType reference(String name, Type value, Set<String> types) {
    Reference reference =
        value instanceof StringType text
            ? new Reference(text.getValue())
            : asReference(name, value);
    return references
        .parse(reference.getReference())
        .filter(id -> types.contains(id.getResourceType()))
        .orElseThrow(
            () ->
                Refusal.UNUSABLE_RESOURCE.parameter(
                    name,
                    "parameter "
                        + name
                        + " must refer to a "
                        + String.join(" or ", types.stream().sorted().toList())
                        + " of this server, not to '"
                        + printable(String.valueOf(reference.getReference()))
                        + "'"));
  }

  private static Reference asReference(String name, Type value) {
    if (value instanceof Reference reference) {
      return reference;
    }
    throw mistyped(name, value);
  }

  /** A reference that the operation cannot do without. */
  public IdType requiredReference(String name, Set<String> types) {
    return reference(name, types).orElseThrow(() -> missing(name));
  }

  /** The refusal of a call that lacks a parameter. */
  public static RuntimeException missing(String name) {
    return Refusal.MISSING_INPUT.parameter(name, "parameter " + name + " is missing");
  }

  private static RuntimeException mistyped(String name, Type value) {
    return Refusal.INVALID_PARAMETER.parameter(
        name, "parameter " + name + " cannot be a " + value.fhirType());
  }

  /** At most 60 characters, control characters shown as '?', so that a message stays one line. */
  public static String printable(String text) {
    String safe = text.replaceAll("\\p{Cntrl}", "?");
    return safe.length() <= LONGEST_QUOTE ? safe : safe.substring(0, LONGEST_QUOTE) + "...";
  }
}
