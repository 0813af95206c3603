package org.chemosign.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The parameters of a call in which each may be given once. */
public final class CallParameters {

  private static final int LONGEST_QUOTE = 60;

  private final Map<String, Type> values = new LinkedHashMap<>();
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
    CallParameters call = new CallParameters(references);
    if (body == null) {
      return call;
    }
    if (!(body instanceof Parameters parameters)) {
      throw Refusal.CONFLICTING_INPUT.at(
          "Parameters", "the body is a " + body.fhirType() + "; a Parameters resource is needed");
    }
    parameters.getParameter().forEach(parameter -> call.add(parameter, known));
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

  private void add(ParametersParameterComponent parameter, Set<String> known) {
    String name = String.valueOf(parameter.getName());
    if (!known.contains(name)) {
      throw Refusal.INVALID_PARAMETER.at(
          "Parameters.parameter", "unknown parameter '" + printable(name) + "'");
    }
    if (!parameter.hasValue()) {
      throw Refusal.INVALID_PARAMETER.parameter(name, "parameter " + name + " has no value");
    }
    if (values.put(name, parameter.getValue()) != null) {
      throw Refusal.CONFLICTING_INPUT.parameter(name, "parameter " + name + " is given twice");
    }
  }

  /** The text of a primitive parameter; blank text is refused. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> text(name, value));
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
    return Optional.ofNullable(values.get(name)).map(value -> reference(name, value, types));
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

  private static RuntimeException missing(String name) {
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
