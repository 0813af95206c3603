package org.chemosign.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pack as it lies in its folder: the signature, and the files it was read from, which a new
 * version is made of.
 */
public final class StoredPack {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Comparator<PackFiles> HIGHEST_FIRST =
      Comparator.<PackFiles, int[]>comparing(
              files -> numbers(files.card().card().version()), Arrays::compare)
          .reversed();

  private final Signature signature;
  private final PackFiles files;
  private final byte[] card;

  private StoredPack(PackSource source) {
    this.files = PackFiles.read(source);
    this.signature = PackReader.read(files);
    this.card = source.read(PackSource.CARD);
  }

  /**
   * The pack in a folder.
   *
   * @throws SignaturePackException at its first fault
   */
  public static StoredPack at(Path folder) {
    return new StoredPack(PackSource.folder(folder));
  }

  /**
   * A pack of bytes in memory.
   *
   * @param name name of the pack, for messages
   * @param files its files by name, {@code card.json} among them
   * @throws SignaturePackException at its first fault
   */
  public static StoredPack of(String name, SortedMap<String, byte[]> files) {
    return new StoredPack(PackSource.of(name, files));
  }

  /**
   * A laboratory's own or shipped pack by {@code id|version}, or by {@code id} in its highest
   * version, whether it may be used or not.
   *
   * @throws SignaturePackException when there is none, or at the first fault of any pack
   */
  public static StoredPack named(String canonical, CatalogSettings settings) {
    List<PackSource> sources = new ArrayList<>();
    settings.directory().map(PackSource::in).ifPresent(sources::addAll);
    sources.addAll(PackSource.shipped());
    Map<PackFiles, PackSource> found = new TreeMap<>(HIGHEST_FIRST);
    for (PackSource source : sources) {
      PackFiles files = PackFiles.read(source);
      SignatureCard card = files.card().card();
      if (card.canonical().equals(canonical) || card.id().equals(canonical)) {
        found.putIfAbsent(files, source);
      }
    }
    return found.values().stream()
        .findFirst()
        .map(StoredPack::new)
        .orElseThrow(
            () ->
                new SignaturePackException(
                    "there is no signature " + SignaturePackException.quoted(canonical)));
  }

  /** The signature. */
  public Signature signature() {
    return signature;
  }

  /** The version after this one: the next minor one. */
  public String nextVersion() {
    int[] version = numbers(signature.card().version());
    return version[0] + "." + (version[1] + 1) + ".0";
  }

  /**
   * A new version of the pack, sealed, in which a cohort is the reference of its specimen type, in
   * place of the one there was or after the others. It has to be released.
   *
   * @param cohort the cohort, made with this pack's signature
   * @param version the new version, {@code major.minor.patch}; higher than that of this pack
   * @throws SignaturePackException when the version is not higher
   */
  public SortedMap<String, byte[]> withReference(ReferenceCohort cohort, String version) {
    requireHigher(version);
    ObjectNode next = card();
    next.put("version", version);
    next.put("releaseRequired", true);
    boolean replaced = putReference(next.withArray("/references"), cohort);
    next.put("provenance", signature.card().provenance() + note(cohort, replaced));
    SortedMap<String, byte[]> sealed = new TreeMap<>(files.files());
    sealed.put(DomainTable.FILE, DomainTable.bytes(signature.genes(), columns(cohort)));
    return SignaturePackWriter.seal(next, sealed);
  }

  private void requireHigher(String version) {
    String own = signature.card().version();
    if (!version.matches(CardReader.VERSION)
        || Arrays.compare(numbers(version), numbers(own)) <= 0) {
      throw new SignaturePackException(
          "the version "
              + SignaturePackException.quoted(version)
              + " is not major.minor.patch above "
              + own);
    }
  }

  private ObjectNode card() {
    try {
      return (ObjectNode) JSON.readTree(new String(card, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a card that was read is JSON", e);
    }
  }

  private static boolean putReference(ArrayNode references, ReferenceCohort cohort) {
    for (int i = 0; i < references.size(); i++) {
      if (references.get(i).path("specimenType").asText().equals(cohort.type().code())) {
        references.set(i, cohort.cardEntry());
        return true;
      }
    }
    references.add(cohort.cardEntry());
    return false;
  }

  private String note(ReferenceCohort cohort, boolean replaced) {
    return " Of "
        + signature.card().canonical()
        + " (SHA-256 "
        + signature.card().sha256()
        + ") with the reference "
        + cohort.type().code()
        + (replaced ? " replaced" : " added")
        + ": "
        + cohort.cohort()
        + ", n = "
        + cohort.size()
        + ".";
  }

  private Map<SpecimenType, double[]> columns(ReferenceCohort cohort) {
    Map<SpecimenType, double[]> columns = new EnumMap<>(SpecimenType.class);
    if (files.has(DomainTable.FILE)) {
      columns.putAll(DomainTable.read(files.table(DomainTable.FILE)).means());
    }
    columns.put(cohort.type(), cohort.means());
    return columns;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
