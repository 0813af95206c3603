package org.chemosign.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The profiles and terminology that ship with the product, read from the class path. Immutable. */
public final class ProfilePackage {

  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");
  private static final String MANIFEST = "fhir-profiles/package.json";

  private final String version;
  private final String sha256;
  private final List<String> files;

  private ProfilePackage() {
    files =
        Stream.of("fhir-profiles", "terminology")
            .flatMap(folder -> index(folder).map(name -> folder + "/" + name))
            .sorted()
            .toList();
    Matcher matcher = VERSION.matcher(new String(read(MANIFEST), StandardCharsets.UTF_8));
    if (!matcher.find()) {
      throw new IllegalStateException(MANIFEST + " states no version");
    }
    version = matcher.group(1);
    sha256 = digest(Stream.concat(Stream.of(MANIFEST), files.stream()).toList());
  }

  /** The package that ships with the product, read at the first call. */
  public static ProfilePackage bundled() {
    return Bundled.PACKAGE;
  }

  /** Version of the package, as its manifest states it. */
  public String version() {
    return version;
  }

  /** SHA-256 (hex) over manifest and files: each one's name, a zero byte, its content. */
  public String sha256() {
    return sha256;
  }

  /** Class path names of the package's resources, sorted; each is one FHIR resource in JSON. */
  public List<String> files() {
    return files;
  }

  /** The content of one of {@link #files()}. */
  public byte[] read(String file) {
    try (InputStream in = ProfilePackage.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<String> index(String folder) {
    String index = new String(read(folder + "/index.txt"), StandardCharsets.UTF_8);
    return index.lines().map(String::strip).filter(line -> !line.isEmpty());
  }

  private String digest(List<String> names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : names) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(read(name));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Bundled {
    private static final ProfilePackage PACKAGE = new ProfilePackage();
  }
}
