package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.testing.PanelProfiles;
import org.chemosign.testing.TestPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forest as plain numbers, against a walk down the table itself. */
class RankNormalTreesSignatureTest {

  private static final String HEADER = "tree\tnode\tfeature\tthreshold\tleft\tright\tvalue\n";
  private static final String COMPONENTS = componentsTable();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void equalsABruteForceWalk(long seed) {
    String trees = forest(seed, TestPack.GENES);
    Signature signature = pack(trees).signature();
    for (int sample = 0; sample < 50; sample++) {
      Map<String, Double> values = TestPack.values(100 * seed + sample);
      SignatureScore score = signature.score(PanelProfiles.of(values));
      assertThat(score.value().orElseThrow())
          .isCloseTo(0.75 + bruteForce(trees, z(values), List.of()), within(1e-11));
      assertThat(sum(score)).isEqualTo(score.value().orElseThrow());
      assertThat(score.contributions()).hasSize(8);
    }
  }

  @Test
  void aTreeStopsWhereAGeneIsMissing() {
    String trees = forest(6, TestPack.GENES);
    Signature signature = pack(trees).signature();
    for (String gene : TestPack.GENES) {
      Map<String, Double> values = TestPack.values(7);
      values.remove(gene);
      SignatureScore score = signature.score(PanelProfiles.of(values));
      assertThat(score.value().orElseThrow())
          .isCloseTo(0.75 + bruteForce(trees, z(values), List.of(gene)), within(1e-11));
      assertThat(score.genesMissing()).containsExactly(gene);
      assertThat(score.contributions()).noneMatch(c -> c.gene().equals(gene));
    }
  }

  @Test
  void componentsAreSumsOfTheGenesFound() {
    List<String> names = List.of("IC1", "IC2", "IC3");
    String trees = forest(8, names);
    Signature signature = pack(trees).file("projection.tsv", COMPONENTS).signature();
    for (int sample = 0; sample < 30; sample++) {
      Map<String, Double> values = TestPack.values(sample);
      values.remove("MYC");
      Map<String, Double> z = z(values);
      Map<String, Double> components = new java.util.HashMap<>();
      for (int k = 0; k < 3; k++) {
        double sum = 0;
        for (int g = 0; g < TestPack.GENES.size(); g++) {
          sum += weight(g, k) * z.getOrDefault(TestPack.GENES.get(g), 0.0);
        }
        components.put(names.get(k), sum);
      }
      SignatureScore score = signature.score(PanelProfiles.of(values));
      assertThat(score.value().orElseThrow())
          .isCloseTo(0.75 + bruteForce(trees, components, List.of()), within(1e-11));
      assertThat(sum(score)).isEqualTo(score.value().orElseThrow());
      assertThat(score.contributions()).extracting(GeneContribution::gene).isEqualTo(names);
    }
  }

  @Test
  void aValueOnTheThresholdGoesRight() {
    // All z of the middle gene are 0 when mu is its own normal score.
    String trees = HEADER + "1\t0\tTP53\t3\t1\t2\t0\n1\t1\t-\t-\t-\t-\t-1\n1\t2\t-\t-\t-\t-\t1\n";
    TestPack pack = pack(trees);
    pack.file("numbers.tsv", pack.text("numbers.tsv").replace("\t0.0\t1.0", "\t0.0\t1e-9"));
    Map<String, Double> values = TestPack.values(1);
    values.put("TP53", 1e6);
    assertThat(pack.signature().score(PanelProfiles.of(values)).value()).hasValue(1.75);
    values.put("TP53", 0.0);
    assertThat(pack.signature().score(PanelProfiles.of(values)).value()).hasValue(-0.25);
  }

  @Test
  void tooFewGenesAndTooManyTiesAreRefused() {
    Signature signature = pack(forest(9, TestPack.GENES)).signature();
    Map<String, Double> values = TestPack.values(1);
    TestPack.GENES.subList(0, 5).forEach(gene -> values.put(gene, 1.0));
    assertThat(signature.score(PanelProfiles.of(values)).refusal())
        .contains(ScoreRefusal.UNINFORMATIVE_PROFILE);
    TestPack.GENES.subList(0, 4).forEach(values::remove);
    assertThat(signature.score(PanelProfiles.of(values)).refusal())
        .contains(ScoreRefusal.LOW_GENE_COVERAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,0,TP53,0,1,2,5            | node 0 has the child 1, which is no later node
          1,0,TP53,0,1,1,5;1,1,-,-,-,-,5 | node 1 has 2 parents, not one
          1,0,-,-,-,-,5;1,1,-,-,-,-,5 | node 1 has 0 parents, not one
          1,0,TP53,0,0,1,5;1,1,-,-,-,-,5 | node 0 has the child 0
          2,0,-,-,-,-,5               | line 2: trees count from 1
          1,1,-,-,-,-,5               | line 2: trees count from 1
          1,0,-,-,-,-,5;3,0,-,-,-,-,5 | line 3: trees count from 1
          1,0,NOGENE,0,1,2,5          | no feature is "NOGENE"
          1,0,-,0,-,-,5               | is a leaf and has more than a value
          1,0,TP53,x,1,2,5            | column threshold: "x" is not a number
          1,0,TP53,0,-1,2,5           | column left: "-1" is not a whole number
          1,0,-,-,-,-,NaN             | "NaN" is not a finite number
          """)
  void faultyTreesAreRefused(String rows, String message) {
    String table = HEADER + rows.replace(',', '\t').replace(';', '\n') + "\n";
    assertThatThrownBy(() -> pack(table).signature())
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining("trees.tsv")
        .hasMessageContaining(message);
  }

  @Test
  void faultyProjectionsAreRefused() {
    String trees = HEADER + "1\t0\t-\t-\t-\t-\t1\n";
    refusedProjection(trees, COMPONENTS.replace("IC2", "IC1"), "two have the same");
    refusedProjection(trees, COMPONENTS.replace("KRAS", "EGFR"), "line 3 is not the gene");
    refusedProjection(trees, "gene\tIC1\nTP53\t1\n", "has 1 genes, the numbers 8");
    refusedProjection(trees, COMPONENTS.replace("gene", "symbol"), "have to be gene and");
  }

  @Test
  void aForestWithoutTreesIsRefused() {
    assertThatThrownBy(() -> pack(HEADER).signature()).hasMessageContaining("has no tree");
    assertThatThrownBy(() -> TestPack.scaled("rank-normal-trees").signature())
        .hasMessageContaining("does not name trees.tsv");
  }

  private static void refusedProjection(String trees, String projection, String message) {
    TestPack pack = pack(trees).file("projection.tsv", projection);
    assertThatThrownBy(pack::signature)
        .isInstanceOf(SignaturePackException.class)
        .hasMessageContaining(message);
  }

  private static TestPack pack(String trees) {
    TestPack pack = TestPack.scaled("rank-normal-trees").file("trees.tsv", trees);
    pack.card().withObject("/parameters").put("intercept", 0.75);
    return pack;
  }

  private static double sum(SignatureScore score) {
    double sum = score.intercept();
    for (GeneContribution contribution : score.contributions()) {
      sum += contribution.contribution();
    }
    return sum;
  }

  /** Scaled normal scores by gene, as the documentation states them. */
  private static Map<String, Double> z(Map<String, Double> values) {
    List<String> genes = TestPack.GENES.stream().filter(values::containsKey).toList();
    ExpressionProfile profile = PanelProfiles.of(values);
    double[] q = NormalScores.of(genes.stream().mapToDouble(values::get).toArray());
    Map<String, Double> z = new java.util.HashMap<>();
    for (int i = 0; i < q.length; i++) {
      int gene = TestPack.GENES.indexOf(genes.get(i));
      double scaled = (q[i] - gene / 10.0) / (1 + gene / 10.0);
      z.put(genes.get(i), Math.max(-3, Math.min(3, scaled)));
    }
    assertThat(profile.genes().size()).isEqualTo(values.size());
    return z;
  }

  /** Mean over the trees of the value where the walk ends, straight from the table's text. */
  private static double bruteForce(String table, Map<String, Double> features, List<String> gone) {
    List<String[]> rows = table.lines().skip(1).map(line -> line.split("\t")).toList();
    int trees = Integer.parseInt(rows.get(rows.size() - 1)[0]);
    double sum = 0;
    for (int tree = 1; tree <= trees; tree++) {
      String[] node = row(rows, tree, "0");
      while (!node[2].equals("-") && !gone.contains(node[2])) {
        boolean left = features.get(node[2]) < Double.parseDouble(node[3]);
        node = row(rows, tree, left ? node[4] : node[5]);
      }
      sum += Double.parseDouble(node[6]);
    }
    return sum / trees;
  }

  private static String[] row(List<String[]> rows, int tree, String node) {
    return rows.stream()
        .filter(row -> row[0].equals(Integer.toString(tree)) && row[1].equals(node))
        .findFirst()
        .orElseThrow();
  }

  /** Twenty random trees. */
  private static String forest(long seed, List<String> features) {
    Random random = new Random(seed);
    StringBuilder table = new StringBuilder(HEADER);
    for (int tree = 1; tree <= 20; tree++) {
      List<String> nodes = new ArrayList<>();
      nodes.add("");
      for (int node = 0; node < nodes.size(); node++) {
        boolean leaf = node > 0 && (nodes.size() > 14 || random.nextInt(3) == 0);
        String value = "\t" + random.nextGaussian();
        if (leaf) {
          nodes.set(node, "-\t-\t-\t-" + value);
        } else {
          String feature = features.get(random.nextInt(features.size()));
          nodes.add("");
          nodes.add("");
          String children = "\t" + (nodes.size() - 2) + "\t" + (nodes.size() - 1);
          nodes.set(node, feature + "\t" + random.nextGaussian() + children + value);
        }
      }
      for (int node = 0; node < nodes.size(); node++) {
        table.append(tree + "\t" + node + "\t" + nodes.get(node) + "\n");
      }
    }
    return table.toString();
  }

  private static double weight(int gene, int component) {
    return (gene + 1) * (component + 1) % 5 / 4.0 - 0.5;
  }

  private static String componentsTable() {
    StringBuilder table = new StringBuilder("gene\tIC1\tIC2\tIC3");
    for (int g = 0; g < TestPack.GENES.size(); g++) {
      table.append("\n" + TestPack.GENES.get(g));
      for (int k = 0; k < 3; k++) {
        table.append("\t" + weight(g, k));
      }
    }
    return table.append("\n").toString();
  }
}
