package org.chemosign.security.smart.account;

import static org.chemosign.security.smart.account.UserAccount.check;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chemosign.security.access.Role;
import org.chemosign.security.access.SmartScope;

/**
 * A registered app or system: public without a credential, confidential with a secret, or with keys
 * of its own, which systems need.
 *
 * @param id client id
 * @param name name on pages
 * @param secretHash bcrypt hash of its secret, if it has one
 * @param jwks its public keys inline, if it has keys
 * @param jwksUri where its public keys are, if they are not inline
 * @param redirectUris where users are sent back to
 * @param scopes the widest scopes that it may ask for
 * @param launchUrl where a launch from this server starts it
 * @param roles codes of roles of a system
 */
public record ClientAccount(
    String id,
    String name,
    String secretHash,
    Map<String, Object> jwks,
    String jwksUri,
    List<String> redirectUris,
    List<String> scopes,
    String launchUrl,
    List<String> roles) {

  /** Scopes that are no clinical ones. */
  public static final Set<String> WORDS =
      Set.of("openid", "fhirUser", "launch", "launch/patient", "offline_access", "online_access");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

  public ClientAccount {
    check(id != null && ID.matcher(id).matches(), "a client has no id of letters, digits and ._-");
    String who = "client " + id;
    check(name != null && !name.isBlank(), who + " has no name");
    long credentials = Stream.of(secretHash, jwks, jwksUri).filter(Objects::nonNull).count();
    check(credentials <= 1, who + " has more than one of secretHash, jwks, jwksUri");
    check(secretHash == null || PasswordHash.isStrong(secretHash), who + " has no bcrypt hash");
    redirectUris = List.copyOf(Objects.requireNonNullElse(redirectUris, List.of()));
    scopes = List.copyOf(Objects.requireNonNullElse(scopes, List.of()));
    roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
    check(
        redirectUris.stream().allMatch(ClientAccount::isSafe), who + " has an unsafe redirectUri");
    check(launchUrl == null || isSafe(launchUrl), who + " has an unsafe launchUrl");
    check(jwksUri == null || isSafe(jwksUri), who + " has an unsafe jwksUri");
    check(!scopes.isEmpty(), who + " has no scopes");
    for (String scope : scopes) {
      check(isScope(scope), who + " has scope " + scope + ", which is none");
    }
    for (String role : roles) {
      check(Role.of(role).isPresent(), who + " has unknown role " + role);
    }
    boolean system = scopes.stream().anyMatch(scope -> scope.startsWith("system/"));
    check(!system || jwks != null || jwksUri != null, who + " has system scopes and no keys");
    check(system || !redirectUris.isEmpty(), who + " has no redirectUris");
    check(jwks == null || !keys(jwks, who).isEmpty(), who + " has no keys in jwks");
  }

  private static boolean isScope(String scope) {
    return WORDS.contains(scope) || SmartScope.parse(scope).isPresent();
  }

  private static boolean isSafe(String address) {
    URI uri = URI.create(address);
    boolean plain =
        "http".equals(uri.getScheme())
            && uri.getHost() != null
            && LOOPBACK.matcher(uri.getHost()).matches();
    boolean secure = "https".equals(uri.getScheme()) && uri.getHost() != null;
    return (plain || secure) && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
  }

  private static JWKSet keys(Map<String, Object> jwks, String who) {
    try {
      JWKSet keys = JWKSet.parse(jwks);
      check(
          keys.getKeys().stream().noneMatch(key -> key.isPrivate() || key.toPublicJWK() == null),
          who + " has private or symmetric keys in jwks");
      return keys;
    } catch (ParseException e) {
      throw new AccountsException(who + " has unreadable jwks", e);
    }
  }

  /** Its public keys, where they are inline. */
  public Optional<JWKSet> keySet() {
    return Optional.ofNullable(jwks).map(keys -> keys(keys, "client " + id));
  }

  /** Whether it signs its requests for tokens with keys of its own. */
  public boolean hasKeys() {
    return jwks != null || jwksUri != null;
  }

  /** Whether it cannot keep a secret. */
  public boolean isPublic() {
    return secretHash == null && !hasKeys();
  }

  @Override
  public String toString() {
    return "ClientAccount[" + id + "]";
  }
}
