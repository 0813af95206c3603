package org.chemosign.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that are written beside their place and moved there, each in one step, when all are whole.
 * Existing files stay as they are unless overwriting was asked for.
 */
final class StagedFiles implements AutoCloseable {

  private final boolean overwrite;
  private final Map<Path, Path> staged = new LinkedHashMap<>();

  StagedFiles(boolean overwrite) {
    this.overwrite = overwrite;
  }

  /** A new, empty file to write what is to become the target. */
  Path stage(Path target) throws IOException {
    refuseExisting(target);
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    Path temporary = Files.createFile(target.resolveSibling(name));
    staged.put(target, temporary);
    return temporary;
  }

  /** Moves every file to its place. */
  void commit() throws IOException {
    for (Path target : staged.keySet()) {
      refuseExisting(target);
    }
    for (Map.Entry<Path, Path> file : staged.entrySet()) {
      Files.move(
          file.getValue(),
          file.getKey(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    staged.clear();
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    for (Path temporary : staged.values()) {
      Files.deleteIfExists(temporary);
    }
    staged.clear();
  }

  private void refuseExisting(Path target) {
    if (!overwrite && Files.exists(target)) {
      throw new CommandException(target + " exists already (--overwrite replaces it)");
    }
  }
}
