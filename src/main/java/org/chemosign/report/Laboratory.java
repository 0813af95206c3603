package org.chemosign.report;

import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * The laboratory that answers for a report.
 *
 * @param name its name
 * @param identifierSystem system of its identifier, given exactly when the value is
 * @param identifierValue its identifier
 */
public record Laboratory(
    String name, Optional<String> identifierSystem, Optional<String> identifierValue) {

  public Laboratory {
    if (identifierSystem.isPresent() != identifierValue.isPresent()) {
      throw new IllegalArgumentException("a laboratory's identifier has a system and a value");
    }
  }

  /** A laboratory known by its name only. */
  public static Laboratory named(String name) {
    return new Laboratory(name, Optional.empty(), Optional.empty());
  }

  Reference reference() {
    Reference reference = new Reference().setType("Organization").setDisplay(Plain.text(name));
    identifierValue.ifPresent(
        value ->
            reference.setIdentifier(
                new Identifier().setSystem(identifierSystem.orElseThrow()).setValue(value)));
    return reference;
  }
}
