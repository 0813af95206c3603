package org.chemosign.security.smart.issuer;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chemosign.security.smart.SmartAddresses;
import org.chemosign.security.smart.account.Accounts;
import org.chemosign.security.smart.account.ClientAccount;
import org.chemosign.security.smart.account.UserAccount;
import org.chemosign.security.smart.page.AppsPage;
import org.chemosign.security.smart.page.ConsentPage;
import org.chemosign.security.smart.page.PatientDirectory;
import org.chemosign.security.smart.page.SignInPage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Serves the pages to people in a browser. */
@RestController
class SmartPages {

  private static final String HTML = "text/html;charset=UTF-8";
  private static final int MOST_PATIENTS = 20;
  private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

  private final Accounts accounts;
  private final SmartAddresses addresses;
  private final AuthorizationStore store;
  private final Launches launches;
  private final PatientDirectory patients;

  SmartPages(
      Accounts accounts, SmartAddresses addresses, IssuerState state, PatientDirectory patients) {
    this.accounts = accounts;
    this.addresses = addresses;
    this.store = state.store();
    this.launches = state.launches();
    this.patients = patients;
  }

  @GetMapping(path = "/login", produces = HTML)
  String signIn(@RequestParam Optional<String> error, CsrfToken csrf, Locale locale) {
    return SignInPage.form(locale, csrf(csrf), error.isPresent());
  }

  @GetMapping(path = "/consent", produces = HTML)
  ResponseEntity<String> consent(
      @RequestParam String state,
      @RequestParam(defaultValue = "") String q,
      Principal principal,
      Locale locale) {
    OAuth2Authorization asked = store.findByToken(state, STATE);
    if (asked == null || !asked.getPrincipalName().equals(principal.getName())) {
      return ResponseEntity.badRequest().body(SignInPage.badRequest(locale));
    }
    OAuth2AuthorizationRequest request =
        asked.getAttribute(OAuth2AuthorizationRequest.class.getName());
    UserAccount user = accounts.user(principal.getName()).orElseThrow();
    ClientAccount client = accounts.client(request.getClientId()).orElseThrow();
    ConsentPage page =
        new ConsentPage(
            client.name(),
            user.name(),
            fields(client.id(), state),
            request.getScopes(),
            choice(request, user, q.strip()),
            q.strip());
    return ResponseEntity.ok(page.html(locale));
  }

  private static Map<String, String> fields(String client, String state) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(OAuth2ParameterNames.CLIENT_ID, client);
    fields.put(OAuth2ParameterNames.STATE, state);
    return fields;
  }

  private Optional<List<PatientDirectory.Card>> choice(
      OAuth2AuthorizationRequest request, UserAccount user, String search) {
    Object handle = request.getAdditionalParameters().get(ScopeRules.LAUNCH);
    if (!ScopeRules.needPatient(request.getScopes())) {
      return Optional.empty();
    }
    if (handle == null) {
      return Optional.of(patients.find(search, user.careTeam(), MOST_PATIENTS));
    }
    return Optional.of(
        launches
            .patient(handle.toString(), request.getClientId(), Optional.of(user.id()))
            .flatMap(patients::read)
            .stream()
            .toList());
  }

  @GetMapping(path = "/apps", produces = HTML)
  String apps(CsrfToken csrf, Principal principal, Locale locale) {
    UserAccount user = accounts.user(principal.getName()).orElseThrow();
    return new AppsPage(
            user.name(),
            csrf(csrf),
            accounts.clients().stream().filter(client -> client.launchUrl() != null).toList(),
            patients.find("", user.careTeam(), MOST_PATIENTS))
        .html(locale);
  }

  /** Starts an app for a patient: sends the browser to it with a handle. */
  @PostMapping("/launch")
  ResponseEntity<String> launch(
      @RequestParam String client,
      @RequestParam String patient,
      Principal principal,
      Locale locale) {
    UserAccount user = accounts.user(principal.getName()).orElseThrow();
    Optional<String> address = accounts.client(client).map(ClientAccount::launchUrl);
    if (address.isEmpty() || !user.mayCarry(patient) || patients.read(patient).isEmpty()) {
      return ResponseEntity.badRequest()
          .header("Content-Type", HTML)
          .body(SignInPage.badRequest(locale));
    }
    String target =
        UriComponentsBuilder.fromUriString(address.get())
            .queryParam("iss", "{iss}")
            .queryParam("launch", "{launch}")
            .encode()
            .buildAndExpand(addresses.fhirBase(), launches.handle(user.id(), client, patient))
            .toUriString();
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", target).build();
  }

  private static Map<String, String> csrf(CsrfToken csrf) {
    return Map.of(csrf.getParameterName(), csrf.getToken());
  }
}
