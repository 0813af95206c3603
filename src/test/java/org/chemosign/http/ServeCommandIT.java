package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A start that fails: its exit code and its one line on standard error. */
class ServeCommandIT {

  private static final int BAD_USAGE = 2;
  private static final int FAILED = 1;

  @TempDir private Path folder;

  /** How a process ended. */
  private record Ended(int code, String out, String err) {}

  @ParameterizedTest(name = "serve {0}")
  @CsvSource({
    "--colour=red, --colour",
    "--port=http, http",
    "--port=70000, 70000",
    "--port, --port needs a value",
    "8080, 8080",
    "--address=0.0.0.0, 0.0.0.0",
    "--address=::, ::",
    "--address=192.0.2.7, 192.0.2.7",
    "--address=no.such.host.invalid, no.such.host.invalid"
  })
  void badUsageIsToldInOneLine(String option, String culprit) throws Exception {
    assertOneLine(serve(Map.of(), option), BAD_USAGE, culprit);
  }

  @ParameterizedTest(name = "SERVER_ADDRESS={0}")
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", ""})
  void anAddressFromTheEnvironmentIsRefusedAsWell(String address) throws Exception {
    assertOneLine(serve(Map.of("SERVER_ADDRESS", address)), BAD_USAGE, "refusing to listen on");
  }

  @ParameterizedTest(name = "serve --address=0.0.0.0 {0}: {1}")
  @CsvSource({
    "--security=external, needs --issuer=URL",
    "--security=external --issuer=https://login.example, there is no TLS",
    "--security=external --issuer=https://login.example --tls-proxy=true, set --base-url"
  })
  void offLoopbackNothingMayBeLeftOut(String options, String culprit) throws Exception {
    String[] all = ("--address=0.0.0.0 " + options).split(" ");
    assertOneLine(serve(Map.of(), all), BAD_USAGE, culprit);
  }

  @Test
  void aCertificateDoesNotDoWithoutAnHttpsAddress() throws Exception {
    assertOneLine(
        serve(
            TestCertificate.make(folder).environment(),
            "--address=0.0.0.0",
            "--security=external",
            "--issuer=https://login.example",
            "--base-url=http://fhir.example/fhir"),
        BAD_USAGE,
        "--base-url http://fhir.example/fhir is not https");
  }

  @Test
  void aKeyStoreThatCannotBeOpenedStopsTheStart() throws Exception {
    Map<String, String> environment = new HashMap<>(TestCertificate.make(folder).environment());
    environment.put("SERVER_SSL_KEY_STORE_PASSWORD", "another");
    assertOneLine(serve(environment), FAILED, "password");
  }

  @Test
  void aBrokenSignaturePackStopsTheStart() throws Exception {
    Path pack = Files.createDirectories(folder.resolve("packs/broken"));
    Files.writeString(pack.resolve("card.json"), "{\"id\": \"broken\"}");
    assertOneLine(serve(Map.of(), "--signature-dir=" + pack.getParent()), FAILED, "broken");
  }

  @Test
  void aSignatureDirectoryThatIsNotThereStopsTheStart() throws Exception {
    assertOneLine(
        serve(Map.of(), "--signature-dir=" + folder.resolve("nowhere")), FAILED, "nowhere");
  }

  @Test
  void aPortInUseStopsTheStart() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertOneLine(serve(Map.of(), "--port=" + port), FAILED, port);
    }
  }

  @Test
  void anUnknownSettingStopsTheStart() throws Exception {
    Path file = Files.writeString(folder.resolve("application.properties"), "chemosign.color=x\n");
    Map<String, String> environment =
        Map.of("SPRING_CONFIG_ADDITIONAL_LOCATION", file.toUri().toString());
    assertOneLine(serve(environment), FAILED, "chemosign.color");
  }

  @Test
  void aDatabaseThatDoesNotAnswerStopsTheStart() throws Exception {
    String url = "jdbc:postgresql://127.0.0.1:" + ServerProcess.freePort() + "/none";
    assertOneLine(serve(Map.of(), "--database-url=" + url), FAILED, "127.0.0.1");
  }

  private static void assertOneLine(Ended ended, int code, String culprit) {
    assertThat(ended.err().lines().toList()).as(ended.err()).hasSize(1);
    assertThat(ended.err()).startsWith("chemosign: ").contains(culprit).hasSizeLessThan(500);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.code()).isEqualTo(code);
  }

  private Ended serve(Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(ServerProcess.java());
    command.addAll(List.of("serve", "--port=0", "--data-dir=" + folder.resolve("data")));
    command.addAll(List.of(options));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the server did not end:\n" + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
