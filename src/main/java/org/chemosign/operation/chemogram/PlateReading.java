package org.chemosign.operation.chemogram;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chemosign.chemogram.AnalysisPlan;
import org.chemosign.chemogram.Chemogram;
import org.chemosign.chemogram.ChemogramAnalysis;
import org.chemosign.chemogram.PlateFormatException;
import org.chemosign.chemogram.PlateReader;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Specimen;

/** Reads the plate of a call and picks the curves of one model. */
final class PlateReading {

  private static final String PARAMETER = "plate";
  private static final int MOST_BYTES = 4 << 20;

  private PlateReading() {}

  /** The bytes of the plate; only its own data are read, never its URL. */
  static byte[] bytes(Attachment plate) {
    if (plate.hasUrl()) {
      throw Refusal.NOT_SUPPORTED.parameter(
          PARAMETER, "plate.url is not followed; send the plate as plate.data");
    }
    if (!plate.hasData() || plate.getData().length == 0) {
      throw Refusal.MISSING_INPUT.parameter(PARAMETER, "plate.data is missing or empty");
    }
    if (plate.getData().length > MOST_BYTES) {
      throw Refusal.MATRIX_TOO_LARGE.parameter(PARAMETER, "plate.data is over 4 MiB");
    }
    return plate.getData();
  }

  /**
   * The chemograms of a model: those of the plate's only model, or of the one that bears an
   * identifier of the specimen.
   */
  static List<Chemogram> chemograms(byte[] plate, Specimen specimen) {
    ChemogramAnalysis analysis;
    try {
      analysis =
          ChemogramAnalysis.of(
              PlateReader.read(new ByteArrayInputStream(plate)), AnalysisPlan.standard());
    } catch (PlateFormatException e) {
      throw Refusal.UNREADABLE_PLATE.parameter(PARAMETER, e.getMessage());
    }
    String model = model(analysis.chemograms(), specimen);
    List<Chemogram> own =
        analysis.chemograms().stream().filter(c -> c.key().model().equals(model)).toList();
    own.stream()
        .filter(chemogram -> chemogram.auc().isEmpty())
        .findFirst()
        .ifPresent(
            chemogram -> {
              throw Refusal.UNREADABLE_PLATE.parameter(
                  PARAMETER,
                  "a single dose has no area: "
                      + CallParameters.printable(chemogram.key().label()));
            });
    return own;
  }

  private static String model(List<Chemogram> chemograms, Specimen specimen) {
    Set<String> models =
        chemograms.stream()
            .map(c -> c.key().model())
            .collect(Collectors.toCollection(TreeSet::new));
    if (models.size() == 1) {
      return models.iterator().next();
    }
    return specimen.getIdentifier().stream()
        .map(Identifier::getValue)
        .filter(models::contains)
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.CONFLICTING_INPUT.parameter(
                    PARAMETER,
                    "the plate holds "
                        + models.size()
                        + " models, and none of them is an identifier of Specimen/"
                        + specimen.getIdElement().getIdPart()));
  }
}
