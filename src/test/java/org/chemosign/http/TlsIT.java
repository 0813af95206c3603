package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.chemosign.http.FhirHttp.Answer;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server as it is started off loopback, with a certificate and an https address: it speaks TLS
 * and nothing else, and tells its clients so. It listens on loopback here all the same. Its
 * issuer's state outlives its process.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TlsIT {

  @TempDir private static Path folder;

  private static Tokens tokens;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    TestKeys keys = new TestKeys();
    Path accounts = SecureServer.accounts(folder, keys, 9);
    tokens =
        new Tokens(
            ServerProcess.startTls(
                TestCertificate.make(folder),
                Files.createDirectory(folder.resolve("data")),
                "--security=embedded",
                "--accounts=" + accounts),
            keys,
            9);
  }

  @AfterAll
  static void stop() {
    if (tokens != null) {
      tokens.server().close();
      tokens.keys().published().close();
    }
  }

  @Test
  void whatTheServerSaysOfItselfIsHttps() {
    CapabilityStatement metadata = tokens.anonymous().get("metadata").as(CapabilityStatement.class);
    assertThat(metadata.getImplementation().getUrl()).isEqualTo(tokens.base());
    assertThat(tokens.origin()).startsWith("https://");
    for (String document :
        List.of("/fhir/.well-known/smart-configuration", "/.well-known/openid-configuration")) {
      WebAnswer answer = tokens.browser().get(document);
      assertThat(answer.status()).isEqualTo(200);
      List<String> addresses = answer.json().findValuesAsText("token_endpoint").stream().toList();
      assertThat(addresses).containsExactly(tokens.tokenEndpoint());
      for (JsonNode member : answer.json()) {
        assertThat(member.asText("")).doesNotStartWith("http:");
      }
    }
    assertThat(tokens.browser().get("/.well-known/openid-configuration").json().at("/issuer"))
        .hasToString("\"" + tokens.origin() + "\"");
  }

  @Test
  void aSystemGetsATokenAndUsesIt() throws Exception {
    String token = tokens.system("backend", "system/Patient.cruds");
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getIssuer()).isEqualTo(tokens.origin());
    Patient stored = tokens.fhir(token).create(new Patient());
    Answer read = tokens.fhir(token).get("Patient/" + stored.getIdPart());
    assertThat(read.status()).isEqualTo(200);
    assertThat(tokens.anonymous().get("Patient/" + stored.getIdPart()).status()).isEqualTo(401);
  }

  @Test
  void anAppIsAllowedInABrowserWhoseCookieStaysOnTls() {
    Patient patient = tokens.asSystem("backend", "system/Patient.cruds").create(new Patient());
    FhirHttp app = tokens.forPatient(patient.getIdPart(), "launch/patient", "patient/*.rs");
    assertThat(app.get("Patient/" + patient.getIdPart()).status()).isEqualTo(200);
    assertThat(tokens.browser().get("/login").header("set-cookie").orElse(""))
        .contains("Secure", "HttpOnly", "SameSite");
  }

  @Test
  void browsersAreToldToStayOnTls() {
    for (String path : List.of("/login", "/fhir/metadata", "/fhir/Patient", "/nothing")) {
      assertThat(tokens.browser().get(path).header("strict-transport-security").orElse(""))
          .as(path)
          .startsWith("max-age=");
    }
  }

  @Test
  void plainHttpGetsNothing() {
    String plain = tokens.base().replace("https:", "http:");
    String token = tokens.system("backend", "system/Patient.cruds");
    FhirHttp fhir = new FhirHttp(plain, "Authorization", "Bearer " + token);
    for (String path : List.of("metadata", "Patient", ".well-known/smart-configuration")) {
      Answer answer = fhir.get(path);
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.body()).doesNotContain("resourceType", "endpoint");
    }
    assertThat(URI.create(plain).getPort()).isEqualTo(URI.create(tokens.base()).getPort());
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void whatTheIssuerGrantedAndTookBackOutlivesAKill() throws IOException, InterruptedException {
    Patient patient = tokens.asSystem("backend", "system/Patient.cruds").create(new Patient());
    JsonNode kept = offline(patient);
    JsonNode takenBack = offline(patient);
    JsonNode used = offline(patient);
    WebAnswer rotated = refresh(used);
    assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
    WebAnswer revoked =
        tokens
            .browser()
            .post(
                "/oauth2/revoke",
                Map.of("token", takenBack.path("refresh_token").asText()),
                Tokens.credentials("confidential-app"));
    assertThat(revoked.status()).isEqualTo(200);

    tokens = new Tokens(tokens.server().again(), tokens.keys(), tokens.appsPort());

    String path = "Patient/" + patient.getIdPart();
    assertThat(tokens.fhir(access(kept)).get(path).status()).isEqualTo(200);
    assertThat(tokens.fhir(access(rotated.json())).get(path).status()).isEqualTo(200);
    for (JsonNode over : List.of(takenBack, used)) {
      assertThat(tokens.fhir(access(over)).get(path).status()).isEqualTo(401);
      assertThat(refresh(over).json().at("/error").asText()).isEqualTo("invalid_grant");
    }
    WebAnswer refreshed = refresh(kept);
    assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
    assertThat(refreshed.json().path("patient").asText()).isEqualTo(patient.getIdPart());
    assertThat(tokens.fhir(access(refreshed.json())).get(path).status()).isEqualTo(200);
    assertThat(tokens.fhir(access(kept)).get(path).status()).isEqualTo(401);
  }

  private static String access(JsonNode granted) {
    return granted.path("access_token").asText();
  }

  private static JsonNode offline(Patient patient) {
    SmartRequest request =
        SmartRequest.of("confidential-app", "launch/patient", "patient/*.rs", "offline_access");
    return tokens.redeemed(request, tokens.code("clinician", patient.getIdPart(), request)).json();
  }

  private static WebAnswer refresh(JsonNode granted) {
    return tokens
        .browser()
        .post(
            "/oauth2/token",
            Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                granted.path("refresh_token").asText()),
            Tokens.credentials("confidential-app"));
  }

  @Test
  void itIsTheCertificateThatWasSet() {
    FhirHttp stranger = new FhirHttp(TestCertificate.none(), tokens.base());
    assertThatThrownBy(() -> stranger.get("metadata"))
        .hasCauseInstanceOf(SSLHandshakeException.class);
  }
}
