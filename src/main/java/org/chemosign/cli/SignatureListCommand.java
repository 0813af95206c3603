package org.chemosign.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.chemosign.report.SpreadsheetGuard;
import org.chemosign.signature.CataloguedSignature;
import org.chemosign.signature.Drug;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints a tab-separated table of the signatures, active or not. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the signatures that are known, and which of them are active.")
final class SignatureListCommand implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of("id", "version", "kind", "predicts", "genes", "evidence", "licence", "state");

  private final Console console;

  @Mixin private CatalogOptions catalog;

  SignatureListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    SignatureCatalog signatures = catalog.load();
    List<String> active = signatures.active().stream().map(s -> s.card().canonical()).toList();
    console.out().println(String.join("\t", COLUMNS));
    for (CataloguedSignature entry : signatures.entries()) {
      boolean used = active.contains(entry.signature().card().canonical());
      String state = used ? "active" : idle(signatures, entry);
      console.out().println(String.join("\t", row(entry, state)));
    }
    return CommandLineInterface.DONE;
  }

  /** Why a signature is not used unasked. */
  private static String idle(SignatureCatalog signatures, CataloguedSignature entry) {
    if (entry.status() != ReleaseStatus.ACTIVE) {
      return entry.status().code();
    }
    return signatures.allows(entry.signature()) ? "only when named" : "off (research use)";
  }

  private static List<String> row(CataloguedSignature entry, String state) {
    SignatureCard card = entry.signature().card();
    return List.of(
        card.id(),
        card.version(),
        card.kind().code(),
        SpreadsheetGuard.cell(card.drug().map(Drug::code).or(card::phenotype).orElse("")),
        Integer.toString(card.genes()),
        card.evidence().code(),
        SpreadsheetGuard.cell(card.licence()),
        state);
  }
}
