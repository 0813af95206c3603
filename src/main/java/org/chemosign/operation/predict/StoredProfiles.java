package org.chemosign.operation.predict;

import java.util.List;
import java.util.Optional;
import org.chemosign.expression.ExpressionLimits;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneTable;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.report.ExpressionMeasure;
import org.chemosign.signature.SpecimenType;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Specimen;

/** The expression profiles on the server, for operations on many patients. */
public final class StoredProfiles {

  private final StoredProfile stored;
  private final MatrixReading matrices;

  public StoredProfiles(ClinicalRecord record, LocalReferences references, GeneTable table) {
    this.stored = new StoredProfile(record, references);
    this.matrices = new MatrixReading(table, ExpressionLimits.inline());
  }

  /** The kind of a specimen, where its type or site tells. */
  public static Optional<SpecimenType> kind(Specimen specimen) {
    return SpecimenFactsReading.kind(specimen);
  }

  /** The newest of some profiles; several equally new ones are refused. */
  public static MolecularSequence newest(List<MolecularSequence> candidates, String of) {
    return NewestProfile.of(candidates, of);
  }

  /** The unit that a profile states, read without its matrix. */
  public Optional<ExpressionUnit> unit(MolecularSequence sequence) {
    return ExpressionMeasure.of(sequence, stored.document(sequence)).unit();
  }

  /** Reads a profile's matrix, which has to hold one sample and to state its unit. */
  public ExpressionProfile read(MolecularSequence sequence) {
    return matrices.read(stored.matrix(sequence));
  }
}
