package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens that were changed, forged or sent in the wrong place: threat 2. */
@ExtendWith(SecureServer.class)
class TokenTamperingIT {

  private final Tokens tokens;

  TokenTamperingIT(Tokens tokens) {
    this.tokens = tokens;
  }

  @Test
  void threat02NoForgedTokenIsGood() throws Exception {
    String good = tokens.user("clinician", "secure-p1", "launch/patient", "patient/*.rs");
    assertThat(tokens.fhir(good).get("Patient/secure-p1").status()).isEqualTo(200);
    String[] parts = good.split("\\.");
    SignedJWT token = SignedJWT.parse(good);
    JWTClaimsSet claims = token.getJWTClaimsSet();
    String payload =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("secure-p1", "secure-p2");
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("none", encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
    bad.put("edited", parts[0] + "." + encoded(payload) + "." + parts[2]);
    bad.put("truncated", good.substring(0, good.length() - 20));
    bad.put("unsigned", parts[0] + "." + parts[1] + ".");
    JWSHeader header = token.getHeader();
    var stranger = new RSAKeyGenerator(2048).keyID(header.getKeyID()).generate();
    bad.put("other key", tokens.keys().sign(header, claims, stranger));
    bad.put("public key as secret", signedWithPublicKey(claims));
    bad.put("garbage", "x");
    bad.forEach(
        (what, forged) ->
            assertThat(tokens.fhir(forged).get("Patient/secure-p1").status())
                .as(what)
                .isEqualTo(401));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String signedWithPublicKey(JWTClaimsSet claims) throws Exception {
    JWKSet keys = JWKSet.parse(tokens.browser().get("/oauth2/jwks").body());
    SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    forged.sign(new MACSigner(keys.getKeys().get(0).toRSAKey().toPublicKey().getEncoded()));
    return forged.serialize();
  }

  @Test
  void threat02IdentityTokensAreNoAccessTokens() {
    SmartRequest request = SmartRequest.of("public-app", "openid", "fhirUser", "user/*.rs");
    WebAnswer granted = tokens.redeemed(request, tokens.code("clinician", "", request));
    String identity = granted.json().at("/id_token").asText();
    assertThat(identity).isNotEmpty();
    assertThat(tokens.fhir(identity).get("Patient/secure-p1").status()).isEqualTo(401);
  }

  @Test
  void threat02TokensInTheAddressOrTheBodyAreNotRead() {
    String token = tokens.system("backend", "system/Patient.rs");
    assertThat(tokens.anonymous().get("Patient/secure-p1?access_token=" + token).status())
        .isEqualTo(401);
    assertThat(
            tokens.browser().post("/fhir/Patient/_search", Map.of("access_token", token)).status())
        .isEqualTo(401);
    for (String scheme : List.of("Basic ", "Token ", "")) {
      assertThat(
              tokens.anonymous().get("Patient/secure-p1", "Authorization", scheme + token).status())
          .isEqualTo(401);
    }
  }
}
