package org.chemosign.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.chemosign.testing.SharedTable;

/**
 * The cell lines of {@code ../shared/data/training}: RNA-seq of the lines that the first panel was
 * made from, of 62 more that the map of lines joins to GDSC2, and arrays of lines that have no
 * RNA-seq here. Responses decide nothing about which lines there are.
 */
final class OpenPanelData {

  /** The array and the RNA-seq of this line do not look like one line; it is left out. */
  private static final String MISMATCHED_LINE = "ACH-000649";

  private static final String MISMATCHED_COSMIC = "905947";

  private static final Map<String, String> TISSUES =
      Map.of(
          "Esophagus", "oesophagus",
          "Bladder", "urinary_tract",
          "Head and Neck", "upper_aerodigestive_tract",
          "Peripheral Nervous System", "autonomic_ganglia",
          "Haematopoietic and Lymphoid", CellLine.BLOOD,
          "Uterus", "endometrium");

  final OpenPanelResponses responses;
  final List<String> genes;
  final List<CellLine> sequenced;
  final List<String> firstGenes;
  final List<CellLine> firstPanel;
  final Map<String, CellLine> inFirstTable = new HashMap<>();
  final List<String> arrayGenes;
  final List<CellLine> arrays;
  final Set<String> joinedCosmic = new HashSet<>();
  private final Set<String> firstLines;

  OpenPanelData(Path data) {
    Path training = data.resolve("training");
    this.responses = new OpenPanelResponses(data);
    SharedTable used = SharedTable.read(training.resolve("gdsc2_tgsa_lines_used.tsv"));
    this.firstLines = used.byFirst().keySet();
    SharedTable map = SharedTable.read(training.resolve("line_map.tsv"));
    SharedTable wide = table(training, "depmap_log2tpm_merged_732genes_569lines.tsv.gz");
    SharedTable first = table(training, "ccle_log2tpm_recovered_census_580lines.tsv.gz");
    Map<String, CellLine> joined = joined(used, map, Set.copyOf(first.header()));
    joined.values().forEach(line -> joinedCosmic.add(line.cosmic()));
    this.genes = symbols(wide);
    this.sequenced = lines(wide, joined);
    this.firstGenes = symbols(first);
    List<CellLine> census = lines(first, joined);
    census.forEach(line -> inFirstTable.put(line.id(), line));
    this.firstPanel = census.stream().filter(this::ofFirstPanel).toList();
    SharedTable array = table(training, "gdsc_cosmic_zscore_656genes_800lines.tsv.gz");
    this.arrayGenes = symbols(array);
    this.arrays = lines(array, chips(map));
  }

  /** Lines of the first panel, and those that the map joins besides. */
  private Map<String, CellLine> joined(SharedTable used, SharedTable map, Set<String> measured) {
    Map<String, CellLine> joined = new LinkedHashMap<>();
    for (List<String> row : used.rows()) {
      joined.put(row.get(0), line(row.get(0), row.get(6), row.get(3)));
    }
    for (List<String> row : map.rows()) {
      String cosmic = row.get(4).replace(".0", "");
      boolean usable = measured.contains(row.get(3)) && responses.has(cosmic);
      if (usable && !row.get(3).equals(MISMATCHED_LINE)) {
        joined.putIfAbsent(row.get(3), line(row.get(3), cosmic, tissue(row.get(5))));
      }
    }
    return joined;
  }

  private static Map<String, CellLine> chips(SharedTable map) {
    Map<String, CellLine> chips = new HashMap<>();
    map.rows().stream()
        .filter(row -> row.get(0).equals("gdsc_z"))
        .forEach(row -> chips.put(row.get(1), line(row.get(1), row.get(1), tissue(row.get(5)))));
    chips.remove(MISMATCHED_COSMIC);
    return chips;
  }

  /** Whether a line was among those that the first panel was trained from or tested on. */
  boolean ofFirstPanel(CellLine line) {
    return firstLines.contains(line.id());
  }

  private static SharedTable table(Path training, String name) {
    return SharedTable.read(training.resolve(name));
  }

  private static CellLine line(String id, String cosmic, String tissue) {
    return new CellLine(id, cosmic, tissue, new double[0]);
  }

  private static String tissue(String passport) {
    return TISSUES.getOrDefault(passport, passport.toLowerCase(Locale.ROOT).replace(' ', '_'));
  }

  private static List<String> symbols(SharedTable table) {
    return table.rows().stream().map(row -> row.get(0)).toList();
  }

  private static List<CellLine> lines(SharedTable table, Map<String, CellLine> known) {
    List<CellLine> lines = new ArrayList<>();
    for (int column = 1; column < table.header().size(); column++) {
      String id = table.header().get(column);
      if (known.containsKey(id)) {
        int at = column;
        double[] values =
            table.rows().stream().mapToDouble(row -> Double.parseDouble(row.get(at))).toArray();
        lines.add(known.get(id).named(id, values));
      }
    }
    return lines;
  }

  /** Columns of genes in a table. */
  static int[] columns(List<String> table, List<String> wanted) {
    return wanted.stream().mapToInt(table::indexOf).toArray();
  }

  /** Columns of genes in which a share of lines exceeds a value. */
  static int[] expressed(List<CellLine> lines, double value, double share) {
    return IntStream.range(0, lines.get(0).expression().length)
        .filter(gene -> over(lines, gene, value) >= share * lines.size())
        .toArray();
  }

  private static long over(List<CellLine> lines, int gene, double value) {
    return lines.stream().filter(line -> line.expression()[gene] > value).count();
  }
}
