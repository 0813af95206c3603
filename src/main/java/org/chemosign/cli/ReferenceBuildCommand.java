package org.chemosign.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.signature.CatalogSettings;
import org.chemosign.signature.DomainLimits;
import org.chemosign.signature.ReferenceCohort;
import org.chemosign.signature.ReleaseRecord;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignaturePackWriter;
import org.chemosign.signature.SpecimenType;
import org.chemosign.signature.StoredPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a new version of a pack whose reference is a laboratory's own cohort; a draft. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Make a new version of a signature pack with your own cohort as the reference of one"
            + " specimen type. It is a draft until somebody releases it.")
final class ReferenceBuildCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--signature",
      required = true,
      paramLabel = "ID|DIR",
      description = "The signature: id, id|version, or the folder of its pack.")
  private String signature;

  @Option(
      names = "--signature-dir",
      paramLabel = "DIR",
      description = "Directory of additional signature packs, where an id is looked for first.")
  private Path directory;

  @Option(
      names = "--type",
      required = true,
      paramLabel = "TYPE",
      description = "Specimen type: primary, metastasis, xenograft, organoid, cell-culture.")
  private SpecimenType type;

  @Option(
      names = "--expression",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Expression profiles of the cohort, plain or gzip.")
  private List<Path> files;

  @Mixin private UnitOptions unit;

  @Option(
      names = "--samples",
      paramLabel = "FILE",
      description = "Names of the samples to take, one a line; all when absent.")
  private Path samples;

  @Option(
      names = "--cohort",
      required = true,
      paramLabel = "NAME",
      description = "Name of the cohort and its source, as reports will show it.")
  private String cohort;

  @Option(
      names = "--pack-version",
      paramLabel = "VERSION",
      description = "Version of the new pack; the next minor one when absent.")
  private String version;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the new pack; must not exist or be empty.")
  private Path out;

  ReferenceBuildCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    requireEmpty();
    StoredPack pack = pack();
    ReferenceCohort reference = ReferenceCohort.of(pack.signature(), profiles(), type, cohort);
    String next = version == null ? pack.nextVersion() : version;
    SortedMap<String, byte[]> built = pack.withReference(reference, next);
    SignaturePackWriter.write(out, built);
    SignatureCard card = SignatureCatalog.read(out).card();
    ReleaseRecord.Entry draft =
        new ReleaseRecord.Entry(
            ReleaseStatus.DRAFT,
            "chemosign reference build",
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            "reference " + type.code() + " of " + reference.size() + " samples");
    ReleaseRecord.first(card, draft).write(out);
    report(card, reference);
    return CommandLineInterface.DONE;
  }

  private void requireEmpty() throws IOException {
    if (Files.exists(out)) {
      try (Stream<Path> entries = Files.list(out)) {
        if (entries.findAny().isPresent()) {
          throw new CommandException(out + ": is not empty");
        }
      }
    }
  }

  private StoredPack pack() {
    boolean folder =
        !signature.contains("|") && Files.isRegularFile(Path.of(signature, "card.json"));
    return folder
        ? StoredPack.at(Path.of(signature))
        : StoredPack.named(signature, new CatalogSettings(Optional.ofNullable(directory), true));
  }

  private List<ExpressionProfile> profiles() throws IOException {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    List<ExpressionProfile> profiles = new ArrayList<>();
    try {
      new ProfileFiles(files, unit.readOptions(), pool, 1)
          .forEachRemaining(file -> profiles.addAll(file.profiles()));
    } finally {
      pool.shutdownNow();
    }
    return samples == null ? profiles : chosen(profiles);
  }

  private List<ExpressionProfile> chosen(List<ExpressionProfile> profiles) throws IOException {
    List<String> wanted =
        Files.readAllLines(samples, StandardCharsets.UTF_8).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    Set<String> known = new HashSet<>();
    profiles.forEach(profile -> known.add(profile.sample()));
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new CommandException(samples + ": no sample '" + name + "' in the expression files");
      }
    }
    return profiles.stream().filter(profile -> wanted.contains(profile.sample())).toList();
  }

  private void report(SignatureCard card, ReferenceCohort reference) {
    DomainLimits limits = reference.limits();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s\tdraft\tsha256 %s\treference %s\tn %d\tdistance median %.3f, warning above %.3f,"
                + " no call above %.3f%n",
            card.canonical(),
            card.sha256(),
            type.code(),
            reference.size(),
            limits.median(),
            limits.warnAbove(),
            limits.noCallAbove());
    console.err().println("chemosign: release it with: chemosign signature release " + out);
  }
}
