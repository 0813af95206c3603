package org.chemosign.signature;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who released or retired a pack, when and why: {@code release.json} beside the pack. It is no part
 * of the pack's hash, since it is written after the pack; it names the hash, so that it cannot be
 * laid beside another pack. The last entry is the status.
 *
 * @param pack SHA-256 (hex) of the pack, as on its card
 * @param history all changes of status, oldest first; at least one, each later in the life than the
 *     one before
 */
public record ReleaseRecord(String pack, List<Entry> history) {

  /** Name of the record's file beside a pack. */
  public static final String FILE = "release.json";

  private static final int LONGEST = 1000;

  /**
   * A change of status.
   *
   * @param status the new status
   * @param by name of the person or the process that answers for it, not blank
   * @param at when
   * @param reason why, in a sentence; may be empty
   */
  public record Entry(ReleaseStatus status, String by, Instant at, String reason) {

    public Entry {
      if (by.isBlank() || by.length() > LONGEST || reason.length() > LONGEST) {
        throw new IllegalArgumentException(
            "a change of status needs a name; name and reason have at most 1000 characters");
      }
    }
  }

  public ReleaseRecord {
    history = List.copyOf(history);
    if (history.isEmpty()) {
      throw new IllegalArgumentException("a release record has at least one entry");
    }
    for (int i = 1; i < history.size(); i++) {
      if (!history.get(i - 1).status().mayBecome(history.get(i).status())) {
        throw new IllegalArgumentException(
            history.get(i).status().code()
                + " cannot follow "
                + history.get(i - 1).status().code());
      }
    }
  }

  /** The first record of a pack. */
  public static ReleaseRecord first(SignatureCard card, Entry entry) {
    return new ReleaseRecord(card.sha256(), List.of(entry));
  }

  /** The status that counts. */
  public ReleaseStatus status() {
    return last().status();
  }

  /** The entry that counts. */
  public Entry last() {
    return history.get(history.size() - 1);
  }

  /**
   * This record with one more entry.
   *
   * @throws IllegalArgumentException when the entry's status does not come after the last one
   */
  public ReleaseRecord append(Entry entry) {
    List<Entry> longer = new ArrayList<>(history);
    longer.add(entry);
    return new ReleaseRecord(pack, longer);
  }

  /**
   * The record beside the pack in a folder; empty when there is none.
   *
   * @throws SignaturePackException when it is not what a record is, or is of another pack
   */
  public static Optional<ReleaseRecord> read(Path folder) {
    PackSource source = PackSource.folder(folder);
    return read(source, CardReader.of(source).card());
  }

  /** The record of a pack whose card has been read. */
  static Optional<ReleaseRecord> read(PackSource source, SignatureCard card) {
    Optional<ReleaseRecord> record =
        source.readIfThere(FILE).map(bytes -> parse(source.name(), bytes));
    record.ifPresent(found -> found.requirePack(source.name(), card));
    return record;
  }

  /**
   * A record of the bytes of its file.
   *
   * @param name name of the pack, for messages
   * @throws SignaturePackException when they are not a record
   */
  public static ReleaseRecord parse(String name, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    StrictObject json = StrictObject.parse(new StrictObject.Document(name, FILE), text);
    List<Entry> history = new ArrayList<>();
    for (StrictObject entry : json.objects("history")) {
      history.add(entry(entry));
    }
    String pack = json.text("pack");
    json.finish();
    try {
      return new ReleaseRecord(pack, history);
    } catch (IllegalArgumentException e) {
      throw json.fault(e.getMessage());
    }
  }

  private static Entry entry(StrictObject json) {
    ReleaseStatus status = json.coded("status", ReleaseStatus::fromCode);
    String by = json.text("by");
    String at = json.text("at");
    String reason = json.has("reason") ? json.anyText("reason") : "";
    json.finish();
    try {
      return new Entry(status, by, Instant.parse(at), reason);
    } catch (DateTimeException e) {
      throw json.fault("at", "is not an instant such as 2026-05-01T09:30:00Z");
    } catch (IllegalArgumentException e) {
      throw json.fault(e.getMessage());
    }
  }

  void requirePack(String name, SignatureCard card) {
    if (!pack.equals(card.sha256())) {
      throw new SignaturePackException(
          name, FILE, "it is of the pack " + pack + ", this one is " + card.sha256());
    }
  }

  /** The bytes of {@code release.json}. */
  public byte[] bytes() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("pack", pack);
    ArrayNode entries = json.putArray("history");
    for (Entry entry : history) {
      entries
          .addObject()
          .put("status", entry.status().code())
          .put("by", entry.by())
          .put("at", entry.at().toString())
          .put("reason", entry.reason());
    }
    return SignaturePackWriter.json(json).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes the record beside its pack: under another name first, on disk, then moved in one step,
   * so that a reader sees the old record or the new one and never half of it.
   *
   * @throws SignaturePackException when it cannot be written
   */
  public void write(Path folder) {
    Path staged = folder.resolve("." + FILE + ".new");
    try {
      Files.write(staged, bytes());
      try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          staged,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SignaturePackException(
          folder.getFileName().toString(), FILE, "the record cannot be written");
    }
  }
}
