package org.chemosign.training;

import java.util.List;
import org.chemosign.signature.Drug;

/** The drugs of the open panel with the assays of GDSC2 that measure each or its kin. */
enum OpenPanelDrug {
  GEMCITABINE(Drug.GEMCITABINE, "gemcitabine", "Gemcitabine_1190"),
  PACLITAXEL(Drug.PACLITAXEL, "paclitaxel", "Paclitaxel_1080", "Docetaxel_1007", "Docetaxel_1819"),
  FLUOROURACIL(Drug.FLUOROURACIL, "5-FU", "5-Fluorouracil_1073"),
  OXALIPLATIN(Drug.OXALIPLATIN, "oxaliplatin", "Oxaliplatin_1089", "Oxaliplatin_1806"),
  IRINOTECAN(
      Drug.IRINOTECAN, "irinotecan", "Irinotecan_1088", "Camptothecin_1003", "Topotecan_1808");

  private final Drug drug;
  private final String source;
  private final List<String> assays;

  OpenPanelDrug(Drug drug, String source, String... assays) {
    this.drug = drug;
    this.source = source;
    this.assays = List.of(assays);
  }

  Drug drug() {
    return drug;
  }

  /** Its name in the shared data. */
  String source() {
    return source;
  }

  /** The assay that it is judged by. */
  String assay() {
    return assays.get(0);
  }

  /** The assays of its class, its own first. */
  List<String> assays() {
    return assays;
  }
}
