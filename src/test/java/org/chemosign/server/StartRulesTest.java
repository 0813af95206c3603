package org.chemosign.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chemosign.server.ServeCommand.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySourcesPropertyResolver;

/** Where the server may listen, by settings: everything that must be there, one left out a time. */
class StartRulesTest {

  private static PropertyResolver settings(String address, String words) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.address", address);
    for (String word : words.split(" ")) {
      String[] pair = word.split("=", 2);
      settings.put(pair[0].startsWith("server.") ? pair[0] : "chemosign." + pair[0], pair[1]);
    }
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("settings", settings));
    return new PropertySourcesPropertyResolver(sources);
  }

  private static void check(PropertyResolver settings) {
    StartRules.of(settings).check(ListeningAddress.of(settings));
  }

  @ParameterizedTest
  @CsvSource({
    "security.mode=open base-url=https://x/fhir server.ssl.key-store=k, security is not configured",
    "security.mode=embedded base-url=https://x/fhir server.ssl.key-store=k, needs --accounts=FILE",
    "security.mode=external base-url=https://x/fhir server.ssl.key-store=k, needs --issuer=URL",
    "security.mode=external security.issuer=http://x server.ssl.key-store=k, is not reached by https",
    "security.mode=embedded security.accounts=a base-url=https://x/fhir, there is no TLS",
    "security.mode=embedded security.accounts=a base-url=https://x/fhir server.ssl.key-store=k"
        + " server.ssl.enabled=false, there is no TLS",
    "security.mode=embedded security.accounts=a base-url=https://x/fhir server.ssl.key-store="
        + " , there is no TLS",
    "security.mode=embedded security.accounts=a security.tls-proxy=true, set --base-url",
    "security.mode=embedded security.accounts=a security.tls-proxy=true base-url=http://x/fhir,"
        + " is not https",
    "security.mode=embedded security.accounts=a server.ssl.key-store=k base-url=https://x/other,"
        + " ends in the path /fhir",
    "security.mode=closed, is open"
  })
  void offLoopbackNothingMayBeLeftOut(String words, String culprit) {
    PropertyResolver settings = settings("0.0.0.0", words);
    assertThatThrownBy(() -> check(settings))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(culprit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "security.mode=embedded security.accounts=a base-url=https://x/fhir server.ssl.key-store=k",
        "security.mode=embedded security.accounts=a base-url=https://x/fhir security.tls-proxy=true",
        "security.mode=external security.issuer=https://x base-url=https://x/r4"
            + " server.ssl.bundle=site",
        "security.mode=external security.issuer=https://x base-url=https://x/r4"
            + " server.ssl.certificate=c"
      })
  void withAllOfItTheServerMayListenAnywhere(String words) {
    assertThatCode(() -> check(settings("0.0.0.0", words))).doesNotThrowAnyException();
    assertThatCode(() -> check(settings("", words))).doesNotThrowAnyException();
  }
}
