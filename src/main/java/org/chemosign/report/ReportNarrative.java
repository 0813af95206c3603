package org.chemosign.report;

import java.util.List;
import java.util.stream.IntStream;
import org.chemosign.prediction.ProfileSummary;
import org.chemosign.prediction.SpecimenGate;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;

/** The report as a person reads it, in English or French. */
record ReportNarrative(ReportScope scope) {

  /** Number of numbered limits; docs/report.md explains them. */
  static final int LIMITS = 11;

  Narrative narrative() {
    Messages messages = scope.messages();
    Xhtml page = new Xhtml(messages.language().code());
    page.notice(messages.text("research-use"));
    page.status(messages.text(scope.withheld() ? "status.withheld" : "status.preliminary"));
    page.paragraph(new Sentences(messages).report(scope.prediction()));
    profile(page);
    new NarrativeTables(scope).drugs(page).regimens(page).phenotypes(page);
    specimen(page);
    new NarrativeTables(scope).genes(page);
    limits(page);
    versions(page);
    Narrative narrative = new Narrative().setStatus(NarrativeStatus.GENERATED);
    narrative.setDiv(page.root());
    return narrative;
  }

  private void profile(Xhtml page) {
    Messages messages = scope.messages();
    ProfileSummary profile = scope.prediction().profile();
    page.paragraph(
        messages.text(
            "profile",
            profile.sample(),
            profile.unit().code(),
            profile.recognised(),
            profile.rows(),
            profile.viaAlias()));
    if (!profile.ambiguous().isEmpty()) {
      page.paragraph(messages.text("profile.ambiguous", String.join(", ", profile.ambiguous())));
    }
  }

  private void specimen(Xhtml page) {
    Messages messages = scope.messages();
    List<SpecimenGate> gates = scope.prediction().gates();
    page.heading(messages.text("heading.specimen"));
    if (gates.stream().allMatch(gate -> gate.outcome() == SpecimenGate.Outcome.UNKNOWN)) {
      page.notice(messages.text("specimen.unknown"));
    }
    page.list("ul", gates.stream().map(this::gate).toList());
  }

  private String gate(SpecimenGate gate) {
    Messages messages = scope.messages();
    String condition = messages.text("gate." + gate.kind().name());
    String outcome = messages.text("gate.outcome." + gate.outcome().name());
    return gate.outcome() == SpecimenGate.Outcome.UNKNOWN
        ? messages.text("gate.line.unknown", condition, outcome)
        : messages.text("gate.line", condition, outcome, gate.observed());
  }

  private void limits(Xhtml page) {
    Messages messages = scope.messages();
    page.heading(messages.text("heading.limits"));
    page.list(
        "ol", IntStream.rangeClosed(1, LIMITS).mapToObj(n -> messages.text("limit." + n)).toList());
  }

  private void versions(Xhtml page) {
    Messages messages = scope.messages();
    page.heading(messages.text("heading.versions"));
    page.list(
        "ul",
        Artefact.of(scope).stream()
            .map(
                artefact ->
                    messages.text(
                        "version",
                        messages.text("artefact." + artefact.kind()),
                        artefact.display()))
            .toList());
    page.paragraph(
        messages.text(
            "identity", scope.context().identity(), scope.prediction().profile().sha256()));
  }
}
