package org.chemosign.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.prediction.UnknownSelectionException;
import org.chemosign.prediction.UnreleasedSignatureException;
import org.chemosign.report.ReportLanguage;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SpecimenType;
import org.chemosign.survival.ConfidenceType;
import org.chemosign.survival.TimeUnit;
import org.chemosign.synthetic.SyntheticFileFormat;
import org.chemosign.training.Criterion;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line of ChemoSign. Exit code 0 means done, 2 bad usage, 1 anything else; every
 * failure is one line on standard error, to which {@code --debug} adds the stack trace.
 */
public final class CommandLineInterface {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_USAGE = 2;

  private final Console console;

  CommandLineInterface(Console console) {
    this.console = console;
  }

  /**
   * Runs a command on the streams of this process and returns the exit code; does not end the
   * process.
   */
  public static int run(String... args) {
    return new CommandLineInterface(Console.system()).execute(args);
  }

  int execute(String... args) {
    CommandLine line = commandLine();
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      console.error(Complaint.of(e));
      return FAILED;
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  private CommandLine commandLine() {
    CommandLine line = new CommandLine(new ChemoSignCommand(console));
    line.addSubcommand(new PredictCommand(console));
    line.addSubcommand(new SynthesizeCommand(console));
    line.addSubcommand(signatureCommand());
    line.addSubcommand(referenceCommand());
    line.addSubcommand(auditCommand());
    line.addSubcommand(new ValidateCommand(console));
    line.addSubcommand(new ChemogramCommand(console));
    line.addSubcommand(new SynthesizePlatesCommand(console));
    line.addSubcommand(new DemoCommand(console));
    line.addSubcommand(new TrainCommand(console));
    line.addSubcommand(accountsCommand());
    line.addSubcommand(new ServeCommand());
    registerCodes(line);
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    line.setParameterExceptionHandler((problem, args) -> usage(problem, List.of(args)));
    line.setExecutionExceptionHandler((problem, command, parsed) -> failure(problem, parsed));
    return line;
  }

  private CommandLine signatureCommand() {
    return new CommandLine(new SignatureCommand())
        .addSubcommand(new SignatureListCommand(console))
        .addSubcommand(new SignatureImportCommand(console))
        .addSubcommand(new SignatureVerifyCommand(console))
        .addSubcommand(new SignatureReleaseCommand(console))
        .addSubcommand(new SignatureRetireCommand(console));
  }

  private CommandLine accountsCommand() {
    return new CommandLine(new AccountsCommand())
        .addSubcommand(new AccountsInitCommand(console))
        .addSubcommand(new AccountsHashPasswordCommand(console));
  }

  private CommandLine referenceCommand() {
    return new CommandLine(new ReferenceCommand())
        .addSubcommand(new ReferenceBuildCommand(console));
  }

  private CommandLine auditCommand() {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new AuditVerifyCommand(console))
        .addSubcommand(new AuditExportCommand(console));
  }

  private static void registerCodes(CommandLine line) {
    line.registerConverter(
        ExpressionUnit.class,
        coded("unit", List.of(ExpressionUnit.values()), ExpressionUnit::code));
    line.registerConverter(
        GeneIdentifierType.class,
        coded("gene identifier", List.of(GeneIdentifierType.values()), GeneIdentifierType::code));
    line.registerConverter(
        SpecimenType.class,
        coded("specimen type", List.of(SpecimenType.values()), SpecimenType::code));
    line.registerConverter(
        Criterion.class, coded("criterion", List.of(Criterion.values()), Criterion::code));
    line.registerConverter(Drug.class, coded("drug", List.of(Drug.values()), Drug::code));
    line.registerConverter(
        SyntheticFileFormat.class,
        coded("format", List.of(SyntheticFileFormat.values()), SyntheticFileFormat::code));
    line.registerConverter(
        ReportLanguage.class,
        coded("language", List.of(ReportLanguage.values()), ReportLanguage::code));
    line.registerConverter(
        ChemogramFormat.class,
        coded("format", List.of(ChemogramFormat.values()), ChemogramFormat::code));
    line.registerConverter(
        PlotFormat.class, coded("kind of plot", List.of(PlotFormat.values()), PlotFormat::code));
    line.registerConverter(
        OutputFormat.class, coded("format", List.of(OutputFormat.values()), OutputFormat::code));
    registerValidation(line);
  }

  private static void registerValidation(CommandLine line) {
    line.registerConverter(
        ValidationFormat.class,
        coded("format", List.of(ValidationFormat.values()), ValidationFormat::code));
    line.registerConverter(
        TimeUnit.class, coded("time unit", List.of(TimeUnit.values()), TimeUnit::code));
    line.registerConverter(
        ConfidenceType.class,
        coded("scale", List.of(ConfidenceType.values()), ConfidenceType::code));
  }

  private static <T> ITypeConverter<T> coded(String what, List<T> all, Function<T, String> code) {
    return text ->
        all.stream()
            .filter(value -> code.apply(value).equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "unknown %s '%s', known are %s"
                            .formatted(what, text, all.stream().map(code).toList())));
  }

  private int usage(CommandLine.ParameterException problem, List<String> args) {
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    console.error(problem.getMessage() + " (see " + command + " --help)");
    trace(problem, args.contains("--debug"));
    return BAD_USAGE;
  }

  private int failure(Exception problem, CommandLine.ParseResult parsed) {
    console.error(Complaint.of(problem));
    trace(problem, parsed.originalArgs().contains("--debug"));
    boolean badUsage =
        problem instanceof UsageException
            || problem instanceof UnknownSelectionException
            || problem instanceof UnreleasedSignatureException;
    return badUsage ? BAD_USAGE : FAILED;
  }

  private void trace(Exception problem, boolean wanted) {
    if (wanted) {
      problem.printStackTrace(console.err());
    }
  }
}
