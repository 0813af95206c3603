package org.chemosign.signature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All signatures: those that ship with the product and those of a laboratory's directory. Loaded
 * once; immutable and thread-safe.
 *
 * <p>What is used when a request names no signature is {@link #active}: of every phenotype
 * signature the highest version, and for every drug one signature, a laboratory's own before a
 * shipped one. A signature for not-for-profit research is never active unless research use is
 * switched on.
 */
public final class SignatureCatalog {

  private static final Comparator<Signature> HIGHEST_VERSION_FIRST =
      Comparator.comparing(SignatureCatalog::version, Arrays::compare).reversed();

  private final List<Signature> all;
  private final List<Signature> active;
  private final boolean researchUse;

  private SignatureCatalog(List<Signature> all, boolean researchUse) {
    this.all = List.copyOf(all);
    this.researchUse = researchUse;
    this.active = choose();
  }

  /**
   * Reads all packs.
   *
   * @throws SignaturePackException at the first fault of any pack
   */
  public static SignatureCatalog load(CatalogSettings settings) {
    List<PackSource> sources = new ArrayList<>();
    settings.directory().map(PackSource::in).ifPresent(sources::addAll);
    sources.addAll(PackSource.shipped());
    List<Signature> signatures = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (PackSource source : sources) {
      Signature signature = PackReader.read(source);
      String canonical = signature.card().canonical();
      if (!seen.add(canonical)) {
        throw new SignaturePackException(
            source.name(), PackSource.CARD, "another pack is " + canonical + " already");
      }
      signatures.add(signature);
    }
    return of(signatures, settings.researchUse());
  }

  /**
   * Reads one pack from its folder.
   *
   * @throws SignaturePackException at its first fault
   */
  public static Signature read(Path folder) {
    return PackReader.read(PackSource.folder(folder));
  }

  /** A catalog of signatures in order of preference. */
  public static SignatureCatalog of(List<Signature> signatures, boolean researchUse) {
    return new SignatureCatalog(signatures, researchUse);
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

  /** The active signature of a drug. */
  public Optional<Signature> active(Drug drug) {
    return active.stream().filter(s -> s.card().drug().equals(Optional.of(drug))).findFirst();
  }

  /**
   * A signature by {@code id|version}, or by {@code id} alone in its highest version, whether it
   * may be used or not.
   */
  public Optional<Signature> find(String canonical) {
    return all.stream()
        .filter(s -> s.card().canonical().equals(canonical) || s.card().id().equals(canonical))
        .min(HIGHEST_VERSION_FIRST);
  }

  /** Whether the licence of a signature and the operator's settings allow its use. */
  public boolean allows(Signature signature) {
    return researchUse || !signature.card().researchUseOnly();
  }

  private List<Signature> choose() {
    List<Signature> latest =
        all.stream().filter(this::allows).filter(this::isHighestAllowedVersion).toList();
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

  private boolean isHighestAllowedVersion(Signature signature) {
    return all.stream()
        .filter(this::allows)
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
