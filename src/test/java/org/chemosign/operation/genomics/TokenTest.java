package org.chemosign.operation.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;

class TokenTest {

  private static final String ATC = "http://www.whocc.no/atc";

  @Test
  void aCodeAloneMatchesInEverySystem() {
    assertThat(Token.parse("L01BC05").matches(ATC, "L01BC05")).isTrue();
    assertThat(Token.parse("L01BC05").matches(null, "L01BC05")).isTrue();
    assertThat(Token.parse("L01BC05").matches(ATC, "L01BC06")).isFalse();
  }

  @Test
  void aSystemNarrowsAndAnEmptyOneMeansNone() {
    assertThat(Token.parse(ATC + "|L01BC05").matches(ATC, "L01BC05")).isTrue();
    assertThat(Token.parse(ATC + "|L01BC05").matches("urn:other", "L01BC05")).isFalse();
    assertThat(Token.parse("|L01BC05").matches(null, "L01BC05")).isTrue();
    assertThat(Token.parse("|L01BC05").matches(ATC, "L01BC05")).isFalse();
  }

  @Test
  void aSystemAloneMatchesAllItsCodes() {
    assertThat(Token.parse(ATC + "|").matches(ATC, "L01BC05")).isTrue();
    assertThat(Token.parse(ATC + "|").matches("urn:other", "L01BC05")).isFalse();
  }

  @Test
  void aConceptMatchesByAnyOfItsCodings() {
    CodeableConcept drug =
        new CodeableConcept()
            .addCoding(new Coding("urn:own", "gemcitabine", null))
            .addCoding(new Coding(ATC, "L01BC05", null));

    assertThat(Token.anyMatches(List.of(Token.parse("x"), Token.parse("L01BC05")), drug)).isTrue();
    assertThat(Token.anyMatches(List.of(Token.parse("x")), drug)).isFalse();
  }
}
