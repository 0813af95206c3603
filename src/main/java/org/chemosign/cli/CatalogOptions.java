package org.chemosign.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.chemosign.signature.CatalogSettings;
import org.chemosign.signature.SignatureCatalog;
import picocli.CommandLine.Option;

/** Which signatures a command works with. */
final class CatalogOptions {

  @Option(
      names = "--signature-dir",
      paramLabel = "DIR",
      description = "Directory of additional signature packs.")
  private Path directory;

  @Option(
      names = "--research-use",
      description = "Enable signatures licensed for not-for-profit research only (PurIST, PAMG).")
  private boolean researchUse;

  SignatureCatalog load() {
    return SignatureCatalog.load(new CatalogSettings(Optional.ofNullable(directory), researchUse));
  }
}
