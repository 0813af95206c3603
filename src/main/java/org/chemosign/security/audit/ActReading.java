package org.chemosign.security.audit;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/** Reads from a request and its answer what was done. */
final class ActReading {

  private static final int REFUSED = 400;

  private final DataSubjects subjects;

  ActReading(DataSubjects subjects) {
    this.subjects = subjects;
  }

  /** Whether a request is none of the audit's business: what the server can do is public. */
  static boolean isPublic(ServletRequestDetails request) {
    return request.getRestOperationType() == RestOperationTypeEnum.METADATA;
  }

  /** What was done by a request that was answered; one act a patient whose data were shown. */
  List<Act> done(ServletRequestDetails request, IBaseResource answer, int status) {
    ActKind kind = kind(request);
    Act whole = act(request, kind, status);
    List<Noted.Write> writes = Noted.of(request).writes();
    if (kind == ActKind.TRANSACTION || kind == ActKind.BATCH) {
      List<Act> acts = new ArrayList<>(List.of(whole));
      writes.forEach(write -> acts.addAll(written(whole, write.kind(), write)));
      acts.addAll(new EntryReading(whole, subjects).of(request.getResource(), answer));
      return acts;
    }
    if (!writes.isEmpty() && kind != ActKind.OPERATION) {
      return writes.stream().flatMap(w -> written(whole, kind, w).stream()).toList();
    }
    return perPatient(whole, shown(request, kind, answer));
  }

  /** A request that was refused, or failed. */
  Act refused(ServletRequestDetails request, int status) {
    return act(request, kind(request), status);
  }

  private Set<String> shown(ServletRequestDetails request, ActKind kind, IBaseResource answer) {
    Set<String> patients = subjects.of(answer);
    if (kind == ActKind.OPERATION) {
      patients.addAll(subjects.of(request.getResource()));
      patients.addAll(Noted.of(request).shown());
    }
    return patients;
  }

  private static List<Act> written(Act whole, ActKind kind, Noted.Write write) {
    Act.Matter matter =
        new Act.Matter(
            Optional.of(write.reference().replaceAll("/.*", "")),
            Optional.empty(),
            Optional.of(write.reference()),
            Optional.empty(),
            Optional.empty());
    return perPatient(
        new Act(whole.at(), kind, whole.status(), whole.agent(), matter), write.patients());
  }

  static List<Act> perPatient(Act act, Set<String> patients) {
    if (patients.isEmpty()) {
      return List.of(act);
    }
    return patients.stream()
        .map(
            patient ->
                new Act(
                    act.at(), act.kind(), act.status(), act.agent(), act.object().about(patient)))
        .toList();
  }

  private static Act act(ServletRequestDetails request, ActKind kind, int status) {
    Optional<String> operation =
        Optional.ofNullable(request.getOperation()).filter(name -> name.startsWith("$"));
    Optional<String> query =
        Optional.of(SearchText.of(request.getParameters())).filter(text -> !text.isEmpty());
    Optional<String> target =
        Optional.ofNullable(request.getId())
            .filter(IIdType::hasIdPart)
            .map(id -> name(request, id));
    Optional<String> patient =
        Optional.ofNullable(request.getId())
            .filter(id -> "Patient".equals(request.getResourceName()) && status < REFUSED)
            .map(IIdType::getIdPart);
    Act.Matter matter =
        new Act.Matter(
            Optional.ofNullable(request.getResourceName()), operation, target, patient, query);
    return new Act(Instant.now(), kind, status, Agents.of(request.getServletRequest()), matter);
  }

  private static String name(ServletRequestDetails request, IIdType id) {
    String version = id.hasVersionIdPart() ? "/_history/" + id.getVersionIdPart() : "";
    return request.getResourceName() + "/" + id.getIdPart() + version;
  }

  private static ActKind kind(ServletRequestDetails request) {
    RestOperationTypeEnum type = request.getRestOperationType();
    if (request.getOperation() != null && request.getOperation().startsWith("$")) {
      return ActKind.OPERATION;
    }
    if (type == null) {
      return ActKind.UNKNOWN;
    }
    return switch (type) {
      case READ -> ActKind.READ;
      case VREAD -> ActKind.VREAD;
      case HISTORY_INSTANCE, HISTORY_TYPE, HISTORY_SYSTEM -> ActKind.HISTORY;
      case SEARCH_TYPE, SEARCH_SYSTEM, GET_PAGE -> ActKind.SEARCH;
      case CREATE -> ActKind.CREATE;
      case UPDATE -> ActKind.UPDATE;
      case PATCH -> ActKind.PATCH;
      case DELETE -> ActKind.DELETE;
      case TRANSACTION -> bundle(request);
      default -> ActKind.OPERATION;
    };
  }

  private static ActKind bundle(ServletRequestDetails request) {
    return request.getResource() instanceof Bundle bundle
            && bundle.getType() == Bundle.BundleType.BATCH
        ? ActKind.BATCH
        : ActKind.TRANSACTION;
  }

  /**
   * Reads and refusals among the entries of a transaction or batch; writes are noted by the store.
   */
  private record EntryReading(Act whole, DataSubjects subjects) {

    List<Act> of(IBaseResource request, IBaseResource answer) {
      List<Act> acts = new ArrayList<>();
      if (request instanceof Bundle asked && answer instanceof Bundle answered) {
        int entries = Math.min(asked.getEntry().size(), answered.getEntry().size());
        for (int i = 0; i < entries; i++) {
          acts.addAll(entry(asked.getEntry().get(i), answered.getEntry().get(i)));
        }
      }
      return acts;
    }

    private List<Act> entry(BundleEntryComponent asked, BundleEntryComponent answered) {
      Bundle.HTTPVerb verb = asked.getRequest().getMethod();
      int status = status(answered.getResponse().getStatus());
      if (verb == null || verb != Bundle.HTTPVerb.GET && status < REFUSED) {
        return List.of();
      }
      RequestLine line = RequestLine.of(verb.toCode(), asked.getRequest().getUrl());
      Act act = new Act(whole.at(), line.kind(), status, whole.agent(), line.matter());
      return perPatient(act, subjects.of(answered.getResource()));
    }

    private static int status(String text) {
      return text != null && text.matches("\\d{3}.*") ? Integer.parseInt(text.substring(0, 3)) : 0;
    }
  }
}
