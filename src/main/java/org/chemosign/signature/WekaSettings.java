package org.chemosign.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Makes Weka behave like a library. Left alone it writes a folder into the user's home, looks for
 * native algebra, which differs from machine to machine, and complains of not finding it. Its home
 * becomes a temporary directory that goes when the process ends; no package is loaded; nothing asks
 * the network.
 */
public final class WekaSettings {

  private static final String HOME = "WEKA_HOME";
  private static final Logger NETLIB = Logger.getLogger("com.github.fommil");

  private WekaSettings() {}

  /** Has to run before any class of Weka is loaded; later calls change nothing. */
  public static synchronized void apply() {
    if (System.getProperty(HOME) != null) {
      return;
    }
    System.setProperty(HOME, temporaryHome().toString());
    System.setProperty("weka.packageManager.offline", "true");
    System.setProperty("weka.packageManager.loadPackages", "false");
    System.setProperty("weka.core.loadPackages", "false");
    System.setProperty("java.awt.headless", "true");
    for (String library : List.of("BLAS", "LAPACK", "ARPACK")) {
      System.setProperty(
          "com.github.fommil.netlib." + library, "com.github.fommil.netlib.F2j" + library);
    }
    NETLIB.setLevel(Level.SEVERE);
  }

  private static Path temporaryHome() {
    try {
      Path home = Files.createTempDirectory("chemosign-weka-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path home) {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      Logger.getLogger(WekaSettings.class.getName())
          .log(Level.WARNING, "temporary files of Weka stay in " + home, e);
    }
  }
}
