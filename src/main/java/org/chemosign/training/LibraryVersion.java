package org.chemosign.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Version of a library as its maker's build recorded it in the library itself. */
final class LibraryVersion {

  private LibraryVersion() {}

  /**
   * The version.
   *
   * @param artifact group and name, such as {@code org.hipparchus/hipparchus-core}
   */
  static String of(String artifact) {
    String resource = "/META-INF/maven/" + artifact + "/pom.properties";
    try (InputStream in = LibraryVersion.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the version of " + artifact + " is not on the class path");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
