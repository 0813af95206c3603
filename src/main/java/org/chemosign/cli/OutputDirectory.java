package org.chemosign.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Results in a directory: a file an input, or a file a sample where the format asks for it. All
 * files of a run appear together at its end; a run that fails leaves none.
 */
final class OutputDirectory implements ResultSink {

  private static final int LONGEST_NAME = 120;

  private final Path directory;
  private final OutputFormat format;
  private final String header;
  private final StagedFiles staged;
  private final Set<Path> taken = new HashSet<>();
  private Path input;
  private Writer current;

  OutputDirectory(Path directory, OutputFormat format, String header, boolean overwrite) {
    this.directory = directory;
    this.format = format;
    this.header = header;
    this.staged = new StagedFiles(overwrite);
  }

  @Override
  public void startInput(Path next) throws IOException {
    finish();
    input = next;
    if (!format.filePerSample()) {
      open(stem(next));
    }
  }

  @Override
  public void accept(String sample, String text) throws IOException {
    if (format.filePerSample()) {
      open(stem(input) + "." + safe(sample));
    }
    current.write(text);
  }

  @Override
  public void commit() throws IOException {
    finish();
    staged.commit();
  }

  @Override
  public void close() throws IOException {
    finish();
    staged.close();
  }

  private void open(String name) throws IOException {
    finish();
    Path target = directory.resolve(name + format.suffix());
    for (int copy = 2; !taken.add(folded(target)); copy++) {
      target = directory.resolve(name + "-" + copy + format.suffix());
    }
    Files.createDirectories(directory);
    current = Files.newBufferedWriter(staged.stage(target), StandardCharsets.UTF_8);
    current.write(header);
  }

  /** Names that differ in case only would be one file on some systems. */
  private static Path folded(Path target) {
    return target.resolveSibling(target.getFileName().toString().toLowerCase(Locale.ROOT));
  }

  private void finish() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  /** Name of an input without {@code .gz} and the extension before it. */
  private static String stem(Path input) {
    return safe(InputName.stem(input));
  }

  private static String safe(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceFirst("^[.-]", "_");
    return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
  }
}
