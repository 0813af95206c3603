package org.chemosign.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link CoreBenchmark} and prints one Markdown row a benchmark: median, p90, fastest. */
public final class CoreTable {

  private CoreTable() {}

  /** Takes the options of JMH. */
  public static void main(String... args) throws RunnerException, CommandLineOptionException {
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .include(CoreBenchmark.class.getSimpleName())
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    System.out.println("| core, one thread | median ms | p90 ms | fastest ms | samples |");
    System.out.println("|---|---|---|---|---|");
    results.forEach(run -> System.out.println(row(run.getPrimaryResult())));
  }

  private static String row(Result<?> result) {
    Statistics micros = result.getStatistics();
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.3f | %d |",
        result.getLabel(),
        micros.getPercentile(50) / 1_000,
        micros.getPercentile(90) / 1_000,
        micros.getMin() / 1_000,
        micros.getN());
  }
}
