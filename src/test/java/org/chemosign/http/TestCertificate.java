package org.chemosign.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate for 127.0.0.1, made by keytool for one test.
 *
 * @param keyStore where it is, with its key
 * @param password password of the key store
 */
record TestCertificate(Path keyStore, String password) {

  private static final String ALIAS = "server";

  /** Makes one in a folder. */
  static TestCertificate make(Path folder) throws IOException, InterruptedException {
    TestCertificate made =
        new TestCertificate(folder.resolve("key-store.p12"), UUID.randomUUID().toString());
    Process keytool =
        new ProcessBuilder(made.command())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    String said =
        new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool failed: " + said);
    }
    return made;
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1",
        "-validity",
        "2",
        "-storetype",
        "PKCS12",
        "-keystore",
        keyStore.toString(),
        "-storepass",
        password);
  }

  /** The settings that give it to a server. */
  Map<String, String> environment() {
    return Map.of(
        "SERVER_SSL_KEY_STORE",
        keyStore.toUri().toString(),
        "SERVER_SSL_KEY_STORE_PASSWORD",
        password,
        "SERVER_SSL_KEY_STORE_TYPE",
        "PKCS12");
  }

  /** What a client trusts that knows this certificate, and no other. */
  SSLContext trusting() throws IOException {
    try (InputStream stored = Files.newInputStream(keyStore)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(stored, password.toCharArray());
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a client trusts that knows none of ours. */
  static SSLContext none() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
