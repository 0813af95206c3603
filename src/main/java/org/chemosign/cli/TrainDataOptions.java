package org.chemosign.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SpecimenType;
import org.chemosign.training.DelimitedTable;
import org.chemosign.training.MeasuredResponse;
import org.chemosign.training.Omission;
import org.chemosign.training.ReferenceProfiles;
import org.chemosign.training.ResponseColumns;
import org.chemosign.training.SampleWeights;
import org.chemosign.training.TrainingSet;
import org.chemosign.training.TrainingSetAssembly;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a signature is trained from. */
final class TrainDataOptions {

  @Option(names = "--drug", required = true, paramLabel = "DRUG", description = "Drug tested.")
  private Drug drug;

  @Option(
      names = "--expression",
      required = true,
      paramLabel = "FILE",
      description = "Expression, any format of predict; may be repeated.")
  private List<Path> expression;

  @Mixin private UnitOptions unit;

  @Option(
      names = "--response",
      required = true,
      paramLabel = "FILE",
      description = "Table of responses, tab, semicolon or comma separated.")
  private Path response;

  @Option(
      names = "--column",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "Column of the response; several are standardised and averaged.")
  private List<String> columns;

  @Option(
      names = "--other-columns",
      split = ",",
      paramLabel = "NAME",
      description = "Responses to other drugs, for the yardstick of general sensitivity.")
  private List<String> others = List.of();

  @Option(
      names = "--sample-column",
      paramLabel = "NAME",
      description = "Column of the sample's name; default the first.")
  private String sampleColumn;

  @Option(names = "--tissue-column", paramLabel = "NAME", description = "Column of the tissue.")
  private String tissueColumn;

  @Option(names = "--patient-column", paramLabel = "NAME", description = "Column of the patient.")
  private String patientColumn;

  @Option(
      names = "--rows",
      paramLabel = "COLUMN=VALUE",
      description = "Use the rows of the response with this value only.")
  private Map<String, String> rows = Map.of();

  @Option(
      names = "--samples",
      paramLabel = "FILE",
      description =
          "Map of names: first column as in the expression, last as in the response; may hold the"
              + " columns of tissue and patient.")
  private Path map;

  @Option(names = "--high-is-sensitive", description = "High responses mean sensitive.")
  private boolean highIsSensitive;

  @Option(
      names = "--specimen",
      paramLabel = "TYPE",
      description = "Kind of the samples; default cell-culture.")
  private SpecimenType specimen = SpecimenType.CELL_CULTURE;

  @Option(
      names = "--exclude-tissue",
      paramLabel = "NAME",
      description = "Leave the samples of a tissue out; may be repeated.")
  private List<String> excluded = List.of();

  @Option(
      names = "--weight-by-tissue",
      paramLabel = "POWER",
      description = "0 for every sample alike (default) to 1 for every tissue alike.")
  private double weightPower;

  @Option(
      names = "--genes",
      paramLabel = "FILE",
      description = "Genes to use, one symbol a line; default all.")
  private Path genes;

  @Option(
      names = "--reference",
      paramLabel = "TYPE=FILE",
      description = "Cohort for percentiles, in the same unit; default the training samples.")
  private Map<SpecimenType, Path> references = new LinkedHashMap<>();

  Drug drug() {
    return drug;
  }

  /** Reads and joins everything. */
  TrainingSet read() {
    List<MeasuredResponse> responses =
        columns()
            .read(
                DelimitedTable.read(response), Optional.ofNullable(map).map(DelimitedTable::read));
    TrainingSet set = TrainingSetAssembly.join(drug, profiles(expression), responses);
    for (String tissue : excluded) {
      set = set.where(s -> !s.tissue().equals(tissue), "tissue excluded: " + tissue);
    }
    TrainingSet listed = genes == null ? set : listed(set);
    return weightPower == 0
        ? listed
        : listed.withWeights(SampleWeights.byTissue(listed, weightPower));
  }

  /** Reads the reference cohorts. */
  List<ReferenceProfiles> references() {
    List<ReferenceProfiles> cohorts = new ArrayList<>();
    references.forEach(
        (type, file) -> {
          List<ExpressionProfile> profiles = profiles(List.of(file));
          String name = profiles.size() + " samples of " + file.getFileName();
          cohorts.add(new ReferenceProfiles(type, name, profiles));
        });
    return cohorts;
  }

  private ResponseColumns columns() {
    if (rows.size() > 1) {
      throw new UsageException("--rows takes one column");
    }
    return new ResponseColumns(
        Optional.ofNullable(sampleColumn),
        columns,
        others,
        Optional.ofNullable(patientColumn),
        Optional.ofNullable(tissueColumn),
        rows.entrySet().stream().findFirst(),
        highIsSensitive,
        specimen);
  }

  private TrainingSet listed(TrainingSet set) {
    DelimitedTable table = DelimitedTable.read(genes);
    List<String> symbols = new ArrayList<>(List.of(table.header().get(0)));
    table.rows().forEach(row -> symbols.add(row.get(0)));
    symbols.removeIf(symbol -> symbol.isEmpty() || symbol.equals("gene"));
    TrainingSetAssembly.GeneList list = TrainingSetAssembly.genes(symbols);
    TrainingSet chosen = set.withGenes(list.genes());
    List<Omission> left = new ArrayList<>(chosen.omissions());
    left.addAll(list.omissions());
    return new TrainingSet(drug, chosen.genes(), chosen.samples(), left);
  }

  private List<ExpressionProfile> profiles(List<Path> files) {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      ProfileFiles all = new ProfileFiles(files, unit.readOptions(), pool, 2);
      List<ExpressionProfile> profiles = new ArrayList<>();
      while (all.hasNext()) {
        profiles.addAll(all.next().profiles());
      }
      return profiles;
    } finally {
      pool.shutdownNow();
    }
  }
}
