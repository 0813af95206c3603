package org.chemosign.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.chemosign.survival.CohortColumn;
import org.chemosign.survival.CohortValidation;
import org.chemosign.survival.SurvivalCohort;
import org.chemosign.survival.ValidationPlan;
import org.chemosign.survival.view.ValidationHtml;
import org.chemosign.survival.view.ViewLanguage;

/**
 * Processor time that the validation of a seeded cohort takes: the first run of a process, and
 * then.
 */
public final class SurvivalTimes {

  private static final int RUNS = 15;

  private SurvivalTimes() {}

  /** Prints a Markdown table. */
  public static void main(String... args) {
    System.out.println("| patients | what | first ms | median ms of the next " + RUNS + " |");
    System.out.println("|---|---|---|---|");
    for (int size : new int[] {1_000, 10_000}) {
      SurvivalCohort cohort = cohort(size);
      ValidationPlan plan = ValidationPlan.standard();
      ValidationPlan curves = plan.at(List.of());
      row(size, "Kaplan-Meier, log-rank, Cox, C", () -> CohortValidation.run(cohort, curves));
      row(size, "the same with ROC and bootstrap", () -> CohortValidation.run(cohort, plan));
      var result = CohortValidation.run(cohort, plan);
      row(size, "page with plots", () -> ValidationHtml.write(result, ViewLanguage.EN));
    }
  }

  private static void row(int size, String what, Runnable work) {
    double first = time(work);
    double[] next = new double[RUNS];
    Arrays.setAll(next, i -> time(work));
    Arrays.sort(next);
    System.out.printf(Locale.ROOT, "| %d | %s | %.0f | %.0f |%n", size, what, first, next[7]);
  }

  private static double time(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return (threads.getCurrentThreadCpuTime() - start) / 1e6;
  }

  /** A prognostic score, two covariates, two centres; about a third censored. */
  private static SurvivalCohort cohort(int size) {
    SplittableRandom random = new SplittableRandom(size);
    List<String> ids = new ArrayList<>();
    List<String> centres = new ArrayList<>();
    double[][] columns = new double[5][size];
    for (int i = 0; i < size; i++) {
      ids.add("P" + i);
      centres.add(random.nextBoolean() ? "north" : "south");
      columns[0][i] = random.nextGaussian();
      columns[1][i] = 65 + 9 * random.nextGaussian();
      columns[2][i] = random.nextInt(2);
      double hazard = Math.exp(0.4 * columns[0][i] + 0.3 * columns[2][i]);
      double death = -24 * Math.log(1 - random.nextDouble()) / hazard;
      double end = 60 * random.nextDouble();
      columns[3][i] = Math.ceil(10 * Math.min(death, end)) / 10;
      columns[4][i] = death <= end ? 1 : 0;
    }
    return SurvivalCohort.of(
            ids, columns[3], columns[4], new CohortColumn.Numbers("score", columns[0]))
        .stratifiedBy(List.of(new CohortColumn.Categories("centre", centres)))
        .adjustedFor(
            List.of(
                new CohortColumn.Numbers("age", columns[1]),
                new CohortColumn.Numbers("margin", columns[2])));
  }
}
