package org.chemosign.security.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.chemosign.security.PrivateFile;

/**
 * A file of acts that are on their way into the chain. Each is one line: CRC-32 of the rest in hex,
 * number within the file, content, a tab, details. It belongs to one process, which holds its lock;
 * that of a process which died is read by the next. A last line that is torn was never answered.
 */
final class AuditJournal implements AutoCloseable {

  private static final String PREFIX = "audit-journal-";
  private static final String SUFFIX = ".log";
  private static final int CRC_LENGTH = 8;

  /** Files that this process has open: closing them once more would end their locks. */
  private static final Set<Path> MINE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final boolean toDisk;
  private long number;

  /**
   * An act of a journal.
   *
   * @param number its place there, from 1
   * @param act the act
   * @param content its content as text
   * @param details its details as text, with their salt
   */
  record Entry(long number, Act act, String content, String details) {

    /** A new entry; the salt keeps the digest of its details from being guessed. */
    static Entry of(long number, Act act) {
      return new Entry(number, act, ActText.content(act), ActText.details(act, Salt.next()));
    }
  }

  private AuditJournal(Path file, FileChannel channel, boolean toDisk) {
    this.file = file;
    this.channel = channel;
    this.toDisk = toDisk;
  }

  /**
   * A new journal in a folder.
   *
   * @param toDisk whether a line has to be on the disk, and not with the operating system only
   */
  static AuditJournal create(Path folder, boolean toDisk) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.toRealPath().resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    MINE.add(file);
    PrivateFile.create(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND);
    if (channel.tryLock() == null) {
      throw new IOException("a new journal is locked");
    }
    return new AuditJournal(file, channel, toDisk);
  }

  /** The journals of a folder that no living process holds; each is locked now. */
  static List<AuditJournal> left(Path folder) throws IOException {
    List<AuditJournal> journals = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return journals;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder.toRealPath(), PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        if (!MINE.contains(file)) {
          taken(file).ifPresent(journals::add);
        }
      }
    }
    return journals;
  }

  private static Optional<AuditJournal> taken(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND);
    if (channel.tryLock() == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new AuditJournal(file, channel, false));
  }

  /** What this journal is called in the database. */
  String name() {
    String full = file.getFileName().toString();
    return full.substring(PREFIX.length(), full.length() - SUFFIX.length());
  }

  /** Writes acts down, all or none. */
  List<Entry> write(List<Act> acts) throws IOException {
    List<Entry> entries = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    for (Act act : acts) {
      Entry entry = Entry.of(number + entries.size() + 1, act);
      entries.add(entry);
      lines.append(line(entry));
    }
    long before = channel.size();
    try {
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      channel.truncate(before);
      throw e;
    }
    number += entries.size();
    return entries;
  }

  /** Bytes in the file. */
  long size() throws IOException {
    return channel.size();
  }

  /** Has what was written on the disk, where that is asked for. */
  void settle() throws IOException {
    if (toDisk) {
      channel.force(false);
    }
  }

  private static String line(Entry entry) {
    String rest = entry.number() + " " + entry.content() + "\t" + entry.details();
    return crc(rest) + rest + "\n";
  }

  private static String crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return HexFormat.of().toHexDigits(crc.getValue(), CRC_LENGTH);
  }

  /**
   * What a journal holds.
   *
   * @param entries acts of lines that are whole, in order
   * @param damaged whether a line is not whole that is not the torn end
   */
  record Contents(List<Entry> entries, boolean damaged) {}

  /**
   * The acts after a number.
   *
   * @param after the last one that is not wanted
   */
  Contents read(long after) throws IOException {
    List<Entry> entries = new ArrayList<>();
    boolean damaged = false;
    for (String line : new String(Files.readAllBytes(file), UTF_8).split("(?<=\n)")) {
      Optional<Entry> entry = entry(line);
      damaged |= entry.isEmpty() && line.endsWith("\n");
      entry.filter(e -> e.number() > after).ifPresent(entries::add);
    }
    return new Contents(entries, damaged);
  }

  private static Optional<Entry> entry(String line) {
    int blank = line.indexOf(' ');
    int tab = line.indexOf('\t');
    if (!line.endsWith("\n") || blank < CRC_LENGTH || tab < blank) {
      return Optional.empty();
    }
    String rest = line.substring(CRC_LENGTH, line.length() - 1);
    if (!crc(rest).equals(line.substring(0, CRC_LENGTH))) {
      return Optional.empty();
    }
    String content = line.substring(blank + 1, tab);
    String details = line.substring(tab + 1, line.length() - 1);
    long number = Long.parseLong(line.substring(CRC_LENGTH, blank));
    Act act = ActText.read(content, Optional.of(details));
    return Optional.of(new Entry(number, act, content, details));
  }

  /** Takes out what was written; the numbers go on. */
  void empty() throws IOException {
    channel.truncate(0);
  }

  /** Ends it and takes the file away. */
  void delete() throws IOException {
    Files.delete(file);
    close();
  }

  /** Ends it and keeps the file for people to look at. */
  Path setAside() throws IOException {
    Path aside = Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
    close();
    return aside;
  }

  /** Ends it and leaves the file. */
  @Override
  public void close() throws IOException {
    channel.close();
    MINE.remove(file);
  }
}
