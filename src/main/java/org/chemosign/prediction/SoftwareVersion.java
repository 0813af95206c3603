package org.chemosign.prediction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this software, as the build recorded it. */
public final class SoftwareVersion {

  private static final String RESOURCE = "/org/chemosign/version.properties";

  private SoftwareVersion() {}

  /**
   * The version, such as {@code 0.1.0}.
   *
   * @throws IllegalStateException when the build has not recorded it
   */
  public static String current() {
    Properties properties = new Properties();
    try (InputStream in = SoftwareVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version", "");
    if (version.isBlank() || version.startsWith("@")) {
      throw new IllegalStateException(RESOURCE + " holds no version; the build has to fill it in");
    }
    return version;
  }
}
