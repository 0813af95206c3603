package org.chemosign.operation.release;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chemosign.operation.ClinicalRecord;
import org.chemosign.report.Canonicals;
import org.chemosign.signature.CataloguedSignature;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignaturePackException;
import org.hl7.fhir.r4.model.Library;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog as it is now: what ships, what lies in the laboratory's directory, and the signatures
 * whose packs are stored as Libraries, before the others. A look at the store is cheap when nothing
 * has changed: it asks for the Libraries that were written since the last one, with some seconds to
 * spare for transactions that were slower than others. Thread-safe.
 */
public final class LiveCatalog implements Supplier<SignatureCatalog> {

  private static final Logger LOG = LoggerFactory.getLogger(LiveCatalog.class);
  private static final int OVERLAP_SECONDS = 20;

  /** Released last, first. */
  private static final Comparator<CataloguedSignature> NEWEST_FIRST =
      Comparator.comparing(LiveCatalog::changed)
          .reversed()
          .thenComparing(entry -> entry.signature().card().canonical());

  private final SignatureCatalog base;
  private final ClinicalRecord record;
  private final Map<String, String> versions = new HashMap<>();
  private final Map<String, CataloguedSignature> stored = new HashMap<>();
  private Instant newest = Instant.EPOCH;
  private volatile SignatureCatalog current;

  /**
   * A catalog that has not looked at the store yet.
   *
   * @param base what ships and what lies in the directory
   */
  public LiveCatalog(SignatureCatalog base, ClinicalRecord record) {
    this.base = base;
    this.record = record;
    this.current = base;
  }

  @Override
  public SignatureCatalog get() {
    return current;
  }

  /** A stored signature, draft, active or retired, by {@code id|version}. */
  public Optional<CataloguedSignature> find(String canonical) {
    return get().find(canonical).map(signature -> get().entry(signature));
  }

  /** Looks at the store; a pack that is not right is told to the log and left out. */
  public synchronized void refresh() {
    boolean changed = false;
    for (Library library : changedLibraries()) {
      String id = library.getIdElement().getIdPart();
      String version = library.getMeta().getVersionId();
      Instant written = library.getMeta().getLastUpdated().toInstant();
      newest = written.isAfter(newest) ? written : newest;
      if (!version.equals(versions.put(id, version))) {
        changed |= take(id, library);
      }
    }
    if (changed) {
      current = base.with(stored.values().stream().sorted(NEWEST_FIRST).toList());
    }
  }

  private List<Library> changedLibraries() {
    String type = Canonicals.codeSystem("item") + "|signature";
    Instant since =
        newest.equals(Instant.EPOCH)
            ? newest
            : newest.minusSeconds(OVERLAP_SECONDS).truncatedTo(ChronoUnit.SECONDS);
    return record.search(Library.class, Map.of("type", type, "_lastUpdated", "ge" + since));
  }

  private boolean take(String id, Library library) {
    boolean known = stored.remove(id) != null;
    if (!LibraryPack.isCarriedBy(library)) {
      return known;
    }
    try {
      CataloguedSignature entry = LibraryPack.read(library);
      base.with(List.of(entry));
      stored.put(id, entry);
      return true;
    } catch (SignaturePackException e) {
      LOG.error("the pack of Library/{} is not used: {}", id, e.getMessage());
      return known;
    }
  }

  private static Instant changed(CataloguedSignature entry) {
    return entry.release().map(record -> record.last().at()).orElse(Instant.EPOCH);
  }
}
