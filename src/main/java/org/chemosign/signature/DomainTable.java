package org.chemosign.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The file {@code domain.tsv} of a pack: one row a gene of the signature, in its order, and for
 * each specimen type the mean normal score of the gene in the reference cohort. {@code NA} stands
 * where a cohort does not measure a gene.
 */
final class DomainTable {

  /** Name of the file. */
  static final String FILE = "domain.tsv";

  private static final String ABSENT = "NA";

  private final List<SignatureGene> genes;
  private final Map<SpecimenType, double[]> means;

  private DomainTable(List<SignatureGene> genes, Map<SpecimenType, double[]> means) {
    this.genes = genes;
    this.means = means;
  }

  /** Reads the file; the columns after gene and entrez are specimen types. */
  static DomainTable read(NumbersTable table) {
    List<String> header = table.header();
    if (header.size() < 3 || !header.subList(0, 2).equals(List.of("gene", "entrez"))) {
      throw table.fault("the columns have to be gene, entrez and specimen types");
    }
    List<SignatureGene> genes = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      genes.add(gene(table, row));
    }
    Map<SpecimenType, double[]> means = new EnumMap<>(SpecimenType.class);
    for (int column = 2; column < header.size(); column++) {
      String name = header.get(column);
      SpecimenType type =
          SpecimenType.fromCode(name)
              .orElseThrow(
                  () ->
                      table.fault(
                          "the column "
                              + SignaturePackException.quoted(name)
                              + " is not a specimen type"));
      if (means.put(type, column(table, column)) != null) {
        throw table.fault("the column " + name + " occurs twice");
      }
    }
    return new DomainTable(genes, means);
  }

  private static SignatureGene gene(NumbersTable table, int row) {
    return table.text(row, 1).equals("0")
        ? SignatureGene.ofSymbol(table.text(row, 0))
        : table.gene(row, 0, 1);
  }

  private static double[] column(NumbersTable table, int column) {
    double[] values = new double[table.size()];
    for (int row = 0; row < values.length; row++) {
      boolean absent = table.text(row, column).equals(ABSENT);
      values[row] = absent ? Double.NaN : table.number(row, column);
    }
    return values;
  }

  List<SignatureGene> genes() {
    return genes;
  }

  /** The means of each type, {@code NaN} where a gene is not measured. */
  Map<SpecimenType, double[]> means() {
    return new LinkedHashMap<>(means);
  }

  /** The domain of one specimen type that has a column with at least one gene. */
  ApplicabilityDomain domain(SpecimenType type, DomainLimits limits, GeneMatching matching) {
    double[] column = means.get(type);
    List<SignatureGene> measured = new ArrayList<>();
    for (int i = 0; i < column.length; i++) {
      if (!Double.isNaN(column[i])) {
        measured.add(genes.get(i));
      }
    }
    double[] values = Arrays.stream(column).filter(mean -> !Double.isNaN(mean)).toArray();
    return new ApplicabilityDomain(limits, matching, measured, values);
  }

  /** The bytes of a file of genes and columns, numbers with six decimals. */
  static byte[] bytes(List<SignatureGene> genes, Map<SpecimenType, double[]> columns) {
    StringBuilder table = new StringBuilder("gene\tentrez");
    columns.keySet().forEach(type -> table.append('\t').append(type.code()));
    for (int i = 0; i < genes.size(); i++) {
      SignatureGene gene = genes.get(i);
      table.append('\n').append(gene.symbol()).append('\t').append(gene.entrezId());
      for (double[] column : columns.values()) {
        table.append('\t').append(cell(column[i]));
      }
    }
    return table.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(double mean) {
    return Double.isNaN(mean) ? ABSENT : String.format(Locale.ROOT, "%.6f", mean);
  }
}
