package org.chemosign.cli;

import ca.uhn.fhir.context.FhirContext;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chemosign.expression.GeneTable;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.report.Laboratory;
import org.chemosign.report.ReportAssembler;
import org.chemosign.report.ReportContext;
import org.chemosign.report.ReportLanguage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One FHIR R4 DiagnosticReport a sample with all its parts contained. The command line knows no
 * patient: the subject is named after the sample, and whoever stores the report puts the patient
 * there.
 */
final class FhirFormat implements PredictionFormat {

  private static final FhirContext FHIR = quietContext();

  private final ReportAssembler assembler = ReportAssembler.with(GeneTable.bundled());
  private final Instant issued = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final ReportLanguage language;
  private final boolean pretty;

  FhirFormat(ReportLanguage language, boolean pretty) {
    this.language = language;
    this.pretty = pretty;
  }

  /** The FHIR library logs to standard output by default, where results go. */
  private static FhirContext quietContext() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
      logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }
    return FhirContext.forR4Cached();
  }

  @Override
  public String render(ChemosensitivityPrediction prediction) {
    DiagnosticReport report = assembler.assemble(prediction, context(prediction)).selfContained();
    return FHIR.newJsonParser().setPrettyPrint(pretty).encodeResourceToString(report) + "\n";
  }

  private ReportContext context(ChemosensitivityPrediction prediction) {
    return new ReportContext(
        new Reference().setType("Patient").setDisplay(prediction.profile().sample()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Laboratory.named("not stated"),
        issued,
        issued,
        language,
        List.of(),
        identity(prediction));
  }

  /** SHA-256 over everything that decides the report but the time. */
  private String identity(ChemosensitivityPrediction prediction) {
    List<String> parts = new ArrayList<>();
    parts.add(prediction.profile().toString());
    parts.add(prediction.specimen().toString());
    parts.add(prediction.versions().toString());
    prediction.drugs().forEach(drug -> parts.add(drug.signature().sha256()));
    prediction.regimens().forEach(regimen -> parts.add(regimen.rule().canonical()));
    prediction.phenotypes().forEach(phenotype -> parts.add(phenotype.signature().sha256()));
    parts.add(language.code());
    byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
