package org.chemosign.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Keys of the clients of a run: made anew, never stored. */
public final class TestKeys {

  private static final int RSA_BITS = 2048;
  private static final long MINUTES_4 = 240;

  private final RSAKey rsa;
  private final ECKey ec;
  private final PublishedKeys published = PublishedKeys.start();

  TestKeys() {
    try {
      rsa = new RSAKeyGenerator(RSA_BITS).keyID("rsa-1").keyUse(KeyUse.SIGNATURE).generate();
      ec = new ECKeyGenerator(Curve.P_384).keyID("ec-1").keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The keys of the clients that have them at an address. */
  PublishedKeys published() {
    return published;
  }

  /** Puts the public keys into a text with {@code $RSA}, {@code $EC} and {@code $KEYS}. */
  String into(String accounts) {
    return accounts
        .replace("$RSA", new JWKSet(rsa.toPublicJWK()).toString())
        .replace("$EC", new JWKSet(ec.toPublicJWK()).toString())
        .replace("$KEYS", published.address());
  }

  /** The header of a good assertion. */
  public JWSHeader.Builder header(boolean elliptic) {
    return elliptic
        ? new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(ec.getKeyID())
        : new JWSHeader.Builder(JWSAlgorithm.RS384).keyID(rsa.getKeyID());
  }

  /** The claims of a good assertion of a client for a token endpoint. */
  public JWTClaimsSet.Builder claims(String client, String tokenEndpoint) {
    return new JWTClaimsSet.Builder()
        .issuer(client)
        .subject(client)
        .audience(tokenEndpoint)
        .jwtID(UUID.randomUUID().toString())
        .claim("exp", Instant.now().getEpochSecond() + MINUTES_4);
  }

  /** A signed assertion. */
  public String sign(JWSHeader header, JWTClaimsSet claims) {
    return sign(header, claims, header.getAlgorithm().equals(JWSAlgorithm.ES384) ? ec : rsa);
  }

  /** An assertion signed with any key. */
  public String sign(JWSHeader header, JWTClaimsSet claims, JWK key) {
    try {
      SignedJWT jwt = new SignedJWT(header, claims);
      JWSSigner signer =
          key instanceof ECKey curve ? new ECDSASigner(curve) : new RSASSASigner(key.toRSAKey());
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A good assertion. */
  public String assertion(String client, String tokenEndpoint, boolean elliptic) {
    return sign(header(elliptic).build(), claims(client, tokenEndpoint).build());
  }

  /** The secret that makes a client's form good. */
  Map<String, String> form(String client, String tokenEndpoint, boolean elliptic) {
    return Map.of(
        "client_assertion_type",
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion",
        assertion(client, tokenEndpoint, elliptic));
  }
}
