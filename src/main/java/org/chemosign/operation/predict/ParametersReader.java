package org.chemosign.operation.predict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.report.ReportLanguage;
import org.chemosign.signature.Drug;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads {@link PredictParameters} out of a Parameters resource, refusing what is unknown, doubled
 * or mistyped.
 */
final class ParametersReader {

  private static final Set<String> REPEATABLE = Set.of("signature", "drug", "regimen");
  private static final Set<String> SINGLE =
      Set.of(
          "subject",
          "specimen",
          "sequence",
          "expression",
          "expressionUnit",
          "geneIdentifier",
          "phenotype",
          "order",
          "qcPolicy",
          "persist",
          "language");

  private final Map<String, List<ParametersParameterComponent>> byName = new LinkedHashMap<>();

  private final LocalReferences references;

  private ParametersReader(Parameters parameters, LocalReferences references) {
    this.references = references;
    for (ParametersParameterComponent parameter : parameters.getParameter()) {
      String name = String.valueOf(parameter.getName());
      List<ParametersParameterComponent> same =
          byName.computeIfAbsent(name, unseen -> new ArrayList<>());
      same.add(parameter);
      if (!REPEATABLE.contains(name) && !SINGLE.contains(name)) {
        throw Refusal.INVALID_PARAMETER.at(
            "Parameters.parameter", "unknown parameter '" + printable(name) + "'");
      }
      if (same.size() > 1 && SINGLE.contains(name)) {
        throw Refusal.CONFLICTING_INPUT.parameter(name, "parameter " + name + " is given twice");
      }
    }
  }

  /**
   * Reads a call.
   *
   * @param parameters the body; null or empty is a call without input, which the executor refuses
   */
  static PredictParameters read(Parameters parameters, LocalReferences references) {
    ParametersReader reader =
        new ParametersReader(parameters == null ? new Parameters() : parameters, references);
    return new PredictParameters(
        reader.reference("subject", "Patient"),
        reader.reference("specimen", "Specimen"),
        reader.reference("sequence", "MolecularSequence"),
        reader.value("expression", Attachment.class),
        reader.text("expressionUnit").map(ParametersReader::unit),
        reader.text("geneIdentifier").map(ParametersReader::identifierType),
        reader.texts("signature").stream().map(ParametersReader::signature).toList(),
        reader.codes("drug").stream().map(ParametersReader::drug).toList(),
        reader.codes("regimen"),
        reader.flag("phenotype"),
        reader.reference("order", "ServiceRequest"),
        reader.text("qcPolicy").map(ParametersReader::qcPolicy).orElse(QcPolicy.FAIL),
        reader.flag("persist"),
        reader.text("language").map(ParametersReader::language));
  }

  private List<Base> values(String name) {
    return byName.getOrDefault(name, List.of()).stream()
        .map(
            parameter -> {
              if (!parameter.hasValue()) {
                throw Refusal.INVALID_PARAMETER.parameter(
                    name, "parameter " + name + " has no value");
              }
              return (Base) parameter.getValue();
            })
        .toList();
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    return values(name).stream().findFirst().map(value -> typed(name, value, type));
  }

  private static <T> T typed(String name, Base value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw Refusal.INVALID_PARAMETER.parameter(
          name, "parameter " + name + " cannot be a " + value.fhirType());
    }
    return type.cast(value);
  }

  private List<String> texts(String name) {
    return values(name).stream()
        .map(
            value -> {
              String text = typed(name, value, PrimitiveType.class).getValueAsString();
              if (text == null || text.isBlank()) {
                throw Refusal.INVALID_PARAMETER.parameter(name, "parameter " + name + " is empty");
              }
              return text;
            })
        .toList();
  }

  private Optional<String> text(String name) {
    return texts(name).stream().findFirst();
  }

  /** Drugs and regimens are Codings; a plain code is taken as well. */
  private List<String> codes(String name) {
    return values(name).stream()
        .map(
            value ->
                value instanceof Coding coding
                    ? Optional.ofNullable(coding.getCode())
                        .orElseThrow(
                            () ->
                                Refusal.INVALID_PARAMETER.parameter(
                                    name, "parameter " + name + " has no code"))
                    : typed(name, value, PrimitiveType.class).getValueAsString())
        .toList();
  }

  private boolean flag(String name) {
    return value(name, BooleanType.class).map(BooleanType::booleanValue).orElse(true);
  }

  private Optional<String> reference(String name, String type) {
    return value(name, Reference.class).map(reference -> local(name, type, reference));
  }

  private String local(String name, String type, Reference reference) {
    return references
        .parse(type, reference.getReference())
        .map(IdType::getValue)
        .orElseThrow(
            () ->
                Refusal.INVALID_PARAMETER.parameter(
                    name,
                    "parameter "
                        + name
                        + " must be a reference "
                        + type
                        + "/id of this server, not '"
                        + printable(String.valueOf(reference.getReference()))
                        + "'"));
  }

  private static ExpressionUnit unit(String code) {
    return ExpressionUnit.fromCode(code)
        .orElseThrow(
            () ->
                Refusal.UNKNOWN_CODE.parameter(
                    "expressionUnit",
                    "unknown unit '"
                        + printable(code)
                        + "'; known: tpm, fpkm, log2-tpm, log2-fpkm, counts"));
  }

  private static GeneIdentifierType identifierType(String value) {
    return GeneIdentifierType.fromCodeOrSystem(value)
        .orElseThrow(
            () ->
                Refusal.NOT_SUPPORTED.parameter(
                    "geneIdentifier",
                    "gene identifier '"
                        + printable(value)
                        + "' is not supported; known: symbol, ensembl, entrez"));
  }

  /**
   * A Library canonical of this server or the bare identifier of a signature, with or without
   * version.
   */
  private static String signature(String canonical) {
    return canonical.substring(canonical.lastIndexOf('/') + 1);
  }

  private static Drug drug(String code) {
    return Drug.fromCode(code)
        .orElseThrow(
            () ->
                Refusal.UNKNOWN_CODE.parameter(
                    "drug",
                    "unknown drug '"
                        + printable(code)
                        + "'; known: gemcitabine, paclitaxel, fluorouracil, oxaliplatin,"
                        + " irinotecan"));
  }

  private static QcPolicy qcPolicy(String code) {
    return switch (code) {
      case "fail" -> QcPolicy.FAIL;
      case "report" -> QcPolicy.REPORT;
      default ->
          throw Refusal.UNKNOWN_CODE.parameter(
              "qcPolicy", "unknown qcPolicy '" + printable(code) + "'; known: fail, report");
    };
  }

  private static ReportLanguage language(String code) {
    return ReportLanguage.fromTag(code)
        .orElseThrow(
            () ->
                Refusal.UNKNOWN_CODE.parameter(
                    "language", "unknown language '" + printable(code) + "'; known: en, fr"));
  }

  /** At most 60 characters, control characters shown as '?', so that a message stays one line. */
  static String printable(String text) {
    String safe = text.replaceAll("\\p{Cntrl}", "?");
    return safe.length() <= 60 ? safe : safe.substring(0, 60) + "...";
  }
}
