package org.chemosign.security.audit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;

/**
 * A record as an AuditEvent of R4, in the shape of IHE's Basic Audit Log Patterns where there is
 * one for the act; its id is the number in the chain.
 *
 * @param server FHIR base URL
 */
public record AuditEventView(String server) {

  /** System of the identifiers under which records of an erased patient stay. */
  static final String PSEUDONYM = "https://chemosign.example/fhir/audit-pseudonym";

  private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
  private static final String OAUTH_MINIMAL =
      "https://profiles.ihe.net/ITI/BALP/StructureDefinition/"
          + "IHE.BasicAudit.OAUTHaccessTokenUse.Minimal";
  private static final int FAILURE_OF_SERVER = 500;

  /** The resource. */
  public AuditEvent of(ChainedRecord record) {
    Act act = record.act();
    AuditEvent event = new AuditEvent();
    event.setId(String.valueOf(record.number()));
    event.getMeta().setVersionId("1");
    event.setRecordedElement(new InstantType(act.at().toString()));
    event.setAction(AuditEventAction.fromCode(String.valueOf(act.kind().action())));
    event.setOutcome(outcome(act.status()));
    event.setOutcomeDesc("HTTP " + act.status());
    type(event, act);
    Optional<BalpPattern> pattern = BalpPattern.of(act.kind());
    machines(event, act.agent(), pattern.orElse(BalpPattern.QUERY));
    user(event, act.agent());
    event.getSource().setObserver(named(server));
    event.getSource().addType(coding("security-source-type", "4", "Application Server"));
    entities(event, act, record.pseudonym());
    pattern
        .filter(p -> !act.failed() && record.details().isPresent())
        .ifPresent(p -> event.getMeta().addProfile(p.profile(act.object().patient().isPresent())));
    return event;
  }

  private static AuditEventOutcome outcome(int status) {
    if (status >= FAILURE_OF_SERVER) {
      return AuditEventOutcome._8;
    }
    return status >= 400 ? AuditEventOutcome._4 : AuditEventOutcome._0;
  }

  private static void type(AuditEvent event, Act act) {
    if (act.kind().restful()) {
      event.setType(coding("audit-event-type", "rest", "Restful Operation"));
      event
          .addSubtype()
          .setSystem("http://hl7.org/fhir/restful-interaction")
          .setCode(interaction(act.kind()));
    } else if (act.kind() == ActKind.ERASURE) {
      event.setType(
          coding("iso-21089-lifecycle", "destroy", "Destroy/Delete Record Lifecycle Event"));
    } else {
      event.setType(dicom("110114", "User Authentication"));
      event.addSubtype(subtype(act.kind()));
    }
    act.object()
        .operation()
        .ifPresent(name -> event.addSubtype().setSystem("urn:ietf:rfc:3986").setCode(name));
  }

  private static Coding subtype(ActKind kind) {
    return switch (kind) {
      case LOGIN -> dicom("110122", "Login");
      case LOGOUT -> dicom("110123", "Logout");
      default ->
          new Coding()
              .setSystem("https://chemosign.example/fhir/CodeSystem/audit-act")
              .setCode(kind.code());
    };
  }

  private static String interaction(ActKind kind) {
    return switch (kind) {
      case SEARCH -> "search-type";
      case HISTORY -> "history";
      case UNKNOWN -> "operation";
      default -> kind.code();
    };
  }

  private void machines(AuditEvent event, Act.Agent agent, BalpPattern pattern) {
    AuditEventAgentComponent client = machine(event, pattern.client);
    client.setRequestor(agent.user().isEmpty());
    client.setWho(named(agent.client().orElse(agent.address())));
    client.getNetwork().setAddress(agent.address()).setType(AuditEventAgentNetworkType._2);
    AuditEventAgentComponent host = machine(event, pattern.server);
    host.setRequestor(false).setWho(named(server));
    host.getNetwork().setAddress(server).setType(AuditEventAgentNetworkType._5);
  }

  private static AuditEventAgentComponent machine(AuditEvent event, BalpPattern.Role role) {
    CodeableConcept type =
        new CodeableConcept().addCoding(new Coding(role.system, role.code, role.display));
    return event.addAgent().setType(type);
  }

  private static void user(AuditEvent event, Act.Agent agent) {
    if (agent.user().isEmpty()) {
      return;
    }
    Coding type =
        new Coding()
            .setSystem("https://profiles.ihe.net/ITI/BALP/CodeSystem/UserAgentTypes")
            .setCode("UserOauthAgent");
    AuditEventAgentComponent user =
        event.addAgent().setType(new CodeableConcept().addCoding(type)).setRequestor(true);
    Reference who = named(agent.user().get());
    agent.fhirUser().ifPresent(who::setReference);
    user.setWho(who);
    agent.token().ifPresent(id -> user.addPolicy("urn:ietf:params:oauth:jti:" + id));
    if (agent.token().isPresent()) {
      event.getMeta().addProfile(OAUTH_MINIMAL);
    }
  }

  private static void entities(AuditEvent event, Act act, Optional<String> pseudonym) {
    Act.Matter object = act.object();
    Stream.concat(
            object.patient().map(id -> new Reference("Patient/" + id)).stream(),
            pseudonym
                .map(name -> new Identifier().setSystem(PSEUDONYM).setValue(name))
                .map(name -> new Reference().setIdentifier(name).setType("Patient"))
                .stream())
        .forEach(who -> entity(event, "1", "Person").setWhat(who).setRole(role("1", "Patient")));
    object
        .target()
        .ifPresent(
            target ->
                entity(event, "2", "System Object")
                    .setWhat(new Reference(target))
                    .setRole(role("4", "Domain Resource")));
    if (act.kind() == ActKind.SEARCH || object.query().isPresent()) {
      String query = object.type().orElse("") + "?" + object.query().orElse("");
      entity(event, "2", "System Object")
          .setRole(role("24", "Query"))
          .setQuery(query.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static AuditEventEntityComponent entity(AuditEvent event, String code, String display) {
    return event.addEntity().setType(coding("audit-entity-type", code, display));
  }

  private static Coding role(String code, String display) {
    return coding("object-role", code, display);
  }

  private static Coding coding(String system, String code, String display) {
    return new Coding(TERMINOLOGY + system, code, display);
  }

  private static Coding dicom(String code, String display) {
    return new Coding("http://dicom.nema.org/resources/ontology/DCM", code, display);
  }

  private static Reference named(String name) {
    Reference reference = new Reference();
    reference.getIdentifier().setValue(name);
    return reference;
  }
}
