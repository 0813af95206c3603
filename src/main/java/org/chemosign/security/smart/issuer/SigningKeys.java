package org.chemosign.security.smart.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.chemosign.security.PrivateFile;

/**
 * The keys that sign tokens: a JSON Web Key Set in a file that only the server's own account reads,
 * made at the first start. The first key signs, all verify, so that keys are changed by adding one
 * in front.
 */
final class SigningKeys {

  private static final int BITS = 3072;

  private SigningKeys() {}

  /** Reads the keys, or makes them when there is no file. */
  static JWKSet at(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        PrivateFile.create(file);
        Files.writeString(file, new JWKSet(generate()).toString(false));
      }
      JWKSet keys = JWKSet.parse(Files.readString(file));
      if (keys.isEmpty() || !keys.getKeys().get(0).isPrivate()) {
        throw new IllegalStateException(file + " holds no private key");
      }
      return keys;
    } catch (IOException | JOSEException e) {
      throw new IllegalStateException("signing keys in " + file + ": " + e.getClass().getName(), e);
    } catch (ParseException e) {
      throw new IllegalStateException(file + " is not a JSON Web Key Set");
    }
  }

  private static RSAKey generate() throws JOSEException {
    return new RSAKeyGenerator(BITS)
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.RS256)
        .keyIDFromThumbprint(true)
        .generate();
  }
}
