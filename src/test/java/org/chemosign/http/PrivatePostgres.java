package org.chemosign.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL cluster of a test's own, on a free loopback port, gone when closed. */
public final class PrivatePostgres implements AutoCloseable {

  public static final String USER = "chemosign";

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  private final Path programs;
  private final Path home;
  private final int port;

  private PrivatePostgres(Path programs, Path home, int port) {
    this.programs = programs;
    this.home = home;
    this.port = port;
  }

  /** The folder of initdb of the newest version installed. */
  public static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(bin -> Integer.valueOf(name(bin.getParent()))));
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString().replaceAll("\\D.*", "");
  }

  /** Makes and starts a cluster. */
  public static PrivatePostgres start(Path programs) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("chemosign-postgres");
    PrivatePostgres postgres = new PrivatePostgres(programs, home, ServerProcess.freePort());
    if (isRoot()) {
      run(List.of("chown", "postgres", home.toString()));
    }
    postgres.program(
        "initdb", "-D", postgres.data(), "-A", "trust", "-U", USER, "-N", "-E", "UTF8");
    String options =
        "-p " + postgres.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + home;
    postgres.program(
        "pg_ctl", "-D", postgres.data(), "-l", home + "/log", "-w", "-o", options, "start");
    return postgres;
  }

  /** JDBC URL without a user. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private String data() {
    return home.resolve("data").toString();
  }

  private void program(String name, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  /** PostgreSQL refuses to run as root. */
  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("chemosign-postgres", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(new java.io.File("/"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " failed:\n" + Files.readString(log));
    }
    Files.delete(log);
  }

  @Override
  public void close() throws IOException {
    try {
      program("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
