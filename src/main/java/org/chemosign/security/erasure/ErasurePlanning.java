package org.chemosign.security.erasure;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.security.access.Owners;
import org.chemosign.security.access.ResourceOwners;
import org.chemosign.security.access.StoredResources;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Finds what is a patient's: whatever refers to the patient, or to something of theirs, and is of
 * nobody else; the matrices and other files that it names in any version; and what was theirs once,
 * by the audit. A group or a provenance that is shared with others loses the patient only. Anything
 * else that still refers to the patient stops the erasure: whose it is has to be settled first.
 */
public final class ErasurePlanning {

  private static final int SHOWN = 10;

  private final ClinicalRecord record;
  private final ErasableStore store;
  private final ResourceOwners owners;
  private final StoredResources stored;
  private final LocalReferences references;
  private final FhirTerser terser = FhirContext.forR4Cached().newTerser();

  /**
   * Planning for a store.
   *
   * @param record the store, unguarded
   */
  public ErasurePlanning(ClinicalRecord record, ErasableStore store, LocalReferences references) {
    this.record = record;
    this.store = store;
    this.owners = new ResourceOwners(record);
    this.stored = new StoredResources(record);
    this.references = references;
  }

  /**
   * The plan for a patient.
   *
   * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException when the patient was
   *     never here, or something stands against it
   */
  public ErasurePlan plan(String patient) {
    String name = "Patient/" + patient;
    Set<String> gone = store.deletedAmong(Set.of(name));
    if (gone.isEmpty() && record.read(Patient.class, patient).isEmpty()) {
      throw Refusal.NOT_FOUND.at(name, name + " is not known");
    }
    Set<String> once = store.everAbout(patient);
    Set<String> erased = new TreeSet<>(store.deletedAmong(once));
    erased.add(name);
    Set<String> shared = own(patient, erased);
    files(erased);
    Set<String> obstacles = new TreeSet<>();
    List<Resource> changed = new ArrayList<>();
    for (String reference : shared) {
      Optional<Resource> without = without(reference, erased);
      without.ifPresentOrElse(changed::add, () -> obstacles.add(reference));
    }
    requireNone(name, obstacles);
    return new ErasurePlan(
        patient, erased, store.exportFiles(), changed, pruned(once, erased, changed));
  }

  /** Adds what is the patient's alone; gives back what refers to it and is not. */
  private Set<String> own(String patient, Set<String> erased) {
    Owners own = new Owners.Patients(Set.of(patient));
    Set<String> shared = new TreeSet<>();
    Set<String> next = new HashSet<>(erased);
    while (!next.isEmpty()) {
      Set<String> found = new HashSet<>(store.referringTo(next));
      found.removeAll(erased);
      found.removeAll(shared);
      next = new HashSet<>();
      for (String reference : found) {
        boolean theirs =
            stored.read(new IdType(reference)).map(owners::of).filter(own::equals).isPresent();
        (theirs ? next : shared).add(reference);
      }
      erased.addAll(next);
    }
    return shared;
  }

  /** Adds the files that any version of what is erased names, unless others name them, too. */
  private void files(Set<String> erased) {
    Set<String> files = new TreeSet<>();
    for (String reference : erased) {
      versions(new IdType(reference)).forEach(version -> files.addAll(attached(version)));
    }
    Set<String> others = new TreeSet<>();
    for (String file : files) {
      record.search(DocumentReference.class, Map.of("location", file)).stream()
          .map(document -> "DocumentReference/" + document.getIdElement().getIdPart())
          .filter(document -> !erased.contains(document))
          .forEach(others::add);
    }
    requireNone("Patient", others);
    erased.addAll(files);
  }

  private Stream<Resource> versions(IdType id) {
    return record.history(type(id), id.getIdPart()).stream();
  }

  private static Class<Resource> type(IdType id) {
    @SuppressWarnings("unchecked")
    Class<Resource> type =
        (Class<Resource>)
            FhirContext.forR4Cached()
                .getResourceDefinition(id.getResourceType())
                .getImplementingClass();
    return type;
  }

  private Set<String> attached(Resource version) {
    Set<String> files = new TreeSet<>();
    for (Attachment attachment :
        terser.getAllPopulatedChildElementsOfType(version, Attachment.class)) {
      references
          .parse("Binary", attachment.getUrl())
          .ifPresent(id -> files.add("Binary/" + id.getIdPart()));
    }
    return files;
  }

  /** A shared resource without the erased; empty when it cannot do without them. */
  private Optional<Resource> without(String reference, Set<String> erased) {
    Optional<Resource> resource = stored.read(new IdType(reference));
    resource.ifPresent(
        shared -> {
          if (shared instanceof Group group) {
            group.getMember().removeIf(member -> isTo(member.getEntity(), erased));
          } else if (shared instanceof Provenance provenance) {
            provenance.getTarget().removeIf(target -> isTo(target, erased));
            provenance.getEntity().removeIf(entity -> isTo(entity.getWhat(), erased));
          }
        });
    return resource.filter(shared -> isFree(shared, erased)).filter(this::isWhole);
  }

  private boolean isFree(Resource resource, Set<String> erased) {
    return terser.getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
        .noneMatch(reference -> isTo(reference, erased));
  }

  private boolean isWhole(Resource resource) {
    return !(resource instanceof Provenance provenance) || provenance.hasTarget();
  }

  private boolean isTo(Reference reference, Set<String> erased) {
    return references
        .parse(reference.getReference())
        .filter(id -> erased.contains(id.getResourceType() + "/" + id.getIdPart()))
        .isPresent();
  }

  /** What was about the patient once and is not now, and so has older versions that are. */
  private static Set<String> pruned(Set<String> once, Set<String> erased, List<Resource> changed) {
    Set<String> pruned = new TreeSet<>(once);
    changed.forEach(
        resource -> pruned.add(resource.fhirType() + "/" + resource.getIdElement().getIdPart()));
    pruned.removeAll(erased);
    pruned.removeIf(reference -> reference.startsWith("Patient/"));
    return pruned;
  }

  private static void requireNone(String name, Set<String> obstacles) {
    if (!obstacles.isEmpty()) {
      throw Refusal.STILL_REFERRED_TO.at(
          name,
          "still referred to by what is not this patient's alone: "
              + String.join(", ", obstacles.stream().limit(SHOWN).toList())
              + (obstacles.size() > SHOWN ? " and " + (obstacles.size() - SHOWN) + " more" : ""));
    }
  }
}
