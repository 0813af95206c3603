package org.chemosign.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;

/** Contexts of reports for tests. */
final class Contexts {

  static final String IDENTITY = "0123456789abcdef".repeat(4);

  private Contexts() {}

  /** A patient and nothing else. */
  static ReportContext bare(ReportLanguage language) {
    return context(language, Optional.empty(), Optional.empty());
  }

  /** Everything that a context can name. */
  static ReportContext full(ReportLanguage language) {
    ReportContext context =
        context(
            language,
            Optional.of(new Reference("Specimen/s1")),
            Optional.of(new Reference("ServiceRequest/o1")));
    return context.withProfile(
        new Reference("MolecularSequence/q1"), new Reference("DocumentReference/d1"));
  }

  private static ReportContext context(
      ReportLanguage language, Optional<Reference> specimen, Optional<Reference> order) {
    return new ReportContext(
        new Reference("Patient/p1"),
        specimen,
        order,
        Optional.empty(),
        Optional.empty(),
        new Laboratory("Lab \"North\"", Optional.of("https://lab.example/id"), Optional.of("42")),
        Instant.parse("2026-11-20T08:30:00Z"),
        Instant.parse("2026-11-23T11:20:32.125Z"),
        language,
        List.of(),
        IDENTITY);
  }
}
