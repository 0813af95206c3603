package org.chemosign.operation.predict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;

/** A patient's specimens and how they descend from one another by {@code Specimen.parent}. */
final class SpecimenRecord {

  private final Map<String, Specimen> byId;

  SpecimenRecord(List<Specimen> specimens) {
    byId =
        specimens.stream()
            .collect(Collectors.toMap(SpecimenRecord::id, Function.identity(), (a, b) -> a));
  }

  /** The specimen itself, its parents, their parents and so on; nearest first. */
  List<Specimen> lineage(String id) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(id));
    while (!open.isEmpty()) {
      String next = open.remove(0);
      if (byId.containsKey(next) && seen.add(next)) {
        byId.get(next).getParent().forEach(parent -> referenced(parent).ifPresent(open::add));
      }
    }
    return seen.stream().map(byId::get).toList();
  }

  /** Identifiers of the specimen and of all that descend from it. */
  Set<String> descendants(String id) {
    Set<String> found = new HashSet<>(Set.of(id));
    boolean grown = true;
    while (grown) {
      grown =
          found.addAll(
              byId.values().stream()
                  .filter(child -> hasParentIn(child, found))
                  .map(SpecimenRecord::id)
                  .collect(Collectors.toSet()));
    }
    return found;
  }

  private static boolean hasParentIn(Specimen child, Set<String> parents) {
    return child.getParent().stream()
        .flatMap(p -> referenced(p).stream())
        .anyMatch(parents::contains);
  }

  static String id(Specimen specimen) {
    return specimen.getIdElement().getIdPart();
  }

  private static Optional<String> referenced(Reference reference) {
    return Optional.ofNullable(new IdType(reference.getReference()).getIdPart());
  }
}
