package org.chemosign.security.smart.issuer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chemosign.security.smart.account.Accounts;
import org.chemosign.security.smart.account.ClientAccount;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Verifies client assertions with the keys of the client, RS384 or ES384 as SMART has it. */
final class AssertionDecoders implements JwtDecoderFactory<RegisteredClient> {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);
  private static final int PATIENCE_MS = 5_000;
  private static final int LARGEST = 1 << 18;

  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
  private final Accounts accounts;
  private final String tokenEndpoint;
  private final JdbcOperations database;

  AssertionDecoders(Accounts accounts, String tokenEndpoint, JdbcOperations database) {
    this.accounts = accounts;
    this.tokenEndpoint = tokenEndpoint;
    this.database = database;
  }

  @Override
  public JwtDecoder createDecoder(RegisteredClient client) {
    return decoders.computeIfAbsent(
        client.getClientId(), id -> decoder(accounts.client(id).orElseThrow()));
  }

  private JwtDecoder decoder(ClientAccount client) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(client)));
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(new AssertionRules(client, tokenEndpoint, database));
    return decoder;
  }

  private static JWKSource<SecurityContext> keys(ClientAccount client) {
    return client
        .keySet()
        .<JWKSource<SecurityContext>>map(ImmutableJWKSet::new)
        .orElseGet(() -> remote(client.jwksUri()));
  }

  private static JWKSource<SecurityContext> remote(String address) {
    try {
      return JWKSourceBuilder.create(URI.create(address).toURL(), new NamedAddress()).build();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gets keys from the address that the accounts file names, and from nowhere it points to. */
  private static final class NamedAddress extends DefaultResourceRetriever {

    NamedAddress() {
      super(PATIENCE_MS, PATIENCE_MS, LARGEST);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL address) throws IOException {
      HttpURLConnection connection = super.openHTTPConnection(address);
      connection.setInstanceFollowRedirects(false);
      return connection;
    }
  }
}
