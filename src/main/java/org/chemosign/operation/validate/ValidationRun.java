package org.chemosign.operation.validate;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.chemosign.operation.Changes;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.cohort.PatientGroup;
import org.chemosign.operation.job.JobControl;
import org.chemosign.operation.job.JobResult;
import org.chemosign.operation.job.ResearchJob;
import org.chemosign.operation.predict.StoredProfiles;
import org.chemosign.report.Canonicals;
import org.chemosign.report.ValidationReport;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCard;
import org.chemosign.survival.ValidationPlan;
import org.chemosign.survival.ValidationResult;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * One validation: patients in, MeasureReport with its page out.
 *
 * @param record the store
 * @param profiles the expression profiles on it
 * @param signature what is validated
 * @param group the cohort
 * @param question endpoint and name of the cohort
 */
record ValidationRun(
    ClinicalRecord record,
    StoredProfiles profiles,
    Signature signature,
    PatientGroup group,
    Question question)
    implements ResearchJob.Work {

  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  /**
   * What is asked.
   *
   * @param endpoint code of the endpoint
   * @param cohort what the page calls the cohort
   */
  record Question(String endpoint, String cohort) {}

  @Override
  public JobResult run(JobControl control) {
    List<CohortReading.Member> members =
        new CohortReading(
                new OutcomeReading(record, question.endpoint()),
                new ScoreReading(record, profiles, signature))
            .read(group, control);
    control.progress("computing");
    SignatureCard card = signature.card();
    ValidationPlan plan =
        ValidationPlan.standard().of(card.canonical(), question.endpoint().replace('-', ' '));
    SignatureCohort cohort = new SignatureCohort(question.cohort(), members, plan);
    ValidationResult score = cohort.score();
    Optional<ValidationResult> call = cohort.call();
    MeasureReport report =
        new ValidationReport(score, call, SignatureCohort.SENSITIVE, group.patients().size())
            .resource(new Reference("Group/" + group.id()), period(members), evaluated(members));
    report.setId(UUID.randomUUID().toString());
    Reference reference = new Reference("MeasureReport/" + report.getIdElement().getIdPart());
    Changes changes = new Changes().create(report);
    new ValidationPages(reference, "Group/" + group.id()).of(score, call).forEach(changes::create);
    return new JobResult(changes, List.of(reference));
  }

  /** The signature first; then the outcomes and scores, each once. */
  private List<Reference> evaluated(List<CohortReading.Member> members) {
    Set<String> used = new LinkedHashSet<>();
    for (CohortReading.Member member : members) {
      used.add("Observation/" + member.outcome().source().getIdElement().getIdPart());
      used.add(member.score().source().getReference());
    }
    List<Reference> all = new ArrayList<>();
    all.add(library());
    used.forEach(reference -> all.add(new Reference(reference)));
    return all;
  }

  private Reference library() {
    SignatureCard card = signature.card();
    Map<String, String> criteria =
        Map.of("url", Canonicals.library(card.id()), "version", card.version());
    String canonical = Canonicals.library(card.id()) + "|" + card.version();
    Reference named =
        new Reference()
            .setType("Library")
            .setIdentifier(new Identifier().setSystem(Canonicals.URI).setValue(canonical))
            .setDisplay(card.canonical() + " sha256:" + card.sha256());
    record.search(Library.class, criteria).stream()
        .findFirst()
        .ifPresent(found -> named.setReference("Library/" + found.getIdElement().getIdPart()));
    return named;
  }

  /** From the first to the last outcome that is dated; today where none is. */
  private static Period period(List<CohortReading.Member> members) {
    List<Date> ends =
        members.stream()
            .map(member -> end(member.outcome().source()))
            .flatMap(Optional::stream)
            .sorted(Comparator.naturalOrder())
            .toList();
    Date now = new Date();
    return new Period()
        .setStartElement(day(ends.isEmpty() ? now : ends.get(0)))
        .setEndElement(day(ends.isEmpty() ? now : ends.get(ends.size() - 1)));
  }

  private static Optional<Date> end(Observation outcome) {
    return outcome.hasEffectivePeriod()
        ? Optional.ofNullable(outcome.getEffectivePeriod().getEnd())
        : Optional.ofNullable(
            outcome.hasEffectiveDateTimeType()
                ? outcome.getEffectiveDateTimeType().getValue()
                : null);
  }

  private static DateTimeType day(Date date) {
    return new DateTimeType(date, TemporalPrecisionEnum.DAY, UTC);
  }
}
