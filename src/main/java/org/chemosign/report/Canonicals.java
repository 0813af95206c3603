package org.chemosign.report;

/**
 * The URIs that emitted resources use. The canonical root is a reserved name that nobody can own; a
 * publisher replaces it throughout sources and profiles.
 */
public final class Canonicals {

  /** Canonical root of all that ChemoSign defines. */
  public static final String ROOT = "https://chemosign.example/fhir";

  /** System of {@code DiagnosticReport.identifier}: the identity of a prediction, in hex. */
  public static final String PREDICTION_IDENTITY = ROOT + "/sid/prediction-identity";

  /** System of the identifiers of a report's parts: identity, a dot and the part's role. */
  public static final String PREDICTION_PART = ROOT + "/sid/prediction-part";

  /** System of the identifier of a prediction engine, {@code name|version}. */
  public static final String ENGINE = ROOT + "/sid/prediction-engine";

  /** System of the identifiers of stored expression matrices and profiles. */
  public static final String EXPRESSION = ROOT + "/sid/expression-content";

  /** System of identifiers that are the SHA-256 (hex) of an expression matrix, decompressed. */
  public static final String MATRIX_SHA256 = ROOT + "/sid/expression-matrix-sha256";

  /** System of identifiers that are the SHA-256 (hex) of a signature's pack. */
  public static final String PACK_SHA256 = ROOT + "/sid/signature-pack-sha256";

  /** System of identifiers that are the SHA-256 (hex) of a plate as it was sent. */
  public static final String PLATE_SHA256 = ROOT + "/sid/plate-sha256";

  /** System of identifiers that are the SHA-256 (hex) of what a signature was trained from. */
  public static final String TRAINING_SHA256 = ROOT + "/sid/training-data-sha256";

  /** System of identifiers that are URIs, such as canonicals. */
  public static final String URI = "urn:ietf:rfc:3986";

  static final String LOINC = "http://loinc.org";
  static final String UCUM = "http://unitsofmeasure.org";
  static final String V2_0074 = "http://terminology.hl7.org/CodeSystem/v2-0074";
  static final String OBSERVATION_CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  static final String DATA_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
  static final String RELATED_ARTIFACT =
      "http://hl7.org/fhir/StructureDefinition/workflow-relatedArtifact";
  static final String SUPPORTING_INFO =
      "http://hl7.org/fhir/StructureDefinition/workflow-supportingInfo";

  private static final String GENOMICS = "http://hl7.org/fhir/uv/genomics-reporting";

  /** Code system of Genomics Reporting for codes that LOINC is still to have. */
  public static final String GENOMICS_TBD = GENOMICS + "/CodeSystem/tbd-codes-cs";

  private Canonicals() {}

  /** Canonical of one of our profiles. */
  public static String profile(String id) {
    return ROOT + "/StructureDefinition/" + id;
  }

  /** Canonical of one of our code systems. */
  public static String codeSystem(String id) {
    return ROOT + "/CodeSystem/" + id;
  }

  /** Canonical, without version, of the Library that describes a signature. */
  public static String library(String signatureId) {
    return ROOT + "/Library/" + signatureId;
  }

  /** Canonical, without version, of the PlanDefinition of a regimen. */
  public static String regimen(String code) {
    return ROOT + "/PlanDefinition/" + code;
  }

  /** Canonical of a profile or an extension of Genomics Reporting. */
  public static String genomics(String id) {
    return GENOMICS + "/StructureDefinition/" + id;
  }

  /** Canonical of a code system of Genomics Reporting. */
  static String genomicsCodes(String id) {
    return GENOMICS + "/CodeSystem/" + id;
  }
}
