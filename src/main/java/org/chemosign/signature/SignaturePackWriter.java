package org.chemosign.signature;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes signature packs: adds the hashes to a card and lays its files down, the card last. */
public final class SignaturePackWriter {

  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build()
          .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private SignaturePackWriter() {}

  /**
   * The files of a pack, {@code card.json} among them, by name. The same card and files give the
   * same bytes.
   *
   * @param card all fields of the card but {@code files} and {@code sha256}; not changed
   * @param files the other files by name
   */
  public static SortedMap<String, byte[]> seal(ObjectNode card, Map<String, byte[]> files) {
    SortedMap<String, byte[]> sorted = new TreeMap<>(files);
    ObjectNode sealed = card.deepCopy();
    ObjectNode hashes = sealed.putObject("files");
    sorted.forEach((name, bytes) -> hashes.put(name, PackSeal.of(bytes)));
    sealed.put("sha256", PackSeal.OPEN);
    sealed.put("sha256", PackSeal.of(json(sealed), PackSeal.OPEN, sorted));
    SortedMap<String, byte[]> pack = new TreeMap<>(sorted);
    pack.put(PackSource.CARD, json(sealed).getBytes(StandardCharsets.UTF_8));
    return pack;
  }

  /**
   * Writes a sealed pack into a folder, over files of the same names.
   *
   * @throws SignaturePackException when a file cannot be written
   */
  public static void write(Path folder, SortedMap<String, byte[]> pack) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : pack.entrySet()) {
        if (!file.getKey().equals(PackSource.CARD)) {
          Files.write(folder.resolve(file.getKey()), file.getValue());
        }
      }
      Files.write(folder.resolve(PackSource.CARD), pack.get(PackSource.CARD));
    } catch (IOException e) {
      throw new SignaturePackException(
          folder.getFileName().toString(), PackSource.CARD, "the pack cannot be written");
    }
  }

  /** A JSON object as packs write it, with a line end. */
  static String json(ObjectNode card) {
    try {
      return JSON.writeValueAsString(card) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can be written", e);
    }
  }
}
