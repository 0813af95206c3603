package org.chemosign.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ships, and what is on. */
class SignatureCatalogTest {

  @Test
  void theOpenPanelIsActiveAndPuristIsNot() {
    SignatureCatalog catalog = SignatureCatalog.load(CatalogSettings.shipped());
    assertThat(catalog.active())
        .extracting(signature -> signature.card().canonical())
        .containsExactly(
            "chemosig-gemcitabine|1.1.0",
            "chemosig-paclitaxel|1.1.0",
            "chemosig-fluorouracil|1.1.0",
            "chemosig-oxaliplatin|1.1.0",
            "chemosig-irinotecan|1.1.0");
    assertThat(catalog.all()).hasSize(6);
    assertThat(catalog.find("purist")).isPresent();
    assertThat(catalog.allows(catalog.find("purist").orElseThrow())).isFalse();
    assertThat(catalog.find("purist|9.9.9")).isEmpty();
  }

  @Test
  void researchUseSwitchesPuristOn() {
    SignatureCatalog catalog = SignatureCatalog.load(new CatalogSettings(Optional.empty(), true));
    assertThat(catalog.active())
        .extracting(signature -> signature.card().id())
        .endsWith("purist")
        .hasSize(6);
  }

  @Test
  void evidenceIsGradedAsMeasured() {
    SignatureCatalog catalog = SignatureCatalog.load(CatalogSettings.shipped());
    List<String> inVitro =
        catalog.active().stream()
            .map(Signature::card)
            .filter(card -> card.evidence() == EvidenceGrade.IN_VITRO)
            .map(SignatureCard::id)
            .toList();
    assertThat(inVitro).containsExactly("chemosig-paclitaxel", "chemosig-oxaliplatin");
    assertThat(catalog.active())
        .allSatisfy(
            signature -> {
              assertThat(signature.card().genes()).isEqualTo(493);
              assertThat(signature.card().minimumGenes()).isEqualTo(440);
              assertThat(signature.card().references())
                  .extracting(ReferenceDistribution::specimenType)
                  .containsExactly(SpecimenType.PRIMARY, SpecimenType.XENOGRAFT);
              assertThat(signature.card().references())
                  .extracting(ReferenceDistribution::size)
                  .containsExactly(15, 37);
            });
  }

  @Test
  void ofTwoVersionsTheHigherOneIsUsed() {
    Signature older = version("1.9.0");
    Signature newer = version("1.10.0");
    SignatureCatalog catalog = SignatureCatalog.of(List.of(older, newer), false);
    assertThat(catalog.active()).containsExactly(newer);
    assertThat(catalog.find("test")).contains(newer);
    assertThat(catalog.find("test|1.9.0")).contains(older);
  }

  private static Signature version(String version) {
    SignatureCard c = TestCards.phenotype(SignatureKind.GENE_PAIRS, 2, 1);
    SignatureCard card =
        new SignatureCard(
            c.id(),
            version,
            c.kind(),
            c.title(),
            c.drug(),
            c.phenotype(),
            c.genes(),
            c.minimumGenes(),
            c.evidence(),
            c.evidenceStatement(),
            c.licence(),
            c.researchUseOnly(),
            c.citations(),
            c.provenance(),
            c.references(),
            c.cutoffs(),
            false,
            Optional.empty(),
            c.sha256());
    return new GenePairSignature(
        card,
        GeneMatching.bySymbol(),
        new GenePairSignature.Model(0, List.of(), new SubtypeClasses("a", "b")));
  }
}
