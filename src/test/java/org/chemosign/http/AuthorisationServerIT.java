package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded authorisation server against those who misuse it: threats 4 to 16. */
@ExtendWith(SecureServer.class)
class AuthorisationServerIT {

  private static final String PATIENT = "secure-p1";

  private final Tokens tokens;

  AuthorisationServerIT(Tokens tokens) {
    this.tokens = tokens;
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource({
    "code_challenge, , invalid_request",
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, , invalid_request",
    "aud, , invalid_request",
    "aud, https://evil.example/fhir, invalid_request",
    "launch, guessed, invalid_request",
    "response_type, token, unsupported_response_type",
    "scope, patient/Patient.dus, invalid_scope",
    "scope, system/*.rs, invalid_scope",
    "scope, admin, invalid_scope",
    "scope, offline_access, invalid_scope"
  })
  void threat04And06BadRequestsNeverGetACode(String parameter, String value, String error) {
    SmartRequest request = SmartRequest.of("public-app", "openid", "patient/*.rs");
    Map<String, String> parameters = request.parameters(tokens.base());
    parameters.remove(parameter);
    if (value != null) {
      parameters.put(parameter, value);
    }
    WebAnswer answer = tokens.browser().authorize("clinician", parameters);
    assertThat(answer.query()).doesNotContainKey("code");
    if (answer.status() == 302) {
      assertThat(answer.location()).startsWith(request.redirect());
      assertThat(answer.query()).containsEntry("error", error).containsEntry("state", "app-state");
    } else {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(parameter).isEqualTo("response_type");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/callback",
        "http://127.0.0.1:9/callback/../evil",
        "http://127.0.0.1:9/other",
        "http://127.0.0.1:9/callback#x",
        "javascript:alert(1)"
      })
  void threat05ForeignRedirectsGetAPage(String redirect) {
    Map<String, String> parameters =
        SmartRequest.of("public-app", "patient/*.rs").parameters(tokens.base());
    parameters.put("redirect_uri", redirect);
    WebAnswer answer = tokens.browser().authorize("clinician", parameters);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.location()).isEmpty();
    parameters.put("client_id", "nobody");
    assertThat(tokens.browser().authorize("clinician", parameters).status()).isEqualTo(400);
  }

  @Test
  void threat06ScopesAreNotWidened() {
    SmartRequest request =
        SmartRequest.of(
            "confidential-app", "launch/patient", "patient/Patient.r", "offline_access");
    SmartBrowser browser = tokens.browser();
    WebAnswer asked = browser.authorize("clinician", request.parameters(tokens.base()));
    WebAnswer widened =
        browser.consent(asked, Map.of("patient", PATIENT), List.of("patient/*.cruds"));
    assertThat(widened.query()).doesNotContainKey("code");
    WebAnswer granted = tokens.redeemed(request, tokens.code("clinician", PATIENT, request));
    assertThat(List.of(granted.json().at("/scope").asText().split(" ")))
        .containsExactlyInAnyOrderElementsOf(request.scopes());
    WebAnswer refreshed =
        refresh(granted.json().at("/refresh_token").asText(), Map.of("scope", "patient/*.cruds"));
    assertThat(refreshed.json().at("/error").asText()).isEqualTo("invalid_scope");
  }

  @Test
  void threat07TheFormDoesNotChooseForeignPatients() {
    SmartRequest request = SmartRequest.of("public-app", "launch/patient", "patient/*.rs");
    for (String[] pair :
        new String[][] {
          {"patient", "secure-p2"}, {"ward", "secure-p2"}, {"clinician", "nobody"}, {"patient", ""}
        }) {
      SmartBrowser browser = tokens.browser();
      WebAnswer asked = browser.authorize(pair[0], request.parameters(tokens.base()));
      WebAnswer answer = browser.consent(asked, Map.of("patient", pair[1]), request.scopes());
      assertThat(answer.status()).as(pair[0]).isEqualTo(400);
      assertThat(answer.location()).isEmpty();
    }
    WebAnswer own = tokens.redeemed(request, tokens.code("patient", PATIENT, request));
    assertThat(own.json().at("/patient").asText()).isEqualTo(PATIENT);
    assertThat(own.json().at("/need_patient_banner").asBoolean()).isTrue();
  }

  @Test
  void threat07TheFormOffersOwnPatientsOnly() {
    SmartBrowser browser = tokens.browser();
    SmartRequest request = SmartRequest.of("public-app", "launch/patient");
    WebAnswer asked = browser.authorize("ward", request.parameters(tokens.base()));
    assertThat(browser.get(asked.location()).body())
        .contains("secure-p1")
        .doesNotContain("secure-p2");
  }

  @Test
  void threat08CodesAreGoodOnceAndForTheirClient() {
    SmartRequest request = SmartRequest.of("public-app", "launch/patient", "patient/*.rs");
    String code = tokens.code("clinician", PATIENT, request);
    SmartRequest thief =
        new SmartRequest("other-app", request.redirect(), request.scopes(), request.verifier());
    assertThat(tokens.redeem(thief, code).status()).isEqualTo(400);
    String second = tokens.code("clinician", PATIENT, request);
    SmartRequest guess =
        new SmartRequest("public-app", request.redirect(), request.scopes(), "x".repeat(60));
    assertThat(tokens.redeem(guess, second).json().at("/error").asText())
        .isEqualTo("invalid_grant");
    String third = tokens.code("clinician", PATIENT, request);
    String token = tokens.redeemed(request, third).json().at("/access_token").asText();
    assertThat(status(token)).isEqualTo(200);
    assertThat(tokens.redeem(request, third).json().at("/error").asText())
        .isEqualTo("invalid_grant");
    assertThat(status(token)).isEqualTo(401);
  }

  private int status(String token) {
    return tokens.fhir(token).get("Patient/" + PATIENT).status();
  }

  @Test
  void threat09RevokedTokensEndAtOnce() {
    SmartRequest request =
        SmartRequest.of("confidential-app", "launch/patient", "patient/*.rs", "offline_access");
    WebAnswer granted = tokens.redeemed(request, tokens.code("clinician", PATIENT, request));
    String token = granted.json().at("/access_token").asText();
    assertThat(status(token)).isEqualTo(200);
    WebAnswer revoked =
        tokens
            .browser()
            .post(
                "/oauth2/revoke",
                Map.of("token", granted.json().at("/refresh_token").asText()),
                Tokens.credentials("confidential-app"));
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(status(token)).isEqualTo(401);
  }

  @Test
  void threat09SigningOutEndsTheTokensOfTheSession() {
    SmartRequest request = SmartRequest.of("public-app", "launch/patient", "patient/*.rs");
    SmartBrowser browser = tokens.browser();
    WebAnswer asked = browser.authorize("stranger", request.parameters(tokens.base()));
    WebAnswer allowed = browser.consent(asked, Map.of("patient", "secure-p2"), request.scopes());
    String token =
        tokens.redeemed(request, allowed.query().get("code")).json().at("/access_token").asText();
    assertThat(tokens.fhir(token).get("Patient/secure-p2").status()).isEqualTo(200);
    String csrf = browser.get("/apps").hidden("_csrf");
    assertThat(browser.post("/logout", Map.of("_csrf", csrf)).status()).isEqualTo(302);
    assertThat(tokens.fhir(token).get("Patient/secure-p2").status()).isEqualTo(401);
  }

  @Test
  void threat10RefreshTokensRotate() {
    SmartRequest request =
        SmartRequest.of("confidential-app", "launch/patient", "patient/*.rs", "offline_access");
    WebAnswer granted = tokens.redeemed(request, tokens.code("clinician", PATIENT, request));
    String first = granted.json().at("/refresh_token").asText();
    WebAnswer refreshed = refresh(first, Map.of());
    assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
    assertThat(refreshed.json().at("/patient").asText()).isEqualTo(PATIENT);
    assertThat(status(refreshed.json().at("/access_token").asText())).isEqualTo(200);
    assertThat(status(granted.json().at("/access_token").asText())).isEqualTo(401);
    assertThat(refresh(first, Map.of()).json().at("/error").asText()).isEqualTo("invalid_grant");
    SmartRequest online = SmartRequest.of("confidential-app", "launch/patient", "patient/*.rs");
    assertThat(
            tokens
                .redeemed(online, tokens.code("clinician", PATIENT, online))
                .json()
                .has("refresh_token"))
        .isFalse();
    assertThat(
            tokens
                .browser()
                .post(
                    "/oauth2/token",
                    Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", first,
                        "client_id", "public-app"))
                .status())
        .isEqualTo(401);
  }

  private WebAnswer refresh(String token, Map<String, String> further) {
    Map<String, String> form = new LinkedHashMap<>(further);
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", token);
    return tokens.browser().post("/oauth2/token", form, Tokens.credentials("confidential-app"));
  }

  @Test
  void threat11LaunchHandlesAreGoodOnce() {
    SmartBrowser browser = tokens.browser();
    browser.signIn("clinician", SmartBrowser.PASSWORD);
    String handle = launch(browser, PATIENT);
    SmartRequest request = SmartRequest.of("public-app", "launch", "patient/*.rs");
    Map<String, String> parameters = request.parameters(tokens.base());
    parameters.put("launch", handle);
    assertThat(tokens.browser().authorize("ward", parameters).query())
        .containsEntry("error", "invalid_request");
    Map<String, String> foreign = new LinkedHashMap<>(parameters);
    foreign.put("client_id", "other-app");
    foreign.put("redirect_uri", "http://127.0.0.1:9/other");
    assertThat(browser.authorize("clinician", foreign).query())
        .containsEntry("error", "invalid_request");
    WebAnswer asked = browser.authorize("clinician", parameters);
    WebAnswer allowed = browser.consent(asked, Map.of("patient", "secure-p2"), request.scopes());
    WebAnswer granted = tokens.redeemed(request, allowed.query().get("code"));
    assertThat(granted.json().at("/patient").asText()).isEqualTo(PATIENT);
    assertThat(browser.authorize("clinician", parameters).query())
        .containsEntry("error", "invalid_request");
  }

  private String launch(SmartBrowser browser, String patient) {
    String csrf = browser.get("/apps").hidden("_csrf");
    WebAnswer launched =
        browser.post("/launch", Map.of("client", "public-app", "patient", patient, "_csrf", csrf));
    assertThat(launched.status()).isEqualTo(303);
    assertThat(launched.query()).containsEntry("iss", tokens.base());
    assertThat(launched.query().get("launch")).hasSizeGreaterThanOrEqualTo(43);
    return launched.query().get("launch");
  }

  @Test
  void threat12GoodAssertionsOfBothAlgorithmsWork() {
    assertThat(tokens.systemAnswer("backend", "system/Patient.rs").status()).isEqualTo(200);
    assertThat(tokens.systemAnswer("other-backend", "system/Patient.rs").status()).isEqualTo(200);
    assertThat(tokens.systemAnswer("reader", "system/Patient.cruds").json().at("/error").asText())
        .isEqualTo("invalid_scope");
  }

  @Test
  void threat12BadAssertionsAreRefused() throws Exception {
    TestKeys keys = tokens.keys();
    JWSHeader header = keys.header(false).build();
    String endpoint = tokens.tokenEndpoint();
    JWTClaimsSet good = keys.claims("backend", endpoint).build();
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("audience", keys.sign(header, with(good).audience("https://evil.example").build()));
    bad.put("issuer", keys.sign(header, with(good).issuer("reader").build()));
    bad.put("subject", keys.sign(header, with(good).subject("nobody").build()));
    bad.put("no jti", keys.sign(header, with(good).jwtID(null).build()));
    bad.put("too long", keys.sign(header, exp(good, 3_600)));
    bad.put("over", keys.sign(header, exp(good, -10)));
    bad.put("no exp", keys.sign(header, with(good).claim("exp", null).build()));
    bad.put("kid", keys.sign(keys.header(false).keyID("other").build(), good));
    bad.put("no kid", keys.sign(keys.header(false).keyID(null).build(), good));
    bad.put(
        "jku",
        keys.sign(
            keys.header(false).jwkURL(URI.create("https://evil.example/jwks")).build(), good));
    bad.put("key", keys.sign(header, good, new RSAKeyGenerator(2048).generate()));
    bad.put("text", "not.a.jwt");
    bad.forEach((what, assertion) -> assertThat(status(what, assertion)).as(what).isEqualTo(401));
    String once = keys.sign(header, keys.claims("backend", endpoint).build());
    assertThat(status("once", once)).isEqualTo(200);
    assertThat(status("replay", once)).isEqualTo(401);
  }

  private static JWTClaimsSet.Builder with(JWTClaimsSet claims) {
    return new JWTClaimsSet.Builder(claims).jwtID(java.util.UUID.randomUUID().toString());
  }

  private static JWTClaimsSet exp(JWTClaimsSet claims, long seconds) {
    return with(claims).claim("exp", Instant.now().getEpochSecond() + seconds).build();
  }

  private int status(String what, String assertion) {
    WebAnswer answer =
        tokens
            .browser()
            .post(
                "/oauth2/token",
                Map.of(
                    "grant_type",
                    "client_credentials",
                    "scope",
                    "system/Patient.rs",
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    "client_assertion",
                    assertion));
    if (answer.status() == 401) {
      assertThat(answer.json().at("/error").asText()).as(what).isEqualTo("invalid_client");
    }
    return answer.status();
  }

  @Test
  void threat13IntrospectionTellsOnlyClients() {
    String token = tokens.user("clinician", PATIENT, "launch/patient", "patient/*.rs");
    assertThat(tokens.browser().post("/oauth2/introspect", Map.of("token", token)).status())
        .isEqualTo(401);
    WebAnswer known = introspect(token);
    assertThat(known.json().at("/active").asBoolean()).as(known.body()).isTrue();
    assertThat(known.json().at("/patient").asText()).isEqualTo(PATIENT);
    assertThat(known.json().at("/scope").asText()).contains("patient/*.rs");
    assertThat(introspect(token + "x").body()).isEqualTo("{\"active\":false}");
    assertThat(introspect("x").body()).isEqualTo("{\"active\":false}");
  }

  private WebAnswer introspect(String token) {
    return tokens
        .browser()
        .post("/oauth2/introspect", Map.of("token", token), Tokens.credentials("confidential-app"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:ietf:params:oauth:grant-type:device_code",
        "urn:ietf:params:oauth:grant-type:token-exchange",
        "password",
        "client_credentials"
      })
  void threat14OtherGrantsAreNotThere(String grant) {
    WebAnswer answer =
        tokens
            .browser()
            .post(
                "/oauth2/token",
                Map.of("grant_type", grant, "scope", "patient/*.rs"),
                Tokens.credentials("confidential-app"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error").asText())
        .isIn("unsupported_grant_type", "unauthorized_client");
  }

  @Test
  void threat15GuessingIsStopped() {
    for (String user : List.of("locked", "no-such-user")) {
      SmartBrowser browser = tokens.browser();
      for (int attempt = 0; attempt < 5; attempt++) {
        WebAnswer wrong = browser.signIn(user, "wrong-password");
        assertThat(wrong.location()).as(user).endsWith("/login?error");
      }
      WebAnswer stopped = browser.signIn(user, SmartBrowser.PASSWORD);
      assertThat(stopped.status()).as(user).isEqualTo(429);
      assertThat(stopped.header("retry-after")).isPresent();
    }
  }

  @Test
  void threat15SessionsChangeAndFormsNeedTheirToken() {
    SmartBrowser browser = tokens.browser();
    browser.get("/login");
    String before = browser.session();
    browser.signIn("clinician", SmartBrowser.PASSWORD);
    assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
    assertThat(browser.post("/launch", Map.of("client", "public-app", "patient", PATIENT)).status())
        .isEqualTo(403);
    assertThat(browser.post("/logout", Map.of()).status()).isEqualTo(403);
    SmartRequest request = SmartRequest.of("public-app", "launch/patient");
    WebAnswer asked = browser.authorize("clinician", request.parameters(tokens.base()));
    SmartBrowser other = tokens.browser();
    other.signIn("pathologist", SmartBrowser.PASSWORD);
    String state = browser.get(asked.location()).hidden("state");
    WebAnswer forged =
        other.post(
            "/oauth2/authorize",
            Map.of(
                "client_id",
                "public-app",
                "state",
                state,
                "scope",
                "launch/patient",
                "patient",
                PATIENT));
    assertThat(forged.status()).isEqualTo(400);
    assertThat(other.get("/consent?state=" + SmartBrowser.encoded(state)).status()).isEqualTo(400);
  }

  @Test
  void threat16FirstVersionScopesAreGrantedAsAsked() {
    SmartRequest request = SmartRequest.of("public-app", "launch/patient", "patient/*.read");
    WebAnswer granted = tokens.redeemed(request, tokens.code("clinician", PATIENT, request));
    assertThat(granted.json().at("/scope").asText()).contains("patient/*.read");
    String token = granted.json().at("/access_token").asText();
    assertThat(status(token)).isEqualTo(200);
  }

  @Test
  void pagesHaveNoScriptsAndSpeakFrench() {
    WebAnswer page = tokens.browser().get("/login", "Accept-Language", "fr");
    assertThat(page.body()).contains("lang=\"fr\"", "Mot de passe").doesNotContain("<script");
    assertThat(page.header("content-security-policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }
}
