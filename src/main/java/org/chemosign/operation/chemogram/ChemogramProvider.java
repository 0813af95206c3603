package org.chemosign.operation.chemogram;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.chemosign.chemogram.Chemogram;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.Changes;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.predict.StoredProfiles;
import org.chemosign.report.Canonicals;
import org.chemosign.report.ChemogramObservation;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SpecimenType;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;

/** The operation {@code Specimen/id/$register-chemogram}. */
public final class ChemogramProvider {

  private static final Set<String> ONCE = Set.of("plate", "effective", "persist");
  private static final Set<String> REPEATABLE = Set.of("drug");
  private static final Set<SpecimenType> MODELS =
      EnumSet.of(SpecimenType.ORGANOID, SpecimenType.XENOGRAFT, SpecimenType.CELL_CULTURE);
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private final ClinicalRecord record;

  public ChemogramProvider(ClinicalRecord record) {
    this.record = record;
  }

  /** Registers the chemograms of a plate; the same plate again answers what is stored. */
  @Operation(
      name = "$register-chemogram",
      typeName = "Specimen",
      canonicalUrl = "https://chemosign.example/fhir/OperationDefinition/register-chemogram")
  public IBaseResource register(@IdParam IdType id, ServletRequestDetails request) {
    CallParameters call =
        CallParameters.of(
            request.getResource(),
            ONCE,
            REPEATABLE,
            new LocalReferences(request.getFhirServerBase()));
    Specimen model = model(id.getIdPart());
    byte[] plate =
        PlateReading.bytes(
            call.value("plate", Attachment.class)
                .orElseThrow(() -> CallParameters.missing("plate")));
    List<Drug> wanted = call.codes("drug").stream().map(ChemogramProvider::drug).toList();
    List<Chemogram> chemograms =
        PlateReading.chemograms(plate, model).stream()
            .filter(
                c ->
                    wanted.isEmpty()
                        || PlateDrugs.of(c.key().drug()).filter(wanted::contains).isPresent())
            .toList();
    if (chemograms.isEmpty()) {
      throw Refusal.UNUSABLE_RESOURCE.parameter("drug", "the plate has none of the drugs named");
    }
    return call.flag("persist", true)
        ? stored(model, plate, observations(model, plate, chemograms, effective(call)))
        : collection(observations(model, plate, chemograms, effective(call)));
  }

  private Specimen model(String id) {
    String name = "Specimen/" + id;
    Specimen specimen =
        record
            .read(Specimen.class, id)
            .orElseThrow(() -> Refusal.NOT_FOUND.at(name, name + " does not exist"));
    if (StoredProfiles.kind(specimen).filter(MODELS::contains).isEmpty()
        || !specimen.getSubject().hasReference()) {
      throw Refusal.UNUSABLE_RESOURCE.at(
          name, name + " is no organoid, xenograft or cell culture of a patient");
    }
    return specimen;
  }

  private static Drug drug(String code) {
    return Drug.fromCode(code)
        .orElseThrow(
            () ->
                Refusal.UNKNOWN_CODE.parameter(
                    "drug", "unknown drug '" + CallParameters.printable(code) + "'"));
  }

  private static DateTimeType effective(CallParameters call) {
    return call.value("effective", DateTimeType.class)
        .orElseGet(() -> new DateTimeType(new Date(), TemporalPrecisionEnum.MILLI, UTC));
  }

  private static List<Observation> observations(
      Specimen model, byte[] plate, List<Chemogram> chemograms, DateTimeType effective) {
    String name = "Specimen/" + model.getIdElement().getIdPart();
    List<Observation> observations = new ArrayList<>();
    for (Chemogram chemogram : chemograms) {
      Observation observation =
          new ChemogramObservation(chemogram, PlateDrugs.of(chemogram.key().drug()))
              .resource(new Reference(name), model.getSubject().copy(), effective.copy());
      observation.setId(identifier(plate, name, chemogram.key().toString()));
      observations.add(observation);
    }
    return observations;
  }

  /** What is there stays as it is; the rest is stored with the plate that it is from. */
  private Bundle stored(Specimen model, byte[] plate, List<Observation> observations) {
    Changes changes = new Changes();
    DocumentReference source = source(model, plate);
    boolean known =
        record.read(DocumentReference.class, source.getIdElement().getIdPart()).isPresent();
    if (!known) {
      changes.create(source);
    }
    List<Observation> fresh =
        observations.stream()
            .filter(o -> record.read(Observation.class, o.getIdElement().getIdPart()).isEmpty())
            .toList();
    for (Observation observation : fresh) {
      observation.addDerivedFrom(
          new Reference("DocumentReference/" + source.getIdElement().getIdPart()));
      changes.create(observation);
    }
    if (!changes.transaction().getEntry().isEmpty()) {
      record.transaction(changes.transaction());
    }
    return collection(
        observations.stream()
            .map(o -> record.read(Observation.class, o.getIdElement().getIdPart()).orElseThrow())
            .toList());
  }

  private static DocumentReference source(Specimen model, byte[] plate) {
    String name = "Specimen/" + model.getIdElement().getIdPart();
    DocumentReference document = new DocumentReference();
    document.setId(identifier(plate, name, "plate"));
    document.setStatus(DocumentReferenceStatus.CURRENT);
    document.setType(
        new CodeableConcept()
            .addCoding(
                new Coding().setSystem(Canonicals.codeSystem("item")).setCode("chemogram-plate")));
    document.setSubject(model.getSubject().copy());
    document.setDate(new Date());
    document.addIdentifier().setSystem(Canonicals.PLATE_SHA256).setValue(sha256(plate));
    document.getContext().addRelated(new Reference(name));
    document
        .addContent()
        .setAttachment(
            new Attachment()
                .setContentType("text/csv")
                .setData(plate)
                .setSize(plate.length)
                .setTitle("plate"));
    return document;
  }

  private static Bundle collection(List<Observation> observations) {
    Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
    observations.forEach(
        observation ->
            bundle
                .addEntry()
                .setFullUrl(
                    "urn:uuid:"
                        + java.util.UUID.nameUUIDFromBytes(
                            observation
                                .getIdElement()
                                .getIdPart()
                                .getBytes(StandardCharsets.UTF_8)))
                .setResource(observation));
    return bundle;
  }

  /** The same for the same content, model and curve. */
  private static String identifier(byte[] plate, String specimen, String what) {
    String name = sha256(plate) + "\n" + specimen + "\n" + what;
    return "c" + sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, 62);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
