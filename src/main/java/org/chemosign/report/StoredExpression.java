package org.chemosign.report;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * The transaction entries that keep a matrix, and how a report in the same transaction points at
 * them.
 *
 * @param entries Binary, DocumentReference, MolecularSequence
 * @param sequence reference for {@link ReportContext#sequence()}
 * @param matrix reference for {@link ReportContext#matrix()}
 */
public record StoredExpression(
    List<BundleEntryComponent> entries, Reference sequence, Reference matrix) {

  public StoredExpression {
    entries = List.copyOf(entries);
  }

  /** Appends the entries to a report's transaction. */
  public Bundle addTo(Bundle transaction) {
    entries.forEach(transaction::addEntry);
    return transaction;
  }
}
