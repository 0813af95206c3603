package org.chemosign.signature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * All signatures: those that ship with the product and those of a laboratory's directory, each with
 * the record of its release. Immutable and thread-safe; {@link #with} makes another catalog.
 *
 * <p>What is used when a request names no signature is {@link #active}: of every phenotype
 * signature the highest version, and for every drug one signature, a laboratory's own before a
 * shipped one. Drafts and retired signatures are listed and can be found, and are never active; nor
 * is a signature for not-for-profit research unless research use is switched on.
 */
public final class SignatureCatalog {

  private static final Comparator<Signature> HIGHEST_VERSION_FIRST =
      Comparator.comparing(SignatureCatalog::version, Arrays::compare).reversed();

  private final List<CataloguedSignature> entries;
  private final List<Signature> all;
  private final List<Signature> active;
  private final boolean researchUse;

  private SignatureCatalog(List<CataloguedSignature> entries, boolean researchUse) {
    this.entries = List.copyOf(entries);
    this.all = entries.stream().map(CataloguedSignature::signature).toList();
    this.researchUse = researchUse;
    this.active = choose();
  }

  /**
   * Reads all packs.
   *
   * @throws SignaturePackException at the first fault of any pack
   */
  public static SignatureCatalog load(CatalogSettings settings) {
    return load(settings, false);
  }

  /**
   * Reads all packs and runs their golden samples.
   *
   * @throws SignaturePackException at the first fault of any pack, such as a golden score that is
   *     not met
   */
  public static SignatureCatalog verify(CatalogSettings settings) {
    return load(settings, true);
  }

  private static SignatureCatalog load(CatalogSettings settings, boolean golden) {
    List<PackSource> sources = new ArrayList<>();
    settings.directory().map(PackSource::in).ifPresent(sources::addAll);
    sources.addAll(PackSource.shipped());
    List<CataloguedSignature> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (PackSource source : sources) {
      PackFiles files = PackFiles.read(source);
      Signature signature = PackReader.read(files);
      String canonical = signature.card().canonical();
      if (!seen.add(canonical)) {
        throw files.fault("another pack is " + canonical + " already");
      }
      if (golden) {
        GoldenSamples.of(files).ifPresent(samples -> samples.check(signature));
      }
      entries.add(new CataloguedSignature(signature, ReleaseRecord.read(source, signature.card())));
    }
    return new SignatureCatalog(entries, settings.researchUse());
  }

  /**
   * Reads one pack from its folder.
   *
   * @throws SignaturePackException at its first fault
   */
  public static Signature read(Path folder) {
    return PackReader.read(PackSource.folder(folder));
  }

  /**
   * Reads one pack of bytes in memory, by the same checks. A pack with a serialised model is
   * refused: such a model is read only from the directory that the operator has chosen.
   *
   * @param name name of the pack, for messages
   * @param files its files by name, {@code card.json} among them
   * @throws SignaturePackException at its first fault
   */
  public static Signature read(String name, SortedMap<String, byte[]> files) {
    return PackReader.read(PackSource.of(name, files));
  }

  /** A catalog of signatures in order of preference, none of them with a record of release. */
  public static SignatureCatalog of(List<Signature> signatures, boolean researchUse) {
    return new SignatureCatalog(
        signatures.stream().map(CataloguedSignature::new).toList(), researchUse);
  }

  /**
   * This catalog with more signatures before the others. One that is there already, the same by
   * canonical and hash, is replaced, so that it has the new record of release.
   *
   * @throws SignaturePackException when another pack of the same identifier and version is there
   */
  public SignatureCatalog with(List<CataloguedSignature> more) {
    List<CataloguedSignature> longer = new ArrayList<>(more);
    for (CataloguedSignature entry : entries) {
      SignatureCard card = entry.signature().card();
      Optional<SignatureCard> same =
          more.stream()
              .map(other -> other.signature().card())
              .filter(other -> other.canonical().equals(card.canonical()))
              .findFirst();
      if (same.isPresent() && !same.get().sha256().equals(card.sha256())) {
        throw new SignaturePackException("another pack is " + card.canonical() + " already");
      }
      if (same.isEmpty()) {
        longer.add(entry);
      }
    }
    return new SignatureCatalog(longer, researchUse);
  }

  /**
   * The signatures used when none is named: one a drug in the order of {@link Drug}, then
   * phenotypes.
   */
  public List<Signature> active() {
    return active;
  }

  /** All signatures, a laboratory's own first, whether they may be used or not. */
  public List<Signature> all() {
    return all;
  }

  /** All signatures with their records of release, in the same order. */
  public List<CataloguedSignature> entries() {
    return entries;
  }

  /** The active signature of a drug. */
  public Optional<Signature> active(Drug drug) {
    return active.stream().filter(s -> s.card().drug().equals(Optional.of(drug))).findFirst();
  }

  /**
   * A signature by {@code id|version}, or by {@code id} alone in its highest released version (its
   * highest version where none is released), whether it may be used or not.
   */
  public Optional<Signature> find(String canonical) {
    List<Signature> named =
        all.stream()
            .filter(s -> s.card().canonical().equals(canonical) || s.card().id().equals(canonical))
            .sorted(HIGHEST_VERSION_FIRST)
            .toList();
    return named.stream()
        .filter(signature -> status(signature) == ReleaseStatus.ACTIVE)
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  /** A signature of this catalog with its record of release. */
  public CataloguedSignature entry(Signature signature) {
    return entries.get(all.indexOf(signature));
  }

  /** Where a signature of this catalog stands in its life. */
  public ReleaseStatus status(Signature signature) {
    return entry(signature).status();
  }

  /** Whether the licence of a signature and the operator's settings allow its use. */
  public boolean allows(Signature signature) {
    return researchUse || !signature.card().researchUseOnly();
  }

  private boolean runs(Signature signature) {
    return allows(signature) && status(signature) == ReleaseStatus.ACTIVE;
  }

  private List<Signature> choose() {
    List<Signature> latest =
        all.stream().filter(this::runs).filter(this::isHighestVersionThatRuns).toList();
    List<Signature> chosen = new ArrayList<>();
    for (Drug drug : Drug.values()) {
      latest.stream()
          .filter(signature -> signature.card().drug().equals(Optional.of(drug)))
          .findFirst()
          .ifPresent(chosen::add);
    }
    latest.stream().filter(s -> s.card().phenotype().isPresent()).forEach(chosen::add);
    return List.copyOf(chosen);
  }

  private boolean isHighestVersionThatRuns(Signature signature) {
    return all.stream()
        .filter(this::runs)
        .filter(other -> other.card().id().equals(signature.card().id()))
        .min(HIGHEST_VERSION_FIRST)
        .orElseThrow()
        .equals(signature);
  }

  private static int[] version(Signature signature) {
    return Arrays.stream(signature.card().version().split("\\."))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
