package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients whose keys are at an address of theirs: fetched, kept, fetched anew, and no further. */
@ExtendWith(SecureServer.class)
class PublishedKeysIT {

  private final Tokens tokens;
  private final TestKeys keys;

  PublishedKeysIT(Tokens tokens) {
    this.tokens = tokens;
    this.keys = tokens.keys();
  }

  private WebAnswer ask(String client, ECKey key) {
    return ask(client, key, header(key));
  }

  private static JWSHeader.Builder header(ECKey key) {
    return new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID());
  }

  private WebAnswer ask(String client, ECKey key, JWSHeader.Builder header) {
    String assertion =
        keys.sign(header.build(), keys.claims(client, tokens.tokenEndpoint()).build(), key);
    return tokens
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
  }

  private static void assertRefused(WebAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(401);
    assertThat(answer.json().at("/error").asText()).isEqualTo("invalid_client");
    assertThat(answer.body()).doesNotContain("127.0.0.1", "xception", "jwks");
  }

  @Test
  void aKeyIsFetchedOnceAndAnewWhenItIsRolledOver() {
    PublishedKeys published = keys.published();
    ECKey first = published.key();
    WebAnswer granted = ask("published-backend", first);
    assertThat(granted.status()).as(granted.body()).isEqualTo(200);
    String token = granted.json().at("/access_token").asText();
    assertThat(tokens.fhir(token).get("Patient/secure-p1").status()).isEqualTo(200);
    assertThat(ask("published-backend", first).status()).isEqualTo(200);
    assertThat(published.fetched()).isEqualTo(1);

    published.rollOver();
    assertThat(ask("published-backend", first).status()).isEqualTo(200);
    assertThat(published.fetched()).isEqualTo(1);
    assertThat(ask("published-backend", published.key()).status()).isEqualTo(200);
    assertThat(published.fetched()).isEqualTo(2);
    assertRefused(ask("published-backend", first));

    for (int attempt = 0; attempt < 10; attempt++) {
      JWSHeader.Builder guess = header(published.key()).keyID("guess-" + attempt);
      assertRefused(ask("published-backend", published.key(), guess));
    }
    assertThat(published.fetched()).isEqualTo(2);
    assertThat(ask("published-backend", published.key()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lost-backend", "moved-backend", "broken-backend", "huge-backend"})
  void withoutKeysNobodyIsLetIn(String client) throws IOException {
    int before = keys.published().fetched();
    assertRefused(ask(client, keys.published().key()));
    assertThat(keys.published().fetched()).isEqualTo(before);
    assertThat(tokens.server().log()).doesNotContain("\tat ", client);
  }

  @Test
  void anAddressInTheAssertionIsNotCalled() {
    ECKey key = keys.published().key();
    int before = keys.published().fetched();
    URI address = URI.create(keys.published().address() + "/jwks");
    assertRefused(ask("other-backend", key, header(key).jwkURL(address)));
    assertThat(keys.published().fetched()).isEqualTo(before);
  }
}
