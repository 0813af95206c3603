package org.chemosign.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneTable;
import org.chemosign.synthetic.SyntheticFileFormat;
import org.chemosign.synthetic.SyntheticFileWriter;
import org.chemosign.synthetic.SyntheticGenome;
import org.chemosign.synthetic.TumourSynthesizer;

/**
 * What the demonstration sends: a synthetic patient and the expression profile of a synthetic
 * tumour.
 */
final class DemoRequest {

  static final String PATIENT_SYSTEM = "https://chemosign.example/fhir/sid/demo";
  static final String PATIENT_VALUE = "synthetic-patient-1";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DemoRequest() {}

  /** The patient, labelled as test data. */
  static ObjectNode patient() {
    ObjectNode patient = JSON.objectNode().put("resourceType", "Patient");
    patient
        .putObject("meta")
        .putArray("security")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason")
        .put("code", "HTEST")
        .put("display", "test health data");
    patient
        .putArray("identifier")
        .addObject()
        .put("system", PATIENT_SYSTEM)
        .put("value", PATIENT_VALUE);
    patient.putArray("name").addObject().put("text", "Synthetic Patient");
    patient.put("gender", "unknown");
    return patient;
  }

  /** Parameters of the operation: the profile inline, specimen quality not stated. */
  static ObjectNode parameters(String patientId, long seed, String language) {
    ObjectNode parameters = JSON.objectNode().put("resourceType", "Parameters");
    ArrayNode list = parameters.putArray("parameter");
    parameter(list, "subject").putObject("valueReference").put("reference", "Patient/" + patientId);
    parameter(list, "expression")
        .putObject("valueAttachment")
        .put("contentType", "application/gzip")
        .put("title", "synthetic-" + seed + ".tsv.gz")
        .put("data", Base64.getEncoder().encodeToString(profile(seed)));
    parameter(list, "expressionUnit").put("valueCode", ExpressionUnit.TPM.code());
    parameter(list, "qcPolicy").put("valueCode", "report");
    parameter(list, "language").put("valueCode", language);
    return parameters;
  }

  private static ObjectNode parameter(ArrayNode list, String name) {
    return list.addObject().put("name", name);
  }

  private static byte[] profile(long seed) {
    TumourSynthesizer synthesizer =
        new TumourSynthesizer(SyntheticGenome.of(GeneTable.bundled()), seed);
    SyntheticFileWriter writer =
        new SyntheticFileWriter(ExpressionUnit.TPM, SyntheticFileFormat.TWO_COLUMN);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      writer.write(List.of(synthesizer.tumour(1)), gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
