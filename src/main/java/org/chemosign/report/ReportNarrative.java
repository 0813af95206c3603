package org.chemosign.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chemosign.prediction.ProfileSummary;
import org.chemosign.prediction.SpecimenGate;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Reference;

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
    source(page);
    if (!profile.ambiguous().isEmpty()) {
      page.paragraph(messages.text("profile.ambiguous", String.join(", ", profile.ambiguous())));
    }
  }

  /** Which stored profile was scored, and of which specimen. */
  private void source(Xhtml page) {
    Messages messages = scope.messages();
    Optional<String> specimen = scope.context().specimen().map(Reference::getReference);
    Optional<String> stored =
        scope
            .context()
            .sequence()
            .map(Reference::getReference)
            .filter(reference -> !reference.startsWith("urn:"));
    if (stored.isPresent()) {
      String of = specimen.orElse(scope.context().subject().getReference());
      page.paragraph(messages.text("profile.stored", stored.get(), of));
    } else {
      specimen.ifPresent(of -> page.paragraph(messages.text("profile.sent", of)));
    }
  }

  private void specimen(Xhtml page) {
    Messages messages = scope.messages();
    List<SpecimenGate> gates = scope.prediction().gates();
    page.heading(messages.text("heading.specimen"));
    if (gates.stream().allMatch(gate -> gate.outcome() == SpecimenGate.Outcome.UNKNOWN)) {
      page.notice(messages.text("specimen.unknown"));
    }
    page.list(
        "ul",
        Stream.concat(
                gates.stream().map(this::gate),
                scope.context().quality().stream().map(this::quality))
            .toList());
  }

  private String quality(QualityMeasurement measured) {
    Messages messages = scope.messages();
    String name = messages.text("quality." + measured.code());
    String value = quantity(measured.value(), measured.unit());
    return measured
        .least()
        .map(least -> messages.text("quality.range", name, value, quantity(least, measured.unit())))
        .orElseGet(() -> messages.text("quality.line", name, value));
  }

  private String quantity(BigDecimal value, String unit) {
    String number =
        scope
            .messages()
            .number(value.doubleValue(), Math.max(0, value.stripTrailingZeros().scale()));
    return unit.equals("1") || unit.isEmpty() ? number : number + "\u00A0" + Plain.text(unit);
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
