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

/** The real server: the packaged jar in a process of its own, on a free loopback port. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(600);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final Queue<Path> LOGS = new ConcurrentLinkedQueue<>();

  private final Process process;
  private final int port;
  private final Path log;

  private ServerProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** What all servers of this suite have written so far, ended ones too. */
  static List<Path> logs() {
    return List.copyOf(LOGS);
  }

  /** Starts a server and waits until it is ready. */
  public static ServerProcess start(
      Path dataDir, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    return start(java(), dataDir, environment, options);
  }

  /** Starts another jar than the packaged one. */
  static ServerProcess startJar(Path jar, Path dataDir) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java());
    command.set(command.size() - 1, jar.toString());
    return start(command, dataDir, Map.of());
  }

  private static ServerProcess start(
      List<String> java, Path dataDir, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    int port = freePort();
    Path log = Files.createTempFile("chemosign-server", ".log");
    LOGS.add(log);
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("serve", "--port=" + port, "--data-dir=" + dataDir));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    ServerProcess server = new ServerProcess(builder.start(), port, log);
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
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the server ended:\n" + Files.readString(log));
      }
      if (isReady()) {
        return;
      }
      Thread.sleep(200);
    }
    process.destroyForcibly();
    throw new IllegalStateException("the server was not ready in time:\n" + Files.readString(log));
  }

  private boolean isReady() throws InterruptedException {
    try {
      HttpRequest metadata = HttpRequest.newBuilder(URI.create(base() + "/metadata")).build();
      return HTTP.send(metadata, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** FHIR base URL. */
  public String base() {
    return "http://127.0.0.1:" + port + "/fhir";
  }

  /** Everything the server has printed. */
  public String log() throws IOException {
    return Files.readString(log);
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
