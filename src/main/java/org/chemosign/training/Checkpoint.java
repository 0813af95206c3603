package org.chemosign.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finished parts of a run in a directory, one small file each, bound to data and plan by a hash. A
 * part of another run is not used and not overwritten by accident: it lies under another name.
 */
final class Checkpoint {

  private final Optional<Path> directory;
  private final String run;

  /**
   * @param directory where parts lie; empty to keep nothing
   * @param run hash of data and plan
   */
  Checkpoint(Optional<Path> directory, String run) {
    this.directory = directory;
    this.run = run;
  }

  /**
   * A finished part.
   *
   * @throws TrainingDataException when its file is there but is not whole
   */
  Optional<FoldResult> find(String part) {
    Optional<Path> file = directory.map(d -> file(d, part)).filter(Files::exists);
    return file.map(Checkpoint::read);
  }

  /** Keeps a finished part; the file appears whole or not at all. */
  void keep(String part, FoldResult result) {
    if (directory.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(result.candidate()).append('\n');
    text.append(result.score()).append('\n').append(result.trainingMean()).append('\n');
    text.append(result.predictions().length).append('\n');
    for (double prediction : result.predictions()) {
      text.append(prediction).append('\n');
    }
    Path file = file(directory.get(), part);
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(directory.get());
      Files.writeString(temporary, text);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new TrainingDataException(file + ": the checkpoint cannot be written", e);
    }
  }

  private Path file(Path in, String part) {
    return in.resolve(run.substring(0, 16) + "-" + part + ".txt");
  }

  private static FoldResult read(Path file) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
      int length = Integer.parseInt(lines.get(3));
      if (lines.size() != length + 4) {
        throw new TrainingDataException(file + ": the checkpoint is not whole");
      }
      return new FoldResult(
          Integer.parseInt(lines.get(0)),
          Double.parseDouble(lines.get(1)),
          Double.parseDouble(lines.get(2)),
          lines.stream().skip(4).mapToDouble(Double::parseDouble).toArray());
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new TrainingDataException(file + ": the checkpoint cannot be read", e);
    }
  }
}
