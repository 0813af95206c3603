package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneIndex;
import org.chemosign.expression.GeneTable;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SignatureGene;
import org.chemosign.signature.SpecimenType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetAssemblyTest {

  @TempDir Path folder;

  private DelimitedTable table(String name, String... lines) throws IOException {
    return DelimitedTable.read(Files.writeString(folder.resolve(name), String.join("\n", lines)));
  }

  private static ExpressionProfile profile(String name, List<String> genes, double... values) {
    GeneIndex index = GeneIndex.of(genes, GeneIdentifierType.SYMBOL, GeneTable.bundled());
    return ExpressionProfile.of(name, ExpressionUnit.TPM, index, values);
  }

  @Test
  void joinsByNameAndNamesWhatIsLeftOut() throws IOException {
    List<String> genes = List.of("KRAS", "TP53", "no-such-gene", "MYCL1");
    List<MeasuredResponse> responses =
        ResponseColumns.of("auc", SpecimenType.ORGANOID)
            .read(table("r.csv", "model,auc", "a,0.5", "b,NA", "d,0.7"), Optional.empty());
    TrainingSet set =
        TrainingSetAssembly.join(
            Drug.PACLITAXEL,
            List.of(
                profile("a", genes, 1, 2, 3, 4),
                profile("b", genes, 1, 2, 3, 4),
                profile("c", genes, 1, 2, 3, 4)),
            responses);
    assertThat(set.genes())
        .extracting(SignatureGene::symbol)
        .containsExactly("KRAS", "TP53", "MYCL");
    assertThat(set.samples()).extracting(TrainingSample::id).containsExactly("a");
    assertThat(set.samples().get(0).expression()).containsExactly(1, 2, 4);
    assertThat(set.omissions())
        .containsExactlyInAnyOrder(
            Omission.gene("no-such-gene", "not one known gene's own row"),
            Omission.sample("b", "no value of the response"),
            Omission.sample("d", "response without expression"),
            Omission.sample("c", "expression without response"));
  }

  @Test
  void takesTheGenesThatAllTablesHave() {
    TrainingSet set =
        TrainingSetAssembly.join(
            Drug.PACLITAXEL,
            List.of(
                profile("a", List.of("KRAS", "TP53", "GATA6"), 1, 2, 3),
                profile("b", List.of("TP53", "KRAS"), 4, 5)),
            List.of(
                new MeasuredResponse("a", "a", "", SpecimenType.ORGANOID, 1, Double.NaN),
                new MeasuredResponse("b", "b", "", SpecimenType.ORGANOID, 2, Double.NaN)));
    assertThat(set.samples().get(1).expression()).containsExactly(5, 4);
    assertThat(set.omissions())
        .containsExactly(Omission.gene("GATA6", "not in every expression table"));
  }

  @Test
  void readsPatientsTissuesAndMaps() throws IOException {
    DelimitedTable responses =
        table("r.tsv", "cosmic\tdrug\tvalue", "1\tgem\t2", "1\tgem\t4", "2\tpac\t9", "3\tgem\t5");
    DelimitedTable map = table("m.tsv", "line\tsite\tcosmic", "A\tlung\t1", "B\tpancreas\t2");
    ResponseColumns columns =
        new ResponseColumns(
            Optional.empty(),
            List.of("value"),
            List.of(),
            Optional.empty(),
            Optional.of("site"),
            Optional.of(Map.entry("drug", "gem")),
            true,
            SpecimenType.CELL_CULTURE);
    List<MeasuredResponse> read = columns.read(responses, Optional.of(map));
    assertThat(read).hasSize(2);
    assertThat(read.get(0).sample()).isEqualTo("A");
    assertThat(read.get(0).tissue()).isEqualTo("lung");
    assertThat(read.get(0).response()).isEqualTo(-3);
    assertThat(read.get(1).sample()).isEqualTo("3");
  }

  @Test
  void averagesStandardisedColumnsOfAClass() {
    double[] a = {1, 2, 3};
    double[] b = {10, Double.NaN, 30};
    double half = Math.sqrt(0.5);
    assertThat(Responses.combined(List.of(a, b)))
        .containsExactly(new double[] {(-1 - half) / 2, 0, (1 + half) / 2}, within(1e-12));
    assertThat(Responses.rescaled(a, new double[] {0, 10, 20}))
        .containsExactly(new double[] {0, 10, 20}, within(1e-12));
  }

  @Test
  void saysWhereATableIsWrong() throws IOException {
    assertThatThrownBy(() -> table("x.tsv", "a\tb", "1"))
        .hasMessageEndingWith("x.tsv: line 2 has 1 cells, the header has 2");
    DelimitedTable table = table("y.csv", "a,b", "\"1,5\",x");
    assertThat(table.rows().get(0).get(0)).isEqualTo("1,5");
    assertThatThrownBy(() -> table.number(0, 1))
        .hasMessageEndingWith("y.csv: data row 1, column 'b': 'x' is not a number");
    assertThatThrownBy(() -> table.column("c"))
        .hasMessageEndingWith("y.csv: there is not a column 'c'; the columns are [a, b]");
    assertThatThrownBy(() -> DelimitedTable.read(folder.resolve("none")))
        .hasMessageEndingWith("none: no such file");
  }

  @Test
  void refusesWhatDoesNotBelongTogether() {
    List<String> genes = List.of("KRAS", "TP53");
    MeasuredResponse other =
        new MeasuredResponse("z", "z", "", SpecimenType.ORGANOID, 1, Double.NaN);
    assertThatThrownBy(
            () ->
                TrainingSetAssembly.join(
                    Drug.PACLITAXEL, List.of(profile("a", genes, 1, 2)), List.of(other)))
        .isInstanceOf(TrainingDataException.class)
        .hasMessageContaining("do the names agree? (first names: 'a' and 'z')");
    assertThatThrownBy(
            () ->
                TrainingSetAssembly.join(
                    Drug.PACLITAXEL, List.of(profile("z", genes, 1, 2)), List.of(other, other)))
        .hasMessageContaining("the response of sample 'z' is given twice");
  }

  @Test
  void listsOfGenesAreResolved() {
    TrainingSetAssembly.GeneList list =
        TrainingSetAssembly.genes(List.of("MYCL1", "MYCL", "KRAS", "nonsense"));
    assertThat(list.genes()).extracting(SignatureGene::symbol).containsExactly("MYCL", "KRAS");
    assertThat(list.omissions()).extracting(Omission::name).containsExactly("nonsense");
  }

  @Test
  void weightsMakeTissuesCountAlike() {
    TrainingSet set =
        new PlantedCohort(20, 3, 4, 1)
            .with(PlantedCohort.LINEAR, 1)
            .where(s -> !s.tissue().equals("tissue-0") || s.id().equals("line-0"), "fewer");
    double[] weights = SampleWeights.byTissue(set, 1);
    assertThat(weights[0]).isCloseTo(5 * weights[1], within(1e-12));
    assertThat(Vectors.mean(weights)).isCloseTo(1, within(1e-12));
  }
}
