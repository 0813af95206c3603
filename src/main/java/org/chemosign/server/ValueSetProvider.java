package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.CodeValidationResult;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import ca.uhn.fhir.jpa.dao.JpaPersistedResourceValidationSupport;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * {@code ValueSet/$expand} and {@code ValueSet/$validate-code} by HAPI's in-memory terminology.
 * HAPI's own provider needs a full-text index, which this server does not keep: its value sets are
 * small.
 */
public class ValueSetProvider {

  private static final int MOST = 1000;

  private final FhirContext fhir;
  private final IValidationSupport support;

  ValueSetProvider(FhirContext fhir, JpaPersistedResourceValidationSupport stored) {
    this.fhir = fhir;
    support =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(fhir),
            stored,
            new CommonCodeSystemsTerminologyService(fhir),
            new InMemoryTerminologyServerValidationSupport(fhir));
  }

  /**
   * The codes of a stored value set, named by id or canonical, or of one that is sent.
   *
   * @param filter part of a code or display, whatever its case
   * @param offset codes to leave out at the beginning
   * @param count most codes to return; a thousand at most
   */
  @Operation(name = "$expand", typeName = "ValueSet", idempotent = true)
  public ValueSet expand(
      @IdParam(optional = true) IdType id,
      @OperationParam(name = "url", max = 1) UriType url,
      @OperationParam(name = "valueSet", max = 1) ValueSet sent,
      @OperationParam(name = "filter", max = 1) StringType filter,
      @OperationParam(name = "offset", max = 1) IntegerType offset,
      @OperationParam(name = "count", max = 1) IntegerType count) {
    ValueSet asked = asked(id, url, sent);
    ValueSet whole = whole(asked);
    List<ValueSetExpansionContainsComponent> codes =
        whole.getExpansion().getContains().stream().filter(matches(filter)::apply).toList();
    ValueSetExpansionComponent expansion = new ValueSetExpansionComponent();
    expansion.setIdentifier("urn:uuid:" + UUID.randomUUID());
    expansion.setTimestamp(whole.getExpansion().getTimestamp());
    expansion.setTotal(codes.size());
    int from = natural("offset", offset, 0);
    expansion.setOffset(from);
    codes.stream()
        .skip(from)
        .limit(Math.min(MOST, natural("count", count, MOST)))
        .forEach(expansion::addContains);
    ValueSet answer = asked.copy();
    answer.setExpansion(expansion);
    return answer;
  }

  /** Whether a value set has a code, given as code and system, Coding or CodeableConcept. */
  @Operation(name = "$validate-code", typeName = "ValueSet", idempotent = true)
  public IBaseParameters validateCode(
      @IdParam(optional = true) IdType id,
      @OperationParam(name = "url", max = 1) UriType url,
      @OperationParam(name = "code", max = 1) CodeType code,
      @OperationParam(name = "system", max = 1) UriType system,
      @OperationParam(name = "display", max = 1) StringType display,
      @OperationParam(name = "coding", max = 1) Coding coding,
      @OperationParam(name = "codeableConcept", max = 1) CodeableConcept concept) {
    ValueSet valueSet = asked(id, url, null);
    List<Coding> codings = new ArrayList<>();
    Stream.ofNullable(concept).flatMap(c -> c.getCoding().stream()).forEach(codings::add);
    Stream.ofNullable(coding).forEach(codings::add);
    if (code != null) {
      codings.add(new Coding(text(system), code.getValue(), text(display)));
    }
    if (codings.isEmpty()) {
      throw refusal(
          InvalidRequestException::new,
          IssueType.REQUIRED,
          "give the code as code and system, as coding or as codeableConcept");
    }
    List<CodeValidationResult> results = codings.stream().map(c -> validate(c, valueSet)).toList();
    return results.stream()
        .filter(CodeValidationResult::isOk)
        .findFirst()
        .orElse(results.get(0))
        .toParameters(fhir);
  }

  private CodeValidationResult validate(Coding coding, ValueSet valueSet) {
    ConceptValidationOptions options =
        new ConceptValidationOptions().setInferSystem(!coding.hasSystem());
    CodeValidationResult result =
        support.validateCodeInValueSet(
            new ValidationSupportContext(support),
            options,
            coding.getSystem(),
            coding.getCode(),
            coding.getDisplay(),
            valueSet);
    return result != null
        ? result
        : new CodeValidationResult()
            .setSeverity(IValidationSupport.IssueSeverity.ERROR)
            .setMessage("the codes of " + valueSet.getUrl() + " are not known here");
  }

  private static String text(IPrimitiveType<String> value) {
    return value == null ? null : value.getValue();
  }

  private ValueSet asked(IdType id, UriType url, ValueSet sent) {
    if (sent != null && url == null && id == null) {
      return sent;
    }
    String canonical =
        id != null ? "ValueSet/" + id.getIdPart() : url == null ? null : url.getValue();
    if (canonical == null || sent != null || id != null && url != null) {
      throw refusal(
          InvalidRequestException::new,
          IssueType.REQUIRED,
          "name one value set: by id, by url, or send it as valueSet");
    }
    if (support.fetchValueSet(canonical) instanceof ValueSet found) {
      return found;
    }
    throw refusal(
        ResourceNotFoundException::new,
        IssueType.NOTFOUND,
        "value set " + canonical + " is unknown");
  }

  private ValueSet whole(ValueSet asked) {
    ValueSetExpansionOptions options = new ValueSetExpansionOptions();
    options.setFailOnMissingCodeSystem(true);
    IValidationSupport.ValueSetExpansionOutcome outcome =
        support.expandValueSet(new ValidationSupportContext(support), options, asked);
    if (outcome != null && outcome.getValueSet() instanceof ValueSet expanded) {
      return expanded;
    }
    String why = outcome == null ? "its codes are not known here" : outcome.getError();
    throw refusal(
        UnprocessableEntityException::new,
        IssueType.NOTSUPPORTED,
        "value set " + asked.getUrl() + " cannot be expanded: " + why);
  }

  private static Function<ValueSetExpansionContainsComponent, Boolean> matches(StringType filter) {
    if (filter == null || filter.isEmpty()) {
      return code -> true;
    }
    String part = filter.getValue().toLowerCase(Locale.ROOT);
    return code ->
        code.getCode().toLowerCase(Locale.ROOT).contains(part)
            || String.valueOf(code.getDisplay()).toLowerCase(Locale.ROOT).contains(part);
  }

  private static int natural(String name, IntegerType value, int otherwise) {
    if (value == null || value.getValue() == null) {
      return otherwise;
    }
    if (value.getValue() < 0) {
      throw refusal(
          InvalidRequestException::new,
          IssueType.VALUE,
          name + " is negative: " + value.getValue());
    }
    return value.getValue();
  }

  /** A constructor of one of HAPI's exceptions. */
  private interface Failure {
    BaseServerResponseException of(String message, OperationOutcome outcome);
  }

  private static BaseServerResponseException refusal(Failure failure, IssueType type, String text) {
    OperationOutcome outcome = new OperationOutcome();
    outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(text);
    return failure.of(text, outcome);
  }
}
