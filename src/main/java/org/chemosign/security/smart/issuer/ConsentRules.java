package org.chemosign.security.smart.issuer;

import java.util.Optional;
import java.util.function.Consumer;
import org.chemosign.security.smart.account.Accounts;
import org.chemosign.security.smart.account.UserAccount;
import org.chemosign.security.smart.page.PatientDirectory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;

/**
 * Decides, when consent comes in, which patient the launch is about. What the form says is a wish:
 * the patient has to exist and to be one that the user may see, and a launch from this server has
 * its patient already.
 */
final class ConsentRules implements Consumer<OAuth2AuthorizationConsentAuthenticationContext> {

  static final String PATIENT = "patient";

  private final Accounts accounts;
  private final Launches launches;
  private final PatientDirectory patients;

  ConsentRules(Accounts accounts, Launches launches, PatientDirectory patients) {
    this.accounts = accounts;
    this.launches = launches;
    this.patients = patients;
  }

  @Override
  public void accept(OAuth2AuthorizationConsentAuthenticationContext context) {
    OAuth2AuthorizationConsentAuthenticationToken consent = context.getAuthentication();
    if (!ScopeRules.needPatient(consent.getScopes())) {
      return;
    }
    String user = ((Authentication) consent.getPrincipal()).getName();
    UserAccount account = accounts.user(user).orElseThrow(ConsentRules::refusal);
    Object handle =
        context.getAuthorizationRequest().getAdditionalParameters().get(ScopeRules.LAUNCH);
    Optional<String> patient =
        handle == null
            ? Optional.ofNullable(consent.getAdditionalParameters().get(PATIENT))
                .filter(String.class::isInstance)
                .map(String.class::cast)
            : launched(handle.toString(), consent.getClientId(), user);
    launches.grant(
        context.getAuthorization().getId(),
        patient
            .filter(account::mayCarry)
            .filter(id -> patients.read(id).isPresent())
            .orElseThrow(ConsentRules::refusal));
  }

  private Optional<String> launched(String handle, String client, String user) {
    Optional<String> patient = launches.patient(handle, client, Optional.of(user));
    return launches.use(handle) ? patient : Optional.empty();
  }

  private static OAuth2AuthorizationCodeRequestAuthenticationException refusal() {
    return new OAuth2AuthorizationCodeRequestAuthenticationException(
        new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED), null);
  }
}
