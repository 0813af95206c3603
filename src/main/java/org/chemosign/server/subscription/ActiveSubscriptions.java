package org.chemosign.server.subscription;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Subscription;

/** The subscriptions that are active, kept in memory because every write asks for them. */
class ActiveSubscriptions {

  private final IFhirResourceDao<Subscription> subscriptions;
  private volatile List<Subscription> active = List.of();

  ActiveSubscriptions(IFhirResourceDao<Subscription> subscriptions) {
    this.subscriptions = subscriptions;
  }

  /** Reads them anew, as other servers on the database may have changed them. */
  void refresh() {
    SearchParameterMap search =
        SearchParameterMap.newSynchronous("status", new TokenParam("active"));
    active =
        subscriptions.search(search, new SystemRequestDetails()).getAllResources().stream()
            .map(Subscription.class::cast)
            .toList();
  }

  /** Those whose criteria ask for a type of resource. */
  List<Subscription> of(String type) {
    return active.stream().filter(s -> type.equals(CriteriaType.of(s.getCriteria()))).toList();
  }

  /** One that is active. */
  Optional<Subscription> find(String id) {
    return active.stream().filter(s -> s.getIdElement().getIdPart().equals(id)).findFirst();
  }

  /** Takes a subscription out because its receiver has not answered for long. */
  void giveUp(Subscription subscription, String why) {
    Subscription current =
        subscriptions.read(
            subscription.getIdElement().toUnqualifiedVersionless(), new SystemRequestDetails());
    current.setStatus(Subscription.SubscriptionStatus.ERROR).setError(why);
    subscriptions.update(current, new SystemRequestDetails());
  }

  /**
   * The resource type of a subscription's criteria, such as {@code DiagnosticReport?status=final}.
   */
  static final class CriteriaType {
    private CriteriaType() {}

    static String of(String criteria) {
      int end = criteria == null ? -1 : criteria.indexOf('?');
      return end < 0 ? criteria : criteria.substring(0, end);
    }
  }
}
