package org.chemosign.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chemosign.security.smart.page.PatientDirectory;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** The stored patients, for people who choose one. */
final class JpaPatientDirectory implements PatientDirectory {

  private final DaoRegistry registry;

  JpaPatientDirectory(DaoRegistry registry) {
    this.registry = registry;
  }

  @Override
  public List<Card> find(String text, Optional<Set<String>> among, int most) {
    return among
        .map(
            ids ->
                ids.stream()
                    .sorted()
                    .flatMap(id -> read(id).stream())
                    .filter(card -> matches(card, text))
                    .limit(most)
                    .toList())
        .orElseGet(() -> search(text, most));
  }

  private static boolean matches(Card card, String text) {
    return card.label()
        .toLowerCase(java.util.Locale.ROOT)
        .contains(text.toLowerCase(java.util.Locale.ROOT));
  }

  private List<Card> search(String text, int most) {
    if (text.isEmpty()) {
      return cards(new SearchParameterMap(), most).toList();
    }
    Stream<Card> named = cards(new SearchParameterMap().add("name", new StringParam(text)), most);
    Stream<Card> identified =
        cards(new SearchParameterMap().add("identifier", new TokenParam(null, text)), most);
    return Stream.concat(named, identified).distinct().limit(most).toList();
  }

  private Stream<Card> cards(SearchParameterMap query, int most) {
    query.setLoadSynchronousUpTo(most);
    return patients().search(query, new SystemRequestDetails()).getResources(0, most).stream()
        .map(found -> card((Patient) found));
  }

  @Override
  public Optional<Card> read(String id) {
    try {
      return Optional.of(
          card(patients().read(new IdType("Patient", id), new SystemRequestDetails())));
    } catch (ResourceNotFoundException | ResourceGoneException e) {
      return Optional.empty();
    }
  }

  private IFhirResourceDao<Patient> patients() {
    return registry.getResourceDao(Patient.class);
  }

  private static Card card(Patient patient) {
    String id = patient.getIdElement().getIdPart();
    String label =
        Stream.of(
                patient.getName().stream().findFirst().map(HumanName::getNameAsSingleString),
                Optional.ofNullable(patient.getBirthDateElement().getValueAsString()),
                patient.getIdentifier().stream().findFirst().map(Identifier::getValue),
                Optional.of("Patient/" + id))
            .flatMap(Optional::stream)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(", "));
    return new Card(id, label);
  }
}
