package org.chemosign.security.smart;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chemosign.security.access.Caller;
import org.chemosign.security.access.Role;
import org.chemosign.security.access.SmartScope;
import org.chemosign.security.smart.SecuritySettings.ClaimNames;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Makes of a verified token the caller. Scopes and roles that are not known are left out: they
 * grant nothing here.
 */
final class CallerMapping implements Converter<Jwt, CallerAuthentication> {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final Pattern PERSON =
      Pattern.compile(
          "(Practitioner|PractitionerRole|RelatedPerson|Person|Patient)/[A-Za-z0-9.-]{1,64}");

  private final ClaimNames names;
  private final String fhirBase;

  /** By identity: the same token comes as the same object while it is remembered. */
  private final Cache<Jwt, CallerAuthentication> known =
      Caffeine.newBuilder().weakKeys().expireAfterWrite(KEPT).build();

  CallerMapping(ClaimNames names, String fhirBase) {
    this.names = names;
    this.fhirBase = fhirBase;
  }

  @Override
  public CallerAuthentication convert(Jwt token) {
    return known.get(token, this::map);
  }

  private CallerAuthentication map(Jwt token) {
    Map<String, Object> claims = token.getClaims();
    String client = text(claims, "client_id").or(() -> text(claims, "azp")).orElse("");
    return new CallerAuthentication(
        new Caller(
            Optional.ofNullable(token.getSubject()).orElse(client),
            client,
            text(claims, names.fhirUser()).flatMap(this::person),
            text(claims, names.patient()).filter(LOGICAL_ID.asMatchPredicate()),
            claim(claims, names.patients()).map(value -> Set.copyOf(words(value))),
            roles(claims),
            scopes(claims),
            Optional.ofNullable(token.getId()).orElse("")));
  }

  private List<SmartScope> scopes(Map<String, Object> claims) {
    return claim(claims, "scope").or(() -> claim(claims, "scp")).stream()
        .flatMap(value -> words(value).stream())
        .flatMap(word -> SmartScope.parse(word).stream())
        .toList();
  }

  private Set<Role> roles(Map<String, Object> claims) {
    return claim(claims, names.roles()).stream()
        .flatMap(value -> words(value).stream())
        .flatMap(code -> Role.of(code).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A reference to a person of this server: relative, or below its base. */
  private Optional<String> person(String reference) {
    String relative =
        reference.startsWith(fhirBase + "/")
            ? reference.substring(fhirBase.length() + 1)
            : reference;
    return Optional.of(relative).filter(PERSON.asMatchPredicate());
  }

  private static Optional<String> text(Map<String, Object> claims, String name) {
    return claim(claims, name).filter(String.class::isInstance).map(String.class::cast);
  }

  /** The claim of a name, in which dots lead into objects. */
  private static Optional<Object> claim(Map<?, ?> claims, String name) {
    if (claims.containsKey(name)) {
      return Optional.ofNullable(claims.get(name));
    }
    int dot = name.indexOf('.');
    return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? claim(inner, name.substring(dot + 1))
        : Optional.empty();
  }

  private static List<String> words(Object value) {
    return value instanceof Collection<?> many
        ? many.stream().map(String::valueOf).toList()
        : Stream.of(String.valueOf(value).split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
