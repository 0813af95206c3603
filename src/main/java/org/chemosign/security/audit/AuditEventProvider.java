package org.chemosign.security.audit;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chemosign.operation.Refusal;
import org.chemosign.security.access.CallerScope;
import org.chemosign.security.access.Role;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.IdType;

/**
 * AuditEvents, read and searched, newest first, made from the records of the trail. In open mode
 * everybody reads them, otherwise auditors only.
 */
public final class AuditEventProvider implements IResourceProvider {

  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final AuditRecords records;
  private final JournalledTrail trail;
  private final AuditEventView view;

  public AuditEventProvider(AuditRecords records, JournalledTrail trail, AuditEventView view) {
    this.records = records;
    this.trail = trail;
    this.view = view;
  }

  @Override
  public Class<AuditEvent> getResourceType() {
    return AuditEvent.class;
  }

  /** One AuditEvent, by its number. */
  @Read(version = true)
  public AuditEvent read(@IdParam IdType id) {
    requireAuditor();
    trail.flush();
    boolean possible =
        id.getIdPart().matches("\\d{1,18}")
            && (!id.hasVersionIdPart() || id.getVersionIdPart().equals("1"));
    return (possible
            ? records.find(Long.parseLong(id.getIdPart()))
            : Optional.<ChainedRecord>empty())
        .map(view::of)
        .orElseThrow(
            () -> new ResourceNotFoundException("AuditEvent/" + id.getIdPart() + " is not known"));
  }

  /**
   * A page of AuditEvents.
   *
   * @param date when it was recorded
   * @param patient logical id, or the pseudonym of one that was erased
   * @param actor user, or client where there was no user
   * @param action C, R, U, D or E
   * @param subtype kind of act, such as {@code read}, {@code search} or {@code login}
   * @param outcome 0 for what was done, 4 or 8 for what was refused or failed
   * @param entity relative reference of what was acted on
   */
  @Search
  public IBundleProvider search(
      @OptionalParam(name = "date") DateRangeParam date,
      @OptionalParam(name = "patient") ReferenceParam patient,
      @OptionalParam(name = "altid") TokenParam actor,
      @OptionalParam(name = "action") TokenOrListParam action,
      @OptionalParam(name = "subtype") TokenOrListParam subtype,
      @OptionalParam(name = "outcome") TokenParam outcome,
      @OptionalParam(name = "entity") ReferenceParam entity,
      @Offset Integer offset,
      @Count Integer count) {
    requireAuditor();
    trail.flush();
    AuditQuery query =
        new AuditQuery(
            Optional.ofNullable(date).map(DateRangeParam::getLowerBound).map(DateBound::from),
            Optional.ofNullable(date).map(DateRangeParam::getUpperBound).map(DateBound::until),
            Optional.ofNullable(patient).map(ReferenceParam::getIdPart),
            Optional.ofNullable(actor).map(TokenParam::getValue),
            kinds(action, subtype),
            Optional.ofNullable(outcome).map(wanted -> !wanted.getValue().equals("0")),
            Optional.ofNullable(entity).map(ReferenceParam::getValue));
    return page(query, offset == null ? 0 : offset, count == null ? USUAL : Math.min(MOST, count));
  }

  private IBundleProvider page(AuditQuery query, int offset, int count) {
    SimpleBundleProvider page =
        new SimpleBundleProvider(
            records.search(query, offset, count).stream().map(view::of).toList());
    page.setCurrentPageOffset(offset);
    page.setCurrentPageSize(count);
    page.setSize(records.count(query));
    return page;
  }

  private static Set<ActKind> kinds(TokenOrListParam action, TokenOrListParam subtype) {
    Set<ActKind> kinds = EnumSet.allOf(ActKind.class);
    if (action != null) {
      Set<String> wanted = values(action);
      kinds.removeIf(kind -> !wanted.contains(String.valueOf(kind.action())));
    }
    if (subtype != null) {
      Set<String> wanted = values(subtype);
      kinds.removeIf(kind -> !wanted.contains(kind.code()));
    }
    return kinds;
  }

  private static Set<String> values(TokenOrListParam tokens) {
    return tokens.getValuesAsQueryTokens().stream()
        .map(TokenParam::getValue)
        .collect(Collectors.toSet());
  }

  private static void requireAuditor() {
    boolean allowed = CallerScope.current().map(caller -> caller.is(Role.AUDITOR)).orElse(true);
    if (!allowed) {
      throw Refusal.OPERATION_ONLY.at("AuditEvent", "AuditEvents are read by auditors alone");
    }
  }
}
