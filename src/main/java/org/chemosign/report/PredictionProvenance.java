package org.chemosign.report;

import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** Who made a report's resources, from which matrix, by which signatures, tables and rules. */
record PredictionProvenance(ReportScope scope) {

  private static final String PARTICIPANT =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

  /**
   * @param targets the report, all its results, the study and its analysis
   */
  Provenance provenance(List<PartRole> targets) {
    Provenance provenance = new Provenance();
    scope.links().label(provenance, PartRole.PROVENANCE);
    targets.forEach(role -> provenance.addTarget(scope.links().to(role)));
    provenance.setOccurred(scope.effective());
    provenance.setRecordedElement(scope.issued());
    provenance.setActivity(
        Concepts.foreign(
            "http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE", "create"));
    agent(provenance, "assembler", "Assembler").setWho(scope.links().to(PartRole.ENGINE));
    agent(provenance, "performer", "Performer").setWho(scope.context().laboratory().reference());
    sources(provenance);
    Artefact.of(scope).forEach(artefact -> entity(provenance).setWhat(logical(artefact)));
    return provenance;
  }

  private static ProvenanceAgentComponent agent(
      Provenance provenance, String code, String display) {
    return provenance.addAgent().setType(Concepts.foreign(PARTICIPANT, code, display));
  }

  private static ProvenanceEntityComponent entity(Provenance provenance) {
    return provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE);
  }

  /** The stored profile and matrix; where nothing is stored, the matrix by its hash alone. */
  private void sources(Provenance provenance) {
    ReportContext context = scope.context();
    context.sequence().ifPresent(reference -> entity(provenance).setWhat(reference.copy()));
    context.matrix().ifPresent(reference -> entity(provenance).setWhat(reference.copy()));
    String sha256 = scope.prediction().profile().sha256();
    Reference matrix =
        new Reference()
            .setType("DocumentReference")
            .setIdentifier(new Identifier().setSystem(Canonicals.MATRIX_SHA256).setValue(sha256));
    entity(provenance).setWhat(matrix.setDisplay("sha256:" + sha256));
  }

  private static Reference logical(Artefact artefact) {
    return new Reference()
        .setType(artefact.type())
        .setIdentifier(new Identifier().setSystem(Canonicals.URI).setValue(artefact.versioned()))
        .setDisplay(artefact.display());
  }
}
