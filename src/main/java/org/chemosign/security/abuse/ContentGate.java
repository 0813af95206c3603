package org.chemosign.security.abuse;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * Looks at the content of what clients send. Nothing is stored that would run in a browser or in a
 * JVM that reads it back; no number is taken in whose plain spelling fills the memory; FHIRPath of
 * clients keeps {@link FhirPathRules}. What the server writes itself passes.
 */
@Interceptor(order = -90)
public final class ContentGate {

  private static final byte[] SERIALISED = {(byte) 0xac, (byte) 0xed, 0, 5};
  private static final int LARGEST_EXPONENT = 400;

  /** The body of a request, before anything is done with it. */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
  public void received(RequestDetails request) throws BaseServerResponseException {
    if (request.getResource() instanceof Base body) {
      numbersAndReferences(body);
      if (body instanceof Parameters patch && "PATCH".equals(method(request))) {
        patch.getParameter().forEach(ContentGate::patch);
      }
    }
  }

  private static String method(RequestDetails request) {
    return request.getRequestType() == null ? "" : request.getRequestType().name();
  }

  /** A new resource, alone or in a transaction. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  public void created(IBaseResource resource, RequestDetails request)
      throws BaseServerResponseException {
    stored(resource, request);
  }

  /** A changed resource, by update or patch. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  public void updated(IBaseResource before, IBaseResource after, RequestDetails request)
      throws BaseServerResponseException {
    stored(after, request);
  }

  private static void stored(IBaseResource resource, RequestDetails request) {
    if (request instanceof SystemRequestDetails || !(resource instanceof Base base)) {
      return;
    }
    numbersAndReferences(base);
    content(base, resource.fhirType());
    if (resource instanceof SearchParameter parameter && parameter.hasExpression()) {
      path("SearchParameter.expression", parameter.getExpression());
    }
  }

  private static void numbersAndReferences(Base element) {
    if (element instanceof DecimalType decimal && isHuge(decimal.getValue())) {
      throw Refused.UNSAFE.because("a decimal number with an exponent of more than 400");
    }
    if (element instanceof Reference reference
        && reference.hasReference()
        && reference.getReference().contains("?")) {
      QueryRules.check(reference.getReference().replaceFirst("^[^?]*\\?", ""));
    }
    members(element).forEach(ContentGate::numbersAndReferences);
  }

  private static boolean isHuge(BigDecimal value) {
    return value != null
        && (Math.abs((long) value.scale()) > LARGEST_EXPONENT
            || value.precision() > LARGEST_EXPONENT);
  }

  private static void content(Base element, String type) {
    if (element instanceof Narrative narrative && narrative.getDiv() != null) {
      NarrativeRules.problem(narrative.getDiv())
          .ifPresent(
              problem -> {
                throw Refused.UNSAFE.at(type + ".text.div", problem);
              });
    } else if (element instanceof Binary binary) {
      data(binary.getData(), "Binary.data");
    } else if (element instanceof Attachment attachment) {
      data(attachment.getData(), type);
    }
    members(element).forEach(member -> content(member, type));
  }

  private static void data(byte[] data, String where) {
    if (data != null
        && data.length >= SERIALISED.length
        && java.util.Arrays.equals(data, 0, SERIALISED.length, SERIALISED, 0, SERIALISED.length)) {
      throw Refused.UNSAFE.at(where, "serialised Java objects are not taken in");
    }
  }

  private static void patch(Parameters.ParametersParameterComponent operation) {
    operation.getPart().stream()
        .filter(part -> "path".equals(part.getName()) && part.getValue() != null)
        .forEach(part -> path("Parameters.parameter.part", part.getValue().primitiveValue()));
  }

  private static void path(String where, String expression) {
    FhirPathRules.problem(String.valueOf(expression))
        .ifPresent(
            problem -> {
              throw Refused.UNSAFE.at(where, problem);
            });
  }

  private static List<Base> members(Base element) {
    return element.isPrimitive()
        ? List.of()
        : element.children().stream().map(Property::getValues).flatMap(List::stream).toList();
  }
}
