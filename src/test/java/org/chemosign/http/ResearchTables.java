package org.chemosign.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.synthetic.SyntheticFileFormat;
import org.chemosign.testing.SharedData;

/**
 * The tables that docs/research.md starts from: organoids of Shi 2022 where the shared data are
 * there, synthetic ones elsewhere; a cohort of synthetic patients with synthetic outcomes.
 */
final class ResearchTables {

  private static final int PATIENTS = 40;
  private static final int SYNTHETIC_ORGANOIDS = 30;
  private static final int SYNTHETIC_GENES = 400;

  private final Path directory;

  ResearchTables(Path directory) {
    this.directory = directory;
  }

  /** Writes them and says how many organoids there are. */
  int write() throws IOException {
    Optional<Path> shared =
        SharedData.directory()
            .map(data -> data.resolve("training"))
            .filter(training -> Files.exists(training.resolve("shi2022_organoid_auc_5drugs.tsv")));
    if (shared.isPresent()) {
      copy(shared.get());
    } else {
      System.err.println("SKIPPED: ../shared/data is absent; the organoids are synthetic");
      synthetic();
    }
    cohort();
    return Files.readAllLines(directory.resolve("organoids.tsv")).size();
  }

  private void copy(Path training) throws IOException {
    List<String> areas = new ArrayList<>();
    for (String line : Files.readAllLines(training.resolve("shi2022_organoid_auc_5drugs.tsv"))) {
      String[] cells = line.split("\t");
      if (!cells[1].equals("GEM")) {
        areas.add(cells[0] + "\t" + cells[1]);
      }
    }
    Files.write(directory.resolve("organoids.tsv"), areas);
    try (GZIPInputStream expression =
        new GZIPInputStream(
            Files.newInputStream(
                training.resolve("shi2022_organoid_expr_fpkm_1998genes.tsv.gz")))) {
      Files.write(directory.resolve("organoid-expression.tsv"), expression.readAllBytes());
    }
  }

  private void synthetic() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    List<List<String>> columns = new ArrayList<>();
    List<String> areas = new ArrayList<>();
    StringBuilder header = new StringBuilder("gene");
    for (int i = 1; i <= SYNTHETIC_ORGANOIDS; i++) {
      columns.add(tumour(5000 + i).subList(0, SYNTHETIC_GENES));
      header.append("\tSYN-").append(i);
      areas.add("SYN-" + i + "\t" + String.format(Locale.ROOT, "%.3f", random.nextDouble()));
    }
    Files.write(directory.resolve("organoids.tsv"), areas);
    Files.write(directory.resolve("organoid-expression.tsv"), table(header.toString(), columns));
  }

  /** The genes that the organoids have, of synthetic tumours. */
  private void cohort() throws IOException {
    Set<String> genes = new HashSet<>();
    try (BufferedReader rows =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(directory.resolve("organoid-expression.tsv")),
                StandardCharsets.UTF_8))) {
      rows.lines().map(line -> line.split("\t", 2)[0]).forEach(genes::add);
    }
    SplittableRandom random = new SplittableRandom(12);
    List<List<String>> columns = new ArrayList<>();
    List<String> patients = new ArrayList<>();
    StringBuilder header = new StringBuilder("gene");
    for (int i = 1; i <= PATIENTS; i++) {
      String name = "cohort-" + i;
      header.append('\t').append(name);
      columns.add(
          tumour(7000 + i).stream().filter(row -> genes.contains(row.split("\t")[0])).toList());
      patients.add(
          String.format(
              Locale.ROOT,
              "%s\t%.1f\t%s\t%s",
              name,
              0.5 - 20 * StrictMath.log(1 - random.nextDouble()),
              random.nextDouble() < 0.7 ? "event" : "censored",
              i % 2 == 0 ? "gemcitabine" : "mfolfirinox"));
    }
    Files.write(directory.resolve("cohort.tsv"), patients);
    Files.write(directory.resolve("cohort-expression.tsv"), table(header.toString(), columns));
  }

  /** Rows of gene and value. */
  private static List<String> tumour(long seed) {
    return SyntheticMatrix.text(seed, ExpressionUnit.TPM, SyntheticFileFormat.TWO_COLUMN)
        .lines()
        .filter(line -> line.split("\t")[1].matches("[0-9.]+"))
        .toList();
  }

  private static List<String> table(String header, List<List<String>> columns) {
    List<String> rows = new ArrayList<>(List.of(header));
    for (int row = 0; row < columns.get(0).size(); row++) {
      StringBuilder line = new StringBuilder(columns.get(0).get(row).split("\t")[0]);
      for (List<String> column : columns) {
        line.append('\t').append(column.get(row).split("\t")[1]);
      }
      rows.add(line.toString());
    }
    return rows;
  }
}
