package org.chemosign.operation.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.cohort.PatientGroup;
import org.chemosign.operation.predict.StoredProfiles;
import org.chemosign.report.Canonicals;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SpecimenType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Specimen;

/**
 * Finds the models of a Group's patients that have a chemogram of a drug and an expression profile.
 * Several chemograms of one model, such as of replicate passages, are averaged. What cannot be
 * compared is refused by name: other units, other methods.
 */
final class ModelReading {

  private static final int FEWEST = 12;
  private static final Set<ObservationStatus> VALID =
      EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
  private static final Set<SpecimenType> MODELS =
      EnumSet.of(SpecimenType.ORGANOID, SpecimenType.XENOGRAFT, SpecimenType.CELL_CULTURE);

  private final ClinicalRecord record;
  private final StoredProfiles profiles;

  ModelReading(ClinicalRecord record, StoredProfiles profiles) {
    this.record = record;
    this.profiles = profiles;
  }

  /** The models in the order of the Group; 422 when they are too few or cannot be compared. */
  List<Model> read(PatientGroup group, Drug drug) {
    Map<String, String> methods = new TreeMap<>();
    Map<ExpressionUnit, String> units = new TreeMap<>();
    List<Model> models = new ArrayList<>();
    for (String patient : group.patients()) {
      Map<String, List<Observation>> chemograms = chemograms(patient, drug);
      if (!chemograms.isEmpty()) {
        models.addAll(models(group, patient, chemograms));
        chemograms.values().stream()
            .flatMap(List::stream)
            .forEach(c -> methods.putIfAbsent(method(c.getMethod()), name(c)));
      }
    }
    models.forEach(model -> units.putIfAbsent(unit(model), reference(model.sequence())));
    requireOne("the method", methods);
    requireOne("the unit of expression", units);
    if (models.size() < FEWEST) {
      throw Refusal.TOO_FEW.at(
          "Group/" + group.id(),
          "only "
              + models.size()
              + " models of Group/"
              + group.id()
              + " have a chemogram of "
              + drug.code()
              + " and an expression profile; "
              + FEWEST
              + " are the fewest to train from");
    }
    return models;
  }

  /** Valid chemograms of a drug by the specimen that they are of. */
  private Map<String, List<Observation>> chemograms(String patient, Drug drug) {
    Map<String, String> criteria =
        Map.of("subject", patient, "code", Canonicals.codeSystem("item") + "|chemogram-auc");
    return record.search(Observation.class, criteria).stream()
        .filter(observation -> VALID.contains(observation.getStatus()))
        .filter(observation -> isOf(observation, drug))
        .filter(observation -> observation.getSpecimen().hasReference())
        .sorted(Comparator.comparing(ModelReading::name))
        .collect(
            Collectors.groupingBy(
                observation -> new IdType(observation.getSpecimen().getReference()).getIdPart(),
                TreeMap::new,
                Collectors.toList()));
  }

  private static boolean isOf(Observation chemogram, Drug drug) {
    return chemogram.getComponent().stream()
        .filter(component -> component.getCode().hasCoding("http://loinc.org", "51963-7"))
        .map(ObservationComponentComponent::getValue)
        .filter(CodeableConcept.class::isInstance)
        .map(CodeableConcept.class::cast)
        .anyMatch(value -> value.hasCoding(Canonicals.codeSystem("drug"), drug.code()));
  }

  private List<Model> models(
      PatientGroup group, String patient, Map<String, List<Observation>> chemograms) {
    List<MolecularSequence> sequences =
        record.findByReference(MolecularSequence.class, "patient", patient);
    List<Model> models = new ArrayList<>();
    for (Map.Entry<String, List<Observation>> tested : chemograms.entrySet()) {
      String id = tested.getKey();
      Optional<SpecimenType> kind =
          record
              .read(Specimen.class, id)
              .flatMap(StoredProfiles::kind)
              .filter(MODELS::contains)
              .filter(k -> group.kinds().isEmpty() || group.kinds().contains(k));
      List<MolecularSequence> own = sequences.stream().filter(s -> isOf(s, id)).toList();
      if (kind.isPresent() && !own.isEmpty()) {
        MolecularSequence newest = StoredProfiles.newest(own, "Specimen/" + id);
        double auc = mean(tested.getValue());
        models.add(new Model("Specimen/" + id, patient, kind.get(), auc, newest));
      }
    }
    return models;
  }

  private static boolean isOf(MolecularSequence sequence, String specimen) {
    return specimen.equals(new IdType(sequence.getSpecimen().getReference()).getIdPart());
  }

  private static double mean(List<Observation> chemograms) {
    double sum = 0;
    for (Observation chemogram : chemograms) {
      sum += auc(chemogram);
    }
    return sum / chemograms.size();
  }

  private static double auc(Observation chemogram) {
    double value =
        chemogram.hasValueQuantity() && chemogram.getValueQuantity().hasValue()
            ? chemogram.getValueQuantity().getValue().doubleValue()
            : Double.NaN;
    if (!(value >= 0 && value <= 1)) {
      throw Refusal.UNUSABLE_RESOURCE.at(
          name(chemogram), name(chemogram) + " states no area between 0 and 1");
    }
    return value;
  }

  private ExpressionUnit unit(Model model) {
    return profiles
        .unit(model.sequence())
        .orElseThrow(
            () ->
                Refusal.UNUSABLE_RESOURCE.at(
                    reference(model.sequence()),
                    reference(model.sequence()) + " does not state its unit"));
  }

  private static String method(CodeableConcept method) {
    return method.hasCoding() && method.getCodingFirstRep().hasCode()
        ? method.getCodingFirstRep().getCode()
        : String.valueOf(method.getText());
  }

  private static <K> void requireOne(String what, Map<K, String> firstOfEach) {
    if (firstOfEach.size() > 1) {
      String all =
          firstOfEach.entrySet().stream()
              .map(entry -> "'" + entry.getKey() + "' (" + entry.getValue() + ")")
              .collect(Collectors.joining(", "));
      throw Refusal.MIXED_SCALES.at(
          firstOfEach.values().iterator().next(), what + " is not the same everywhere: " + all);
    }
  }

  private static String name(Observation observation) {
    return "Observation/" + observation.getIdElement().getIdPart();
  }

  private static String reference(MolecularSequence sequence) {
    return "MolecularSequence/" + sequence.getIdElement().getIdPart();
  }
}
