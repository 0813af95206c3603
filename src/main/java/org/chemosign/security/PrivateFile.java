package org.chemosign.security;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold secrets or who was whose patient. */
public final class PrivateFile {

  private PrivateFile() {}

  /**
   * Makes an empty file that its owner alone reads and writes, where the file system knows
   * permissions.
   *
   * @throws java.nio.file.FileAlreadyExistsException when it is there
   */
  public static Path create(Path file) throws IOException {
    return Files.createFile(file, permissions());
  }

  private static FileAttribute<?>[] permissions() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
