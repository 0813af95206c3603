package org.chemosign.guide;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.hl7.fhir.utilities.npm.NpmPackageIndexBuilder;

/**
 * The guide as an npm-style FHIR package: manifest, profiles and terminology in {@code package},
 * valid examples in {@code package/example}, an index in each. The build runs it; equal sources
 * give equal bytes.
 */
public final class GuidePackage {

  private static final String MANIFEST = "fhir-profiles/package.json";

  private final Path project;

  private GuidePackage(Path project) {
    this.project = project;
  }

  /**
   * Writes the package.
   *
   * @param arguments folder of the project, folder to write into
   */
  public static void main(String... arguments) throws IOException {
    new GuidePackage(Path.of(arguments[0])).write(Path.of(arguments[1]));
  }

  /** Writes {@code name-version.tgz}, both as the manifest has them, and returns where. */
  static Path write(Path project, Path folder) throws IOException {
    return new GuidePackage(project).write(folder);
  }

  private Path write(Path folder) throws IOException {
    Map<?, ?> manifest =
        new ObjectMapper().readValue(Files.readAllBytes(project.resolve(MANIFEST)), Map.class);
    Path file = folder.resolve(manifest.get("name") + "-" + manifest.get("version") + ".tgz");
    Files.createDirectories(folder);
    try (OutputStream out = Files.newOutputStream(file);
        GzipCompressorOutputStream zipped = new GzipCompressorOutputStream(out);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(zipped)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      add(tar, "package/package.json", Files.readAllBytes(project.resolve(MANIFEST)));
      addAll(tar, "package/", published());
      addAll(tar, "package/example/", examples());
    }
    return file;
  }

  private static void addAll(TarArchiveOutputStream tar, String folder, Map<String, byte[]> files)
      throws IOException {
    NpmPackageIndexBuilder index = new NpmPackageIndexBuilder();
    index.start(null);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      index.seeFile(file.getKey(), file.getValue());
      add(tar, folder + file.getKey(), file.getValue());
    }
    add(tar, folder + ".index.json", index.build().getBytes(StandardCharsets.UTF_8));
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private Map<String, byte[]> published() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String folder : new String[] {"fhir-profiles", "terminology"}) {
      for (String name : Files.readAllLines(project.resolve(folder).resolve("index.txt"))) {
        files.put(name, Files.readAllBytes(project.resolve(folder).resolve(name)));
      }
    }
    return files;
  }

  private Map<String, byte[]> examples() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> valid = Files.list(project.resolve("fhir-profiles/examples/valid"))) {
      valid.forEach(file -> files.put(file.getFileName().toString(), read(file)));
    }
    return files;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
