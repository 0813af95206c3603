package org.chemosign.security.audit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** The patients whose data a resource holds: those in whose compartment it is. */
public final class DataSubjects {

  private static final int MOST = 1000;
  private static final Set<String> NO_MORE = Set.of();

  private final FhirTerser terser;

  public DataSubjects(FhirContext fhir) {
    terser = fhir.newTerser();
  }

  /** Logical ids, in the order of the answer, each once; at most a thousand. */
  public Set<String> of(IBaseResource answer) {
    Set<String> patients = new LinkedHashSet<>();
    collect(answer, patients);
    return patients;
  }

  private void collect(IBaseResource resource, Set<String> patients) {
    if (resource == null || patients.size() >= MOST) {
      return;
    }
    if (resource instanceof Bundle bundle) {
      bundle.getEntry().forEach(entry -> collect(entry.getResource(), patients));
    } else if (resource instanceof Parameters parameters) {
      collect(parameters.getParameter(), patients);
    } else if (resource instanceof Patient patient) {
      add(patient.getIdElement(), patients);
    } else {
      terser
          .getCompartmentReferencesForResource("Patient", resource, NO_MORE)
          .filter(Reference.class::isInstance)
          .map(Reference.class::cast)
          .filter(Reference::hasReference)
          .map(reference -> new IdType(reference.getReference()))
          .filter(id -> "Patient".equals(id.getResourceType()))
          .forEach(id -> add(id, patients));
    }
  }

  private void collect(
      List<Parameters.ParametersParameterComponent> parameters, Set<String> patients) {
    for (Parameters.ParametersParameterComponent parameter : parameters) {
      collect(parameter.getResource(), patients);
      collect(parameter.getPart(), patients);
      if (parameter.getValue() instanceof Reference reference && reference.hasReference()) {
        IdType id = new IdType(reference.getReference());
        if ("Patient".equals(id.getResourceType())) {
          add(id, patients);
        }
      }
    }
  }

  private static void add(IdType id, Set<String> patients) {
    if (id.hasIdPart() && patients.size() < MOST) {
      patients.add(id.getIdPart());
    }
  }
}
