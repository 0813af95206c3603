package org.chemosign.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chemosign.server.ServeCommand.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The server of docker-compose.yml starts by the start rules, and only where its site is named. */
class ComposeFileTest {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):[-?]([^}]*)}");
  private static final Map<String, String> SITE =
      Map.of(
          "CHEMOSIGN_ISSUER", "https://login.example/realms/hospital",
          "CHEMOSIGN_BASE_URL", "https://fhir.example/fhir");

  private final Map<?, ?> server = service("server");

  private static Map<?, ?> service(String name) {
    try {
      String text = Files.readString(Path.of("docker-compose.yml"));
      Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return (Map<?, ?>) ((Map<?, ?>) file.get("services")).get(name);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What Compose makes of a text, where only these variables are set. */
  private static String filledIn(String text, Map<String, String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group(2))));
  }

  private void start(Map<String, String> variables) {
    List<String> command =
        ((List<?>) server.get("command")).stream().map(Object::toString).toList();
    assertThat(command.get(0)).isEqualTo("serve");
    Map<String, Object> properties =
        ServeCommand.parse(
            command.stream().skip(1).map(o -> filledIn(o, variables)).toArray(String[]::new));
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("command", properties));
    PropertySourcesPropertyResolver settings = new PropertySourcesPropertyResolver(sources);
    ListeningAddress listening = ListeningAddress.of(settings);
    assertThat(listening.isLoopback()).isFalse();
    StartRules.of(settings).check(listening);
  }

  @Test
  void itStartsWhereIssuerAndAddressAreNamed() {
    assertThatCode(() -> start(SITE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHEMOSIGN_ISSUER", "CHEMOSIGN_BASE_URL"})
  void itRefusesToStartWithoutOneOfThem(String missing) {
    Map<String, String> site = new HashMap<>(SITE);
    site.remove(missing);
    assertThatThrownBy(() -> start(site)).isInstanceOf(UsageException.class);
  }

  @Test
  void itHasNoMoreRightsThanItNeeds() {
    assertThat(server.get("read_only")).isEqualTo(true);
    assertThat(server.get("cap_drop")).isEqualTo(List.of("ALL"));
    assertThat(server.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
    assertThat(server.get("privileged")).isNull();
    assertThat(server.get("user")).as("the user of the image").isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"server", "database", "keycloak"})
  void onlyThisHostReachesIt(String name) {
    assertThat((List<?>) service(name).get("ports"))
        .isNotEmpty()
        .allMatch(port -> port.toString().startsWith("127.0.0.1:"));
  }

  @Test
  void keycloakIsTheOneThatIsTestedWithTheRealmAndWithoutADefaultPassword() throws IOException {
    Map<?, ?> keycloak = service("keycloak");
    String version = keycloak.get("image").toString().replaceFirst(".*:", "");
    assertThat(Files.readString(Path.of(".ci", "run")))
        .contains("keycloak-quarkus-dist:" + version + ":zip");
    assertThat(((Map<?, ?>) keycloak.get("environment")).get("KC_BOOTSTRAP_ADMIN_PASSWORD"))
        .isEqualTo("${CHEMOSIGN_KEYCLOAK_PASSWORD:-}");
    List<String> mounted =
        ((List<?>) keycloak.get("volumes"))
            .stream()
                .map(Object::toString)
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.substring(2, volume.indexOf(':')))
                .toList();
    assertThat(mounted)
        .containsExactly(
            "src/docker/keycloak/chemosign-realm.json", "target/chemosign-keycloak.jar");
    assertThat(Path.of(mounted.get(0))).isRegularFile();
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("${project.build.directory}/chemosign-keycloak.jar");
    String realm = Files.readString(Path.of(mounted.get(0)));
    assertThat(realm).contains("${CHEMOSIGN_BASE_URL}").doesNotContain("\"secret\"", "\"users\"");
  }
}
