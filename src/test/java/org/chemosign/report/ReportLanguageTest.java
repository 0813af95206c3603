package org.chemosign.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SignatureKind;
import org.hl7.fhir.r4.model.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportLanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr|FR",
        "fr-CH, en;q=0.5|FR",
        "de, en;q=0.9, fr;q=0.8|EN",
        "de|EN",
        "*|EN",
        ";;|EN"
      })
  void acceptLanguageChooses(String header, ReportLanguage expected) {
    assertThat(ReportLanguage.fromAcceptLanguage(header)).isEqualTo(expected);
  }

  @Test
  void tagsAreRead() {
    assertThat(ReportLanguage.fromTag("fr_FR")).contains(ReportLanguage.FR);
    assertThat(ReportLanguage.fromTag("de")).isEmpty();
  }

  @Test
  void aSignaturesLibraryHasTheCanonicalThatScoresName() {
    Library library =
        SignatureLibrary.of(
            Predictions.card(
                "chemosig-gemcitabine",
                SignatureKind.RANK_NORMAL_LINEAR,
                Optional.of(Drug.GEMCITABINE),
                null));

    assertThat(library.getUrl() + "|" + library.getVersion())
        .isEqualTo("https://chemosign.example/fhir/Library/chemosig-gemcitabine|1.0.0");
    assertThat(library.getName()).isEqualTo("ChemosigGemcitabine");
    assertThat(library.getExperimental()).isTrue();
    assertThat(new String(library.getContentFirstRep().getData())).contains("ab".repeat(32));
  }
}
