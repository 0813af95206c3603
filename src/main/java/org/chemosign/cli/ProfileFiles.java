package org.chemosign.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.chemosign.expression.ExpressionFormatException;
import org.chemosign.expression.ExpressionMatrix;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionReader;
import org.chemosign.expression.ReadOptions;

/**
 * Reads expression files in the order given. Small files are read ahead on other threads; a large
 * one is read alone, when the one before it has been used, so that one large matrix at most is in
 * memory.
 */
final class ProfileFiles implements Iterator<ProfileFiles.ReadFile> {

  private static final long SMALL_BYTES = 1 << 20;

  /** A file and the profiles in it. */
  record ReadFile(Path path, List<ExpressionProfile> profiles) {}

  private final Deque<Path> files;
  private final ReadOptions options;
  private final ExecutorService threads;
  private final int ahead;
  private OrderedTasks<ReadFile> small = null;

  ProfileFiles(List<Path> files, ReadOptions options, ExecutorService threads, int ahead) {
    this.files = new ArrayDeque<>(files);
    this.options = options;
    this.threads = threads;
    this.ahead = ahead;
  }

  @Override
  public boolean hasNext() {
    return small != null && small.hasNext() || !files.isEmpty();
  }

  /**
   * The next file.
   *
   * @throws CommandException when it cannot be read or used; the message begins with its name
   */
  @Override
  public ReadFile next() {
    if (small == null || !small.hasNext()) {
      if (!isSmall(files.peek())) {
        return read(files.remove());
      }
      small = new OrderedTasks<>(threads, new SmallFiles(), ahead);
    }
    return small.next();
  }

  private static boolean isSmall(Path file) {
    try {
      return file != null && Files.size(file) <= SMALL_BYTES;
    } catch (IOException e) {
      return true;
    }
  }

  private ReadFile read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      ExpressionMatrix matrix = ExpressionReader.read(in, options);
      return new ReadFile(file, named(matrix.profiles(), file));
    } catch (ExpressionFormatException e) {
      throw new CommandException(file + ": " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new CommandException(file + ": no such file", e);
    } catch (FileSystemException e) {
      throw new CommandException(Complaint.of(e), e);
    } catch (UncheckedIOException e) {
      throw new CommandException(file + ": cannot be read: " + e.getCause().getMessage(), e);
    } catch (IOException e) {
      throw new CommandException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** A lone sample without a name is called after its file. */
  private static List<ExpressionProfile> named(List<ExpressionProfile> profiles, Path file) {
    boolean unnamed =
        profiles.size() == 1 && profiles.get(0).sample().equals(ExpressionReader.UNNAMED);
    return unnamed ? List.of(profiles.get(0).withSample(InputName.stem(file))) : profiles;
  }

  /** The run of small files at the head of what is left. */
  private final class SmallFiles implements Iterator<Callable<ReadFile>> {
    @Override
    public boolean hasNext() {
      return isSmall(files.peek());
    }

    @Override
    public Callable<ReadFile> next() {
      Path file = files.remove();
      return () -> read(file);
    }
  }
}
