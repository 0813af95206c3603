package org.chemosign.expression;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Loads the gene table from the class path: a JSON file that records version, source, licence and
 * hash, and the table it names beside it. Nothing is used unless its hash is the recorded one.
 */
final class GeneTableLoader {

  private GeneTableLoader() {}

  static GeneTable load(String sidecar) {
    String json = new String(resource(sidecar), StandardCharsets.UTF_8);
    String directory = sidecar.substring(0, sidecar.lastIndexOf('/') + 1);
    return load(json, resource(directory + text(json, "file")));
  }

  /**
   * Makes a table.
   *
   * @param sidecar the JSON record
   * @param packed the table, gzip
   * @throws IllegalStateException when the hash differs or the table is damaged
   */
  static GeneTable load(String sidecar, byte[] packed) {
    String recorded = text(sidecar, "sha256");
    String found = Sha256.of(packed);
    if (!found.equals(recorded)) {
      throw new IllegalStateException(
          "gene table: SHA-256 is " + found + ", recorded is " + recorded);
    }
    String licence = text(sidecar, "licence") + " (" + text(sidecar, "attribution") + ")";
    GeneTableOrigin origin =
        new GeneTableOrigin(text(sidecar, "version"), text(sidecar, "source"), licence, found);
    GeneTableRows.Counts counts =
        new GeneTableRows.Counts(
            number(sidecar, "genes"), number(sidecar, "aliases"), number(sidecar, "ensemblIds"));
    byte[] table = unpack(packed, number(sidecar, "bytesDecompressed"));
    return new GeneTable(origin, new GeneTableRows(table, counts));
  }

  private static byte[] unpack(byte[] packed, int size) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16)) {
      return in.readNBytes(size);
    } catch (IOException e) {
      throw new IllegalStateException("gene table: cannot be decompressed", e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = GeneTableLoader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("gene table: " + name + " is missing from the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("gene table: " + name + " cannot be read", e);
    }
  }

  /** A string field of the flat JSON record. */
  private static String text(String json, String field) {
    return match(json, "\"" + field + "\"\\s*:\\s*\"([^\"\\\\]*)\"", field);
  }

  private static int number(String json, String field) {
    return Integer.parseInt(match(json, "\"" + field + "\"\\s*:\\s*(\\d{1,9})\\b", field));
  }

  private static String match(String json, String pattern, String field) {
    Matcher matcher = Pattern.compile(pattern).matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("gene table: its record has no field " + field);
    }
    return matcher.group(1);
  }
}
