package org.chemosign.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * A report with its parts. Their references are the {@code urn:uuid} of the transaction's entries;
 * the self-contained form is made on demand. Not thread-safe: FHIR resources are mutable.
 */
public final class AssembledReport {

  private final String identity;
  private final String software;
  private final Function<ReportLinks, ReportParts> assembly;
  private ReportParts linked;

  AssembledReport(String identity, String software, Function<ReportLinks, ReportParts> assembly) {
    this.identity = identity;
    this.software = software;
    this.assembly = assembly;
  }

  /** The parts with links between entries, made at the first need. */
  private ReportParts parts() {
    if (linked == null) {
      linked = assembly.apply(ReportLinks.urns(identity, software));
    }
    return linked;
  }

  /** The report. */
  public DiagnosticReport report() {
    return parts().report();
  }

  /** One a drug asked for. */
  public List<Observation> scores() {
    return parts().scores();
  }

  /** One an enabled phenotype signature. */
  public List<Observation> phenotypes() {
    return parts().phenotypes();
  }

  /** One a called drug, then one a called regimen. */
  public List<Observation> implications() {
    return parts().implications();
  }

  /** The genomic study, then its analysis. */
  public List<Procedure> procedures() {
    return List.of(parts().study(), parts().analysis());
  }

  /** The software. */
  public Device device() {
    return parts().device();
  }

  /** Where it all comes from. */
  public Provenance provenance() {
    return parts().provenance();
  }

  /** The proposal to repeat the specimen, when it fails a gate. */
  public Optional<Task> followUp() {
    return parts().followUp();
  }

  /**
   * A transaction that stores everything but the engine's device, which {@link EngineDevice} puts
   * on the server once; the report first, as a conditional create by identifier. A caller looks for
   * that identifier first: where the report exists already, this transaction would leave it alone
   * but write its results once more.
   */
  public Bundle transaction() {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    create(bundle, PartRole.REPORT, parts().report())
        .setIfNoneExist(match(parts().report().getIdentifierFirstRep()));
    for (Observation observation : parts().observations()) {
      String value = observation.getIdentifierFirstRep().getValue();
      create(bundle, new PartRole(value.substring(identity.length() + 1)), observation);
    }
    create(bundle, PartRole.STUDY, parts().study());
    create(bundle, PartRole.ANALYSIS, parts().analysis());
    parts().followUp().ifPresent(task -> create(bundle, PartRole.FOLLOW_UP, task));
    create(bundle, PartRole.PROVENANCE, parts().provenance());
    return bundle;
  }

  /** The report with all its parts contained; it needs nothing of a server but the patient. */
  public DiagnosticReport selfContained() {
    ReportParts contained = assembly.apply(ReportLinks.contained());
    DiagnosticReport report = contained.report();
    contained.observations().forEach(report::addContained);
    report.addContained(contained.study());
    report.addContained(contained.analysis());
    report.addContained(contained.device());
    contained.followUp().ifPresent(report::addContained);
    report.addContained(contained.provenance());
    return report;
  }

  private Bundle.BundleEntryRequestComponent create(Bundle bundle, PartRole role, Resource part) {
    return bundle
        .addEntry()
        .setFullUrl(role.urn(identity))
        .setResource(part)
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl(part.fhirType());
  }

  /** The match URL of a conditional create. */
  static String match(Identifier identifier) {
    return "identifier=" + identifier.getSystem() + "|" + identifier.getValue();
  }
}
