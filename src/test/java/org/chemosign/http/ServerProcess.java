package org.chemosign.http;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** The real server: the packaged jar in a process of its own, on a free loopback port. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(600);
  private static final Queue<Path> LOGS = new ConcurrentLinkedQueue<>();

  private final ProcessBuilder start;
  private final Process process;
  private final String base;
  private final SSLContext tls;
  private final Path log;

  private ServerProcess(ProcessBuilder start, String base, SSLContext tls) throws IOException {
    this.start = start;
    this.log = Files.createTempFile("chemosign-server", ".log");
    LOGS.add(log);
    this.process = start.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    this.base = base;
    this.tls = tls;
  }

  /** What all servers of this suite have written so far, ended ones too. */
  static List<Path> logs() {
    return List.copyOf(LOGS);
  }

  /** Starts a server and waits until it is ready. */
  public static ServerProcess start(
      Path dataDir, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    return startAt(freePort(), dataDir, environment, options);
  }

  /** Starts a server on a port that something else has to know before. */
  static ServerProcess startAt(
      int port, Path dataDir, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    String base = "http://127.0.0.1:" + port + "/fhir";
    return run(command(java(), port, dataDir, options), environment, base, TestCertificate.none());
  }

  /** Starts a server that has a certificate, and is known by an https address. */
  static ServerProcess startTls(TestCertificate certificate, Path dataDir, String... options)
      throws IOException, InterruptedException {
    int port = freePort();
    String base = "https://127.0.0.1:" + port + "/fhir";
    List<String> command = command(java(), port, dataDir, options);
    command.add("--base-url=" + base);
    return run(command, certificate.environment(), base, certificate.trusting());
  }

  /** Starts another jar than the packaged one. */
  static ServerProcess startJar(Path jar, Path dataDir) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java());
    command.set(command.size() - 1, jar.toString());
    int port = freePort();
    String base = "http://127.0.0.1:" + port + "/fhir";
    return run(command(command, port, dataDir), Map.of(), base, TestCertificate.none());
  }

  private static List<String> command(
      List<String> java, int port, Path dataDir, String... options) {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("serve", "--port=" + port, "--data-dir=" + dataDir));
    command.addAll(List.of(options));
    return command;
  }

  private static ServerProcess run(
      List<String> command, Map<String, String> environment, String base, SSLContext tls)
      throws IOException, InterruptedException {
    ProcessBuilder start = new ProcessBuilder(command);
    start.environment().putAll(environment);
    return ready(new ServerProcess(start, base, tls));
  }

  private static ServerProcess ready(ServerProcess server)
      throws IOException, InterruptedException {
    server.awaitReady();
    return server;
  }

  /** The command that runs the packaged jar, without arguments for it. */
  public static List<String> java() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(
        java.toString(), "-Xmx1200m", "-XX:TieredStopAtLevel=1", "-jar", jar().toString());
  }

  /** The packaged jar. */
  static Path jar() {
    Path jar = Path.of(System.getProperty("chemosign.jar", "target/chemosign.jar"));
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " does not exist: run mvn verify");
    }
    return jar;
  }

  private void awaitReady() throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().sslContext(tls).build();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the server ended:\n" + Files.readString(log));
      }
      if (isReady(http)) {
        return;
      }
      Thread.sleep(200);
    }
    process.destroyForcibly();
    throw new IllegalStateException("the server was not ready in time:\n" + Files.readString(log));
  }

  private boolean isReady(HttpClient http) throws InterruptedException {
    try {
      HttpRequest metadata = HttpRequest.newBuilder(URI.create(base() + "/metadata")).build();
      return http.send(metadata, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** FHIR base URL. */
  public String base() {
    return base;
  }

  /** What its clients trust. */
  SSLContext tls() {
    return tls;
  }

  /** Everything the server has printed. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Kills it and starts it once more, as it was started, where it was. */
  ServerProcess again() throws IOException, InterruptedException {
    kill();
    return ready(new ServerProcess(start, base, tls));
  }

  /** Ends the process at once, as kill -9 does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
