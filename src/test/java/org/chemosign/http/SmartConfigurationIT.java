package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is public, that it is true, and that nothing else is public: threats 1, 3, 55, 56, 58. */
@ExtendWith(SecureServer.class)
class SmartConfigurationIT {

  private static final String WELL_KNOWN = "/fhir/.well-known/smart-configuration";

  private final Tokens tokens;

  SmartConfigurationIT(Tokens tokens) {
    this.tokens = tokens;
  }

  @ParameterizedTest(name = "Accept: {0}")
  @ValueSource(strings = {"application/json", "text/html", "application/fhir+xml", "*/*"})
  void smartConfigurationIsJsonWhateverIsAccepted(String accept) {
    WebAnswer answer = tokens.browser().get(WELL_KNOWN, "Accept", accept);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type").orElse("")).startsWith("application/json");
    assertThat(answer.json().at("/code_challenge_methods_supported").toString())
        .isEqualTo("[\"S256\"]");
    assertThat(answer.body()).doesNotContain("device", "register", "token-exchange", "plain");
  }

  @Test
  void everyAddressOfItAnswers() {
    JsonNode document = tokens.browser().get(WELL_KNOWN).json();
    SmartBrowser browser = tokens.browser();
    assertThat(browser.get(document.at("/jwks_uri").asText()).json().at("/keys/0/kty").asText())
        .isEqualTo("RSA");
    assertThat(browser.get(document.at("/jwks_uri").asText()).json().at("/keys/0").has("d"))
        .isFalse();
    assertThat(browser.get(document.at("/authorization_endpoint").asText()).status())
        .isEqualTo(400);
    for (String endpoint :
        List.of("token_endpoint", "introspection_endpoint", "revocation_endpoint")) {
      WebAnswer answer = browser.postForm(document.at("/" + endpoint).asText(), "token=x");
      assertThat(answer.status()).as(endpoint).isEqualTo(401);
    }
    JsonNode openId = browser.get("/.well-known/openid-configuration").json();
    assertThat(openId.at("/issuer")).isEqualTo(document.at("/issuer"));
    assertThat(openId.at("/token_endpoint")).isEqualTo(document.at("/token_endpoint"));
  }

  @Test
  void theCapabilityStatementNamesTheSameAddresses() {
    CapabilityStatement statement =
        tokens.anonymous().get("metadata").as(CapabilityStatement.class);
    var security = statement.getRestFirstRep().getSecurity();
    assertThat(security.getServiceFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("SMART-on-FHIR");
    assertThat(
            security
                .getExtensionByUrl(
                    "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris")
                .getExtensionString("token"))
        .isEqualTo(tokens.tokenEndpoint());
  }

  @Test
  void threat01EveryOtherDoorNeedsAToken() {
    List<String> doors =
        List.of(
            "",
            "Patient",
            "Patient/secure-p1",
            "Patient/secure-p1/_history",
            "_history",
            "Patient/secure-p1/$everything",
            "Patient/$export",
            "$export",
            "$export-poll-status?_jobId=x",
            "$research-job?id=x",
            "$graphql?query={Patient}",
            "Binary/1",
            "metadata/",
            "metadata/x",
            "swagger-ui/",
            "api-docs",
            "?_getpages=x",
            ".well-known/smart-configuration/",
            ".well-known/x");
    for (String door : doors) {
      assertRefused(door, tokens.anonymous().get(door.replace("{", "%7B").replace("}", "%7D")));
    }
    for (String door : List.of("", "Patient", "Patient/_search", "$export", "metadata")) {
      assertRefused(door, tokens.anonymous().postText(door, "{\"resourceType\":\"Bundle\"}"));
    }
    assertRefused("put", tokens.anonymous().put("Patient/secure-p1", "{}"));
    assertRefused("delete", tokens.anonymous().delete("Patient/secure-p1"));
    assertRefused("patch", tokens.anonymous().patch("Patient/secure-p1", "[]"));
  }

  private static void assertRefused(String door, Answer answer) {
    assertThat(answer.status()).as(door).isEqualTo(401);
    assertThat(answer.response().headers().firstValue("www-authenticate"))
        .as(door)
        .hasValue("Bearer");
    assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getCode().toCode())
        .isEqualTo("login");
  }

  @Test
  void threat03PathTricksNeverShowData() {
    List<String> seen = new ArrayList<>();
    for (String path :
        List.of(
            "/fhir//Patient/secure-p1",
            "//fhir/Patient/secure-p1",
            "/fhir/metadata;x=1/../Patient/secure-p1",
            "/fhir;x=1/Patient/secure-p1",
            "/fhir/metadata/%2e%2e/Patient/secure-p1",
            "/fhir/metadata%2f..%2fPatient/secure-p1",
            "/fhir/metadata/../Patient/secure-p1",
            "/fhir/.well-known/smart-configuration/../../Patient/secure-p1",
            "/FHIR/Patient/secure-p1",
            "/fhir/Patient/secure-p1/",
            "/%66hir/Patient/secure-p1")) {
      WebAnswer answer = tokens.browser().get(path);
      assertThat(answer.status()).as(path).isIn(400, 401, 404);
      assertThat(answer.body()).doesNotContain("Synthetic");
      seen.add(path);
    }
    assertThat(seen).hasSize(11);
  }

  @Test
  void threat55ForeignHostsAreNotBelieved() {
    FhirHttp fhir = tokens.asSystem("backend", "system/Patient.rs");
    String page =
        fhir.get(
                "Patient?_count=1",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "host=evil.example")
            .body();
    assertThat(page).contains(tokens.base()).doesNotContain("evil.example");
    WebAnswer document = tokens.browser().get(WELL_KNOWN, "X-Forwarded-Host", "evil.example");
    assertThat(document.body()).contains(tokens.origin()).doesNotContain("evil.example");
  }

  @Test
  void threat56OnlyRegisteredOriginsReadData() {
    String token = tokens.system("backend", "system/Patient.rs");
    for (String origin : List.of("https://evil.example", "null")) {
      WebAnswer answer =
          tokens
              .browser()
              .get("/fhir/Patient", "Authorization", "Bearer " + token, "Origin", origin);
      assertThat(answer.header("access-control-allow-origin")).as(origin).isEmpty();
      assertThat(answer.body()).doesNotContain("Bundle");
    }
    WebAnswer known =
        tokens
            .browser()
            .get(
                "/fhir/Patient",
                "Authorization",
                "Bearer " + token,
                "Origin",
                "http://127.0.0.1:9");
    assertThat(known.header("access-control-allow-origin")).hasValue("http://127.0.0.1:9");
    assertThat(known.header("access-control-allow-credentials")).isEmpty();
    WebAnswer discovery = tokens.browser().get(WELL_KNOWN, "Origin", "https://evil.example");
    assertThat(discovery.header("access-control-allow-origin")).hasValue("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/actuator",
        "/actuator/health",
        "/h2-console",
        "/swagger-ui/index.html",
        "/v3/api-docs",
        "/.git/config",
        "/.well-known/oauth-authorization-server",
        "/oauth2/device_authorization",
        "/connect/register",
        "/userinfo",
        "/oauth2/par",
        "/error"
      })
  void threat58NothingElseIsThere(String path) {
    WebAnswer answer = tokens.browser().get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("nothing is here");
    assertThat(tokens.browser().postForm(path, "a=b").status()).isEqualTo(404);
  }
}
