package org.chemosign.signature;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.chemosign.expression.ExpressionProfile;

/**
 * A cohort of one specimen type as a signature sees it: its scores, its centre in the signature's
 * gene space, and how far its members lie from that centre. The distance of a member is measured
 * from the centre of the others, as that of a new sample will be.
 */
public final class ReferenceCohort {

  /** Fewest samples: with nine, one sample is more than eleven percentage points. */
  public static final int FEWEST = 10;

  private static final int DECIMALS = 6;

  private final SpecimenType type;
  private final String cohort;
  private final double[] scores;
  private final double[] means;
  private final DomainLimits limits;

  private ReferenceCohort(SpecimenType type, String cohort, double[] scores, Centre centre) {
    this.type = type;
    this.cohort = cohort;
    this.scores = scores;
    this.means = centre.means();
    this.limits = centre.limits();
  }

  /** The centre in all genes ({@code NaN} where not measured), and the members' distances. */
  private record Centre(double[] means, DomainLimits limits) {}

  /**
   * Scores a cohort.
   *
   * @param signature the signature; what its card says of references does not matter
   * @param profiles at least ten samples, no two of one name or of the same values
   * @param type kind of sample of all of them
   * @param cohort name of the cohort and its source
   * @throws ReferenceCohortException when there are too few samples, two are the same, or one gives
   *     no score
   */
  public static ReferenceCohort of(
      Signature signature, List<ExpressionProfile> profiles, SpecimenType type, String cohort) {
    if (cohort.isBlank()) {
      throw new ReferenceCohortException("a reference cohort needs a name");
    }
    if (profiles.size() < FEWEST) {
      throw new ReferenceCohortException(
          profiles.size()
              + " samples are too few for a reference: with fewer than "
              + FEWEST
              + " one sample moves a percentile by more than ten points");
    }
    requireDistinctNames(profiles);
    double[] scores = profiles.stream().mapToDouble(profile -> score(signature, profile)).toArray();
    if (Arrays.stream(scores).distinct().count() < 2) {
      throw new ReferenceCohortException("all samples of the cohort have the same score");
    }
    return new ReferenceCohort(type, cohort, scores, centre(signature, profiles));
  }

  private static void requireDistinctNames(List<ExpressionProfile> profiles) {
    List<String> names = profiles.stream().map(ExpressionProfile::sample).toList();
    names.stream()
        .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ReferenceCohortException(
                  "two samples have the name " + SignaturePackException.quoted(name));
            });
  }

  private static double score(Signature signature, ExpressionProfile profile) {
    SignatureScore score = signature.score(profile);
    OptionalDouble value = score.value();
    if (value.isEmpty()) {
      throw new ReferenceCohortException(
          "the sample "
              + SignaturePackException.quoted(profile.sample())
              + " gives no score with "
              + signature.card().canonical()
              + ": "
              + score.refusal().orElseThrow().text()
              + " ("
              + score.genesUsed()
              + " genes found)");
    }
    return rounded(value.getAsDouble(), DECIMALS);
  }

  private static Centre centre(Signature signature, List<ExpressionProfile> profiles) {
    int[] measured = measured(signature, profiles);
    double[][] scores = new double[profiles.size()][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = normalScores(signature, profiles.get(i), measured);
    }
    requireDistinctProfiles(profiles, scores);
    double[] sums = new double[measured.length];
    for (double[] member : scores) {
      for (int g = 0; g < sums.length; g++) {
        sums[g] += member[g];
      }
    }
    double[] means = new double[signature.genes().size()];
    Arrays.fill(means, Double.NaN);
    for (int g = 0; g < sums.length; g++) {
      means[measured[g]] = rounded(sums[g] / scores.length, DECIMALS);
    }
    return new Centre(means, limits(scores, sums));
  }

  /** Positions of the signature's genes that every profile has. */
  private static int[] measured(Signature signature, List<ExpressionProfile> profiles) {
    boolean[] absent = new boolean[signature.genes().size()];
    for (ExpressionProfile profile : profiles) {
      for (int g = 0; g < absent.length; g++) {
        absent[g] |= signature.matching().rowOf(signature.genes().get(g), profile.genes()) < 0;
      }
    }
    int[] positions = new int[absent.length];
    int count = 0;
    for (int g = 0; g < absent.length; g++) {
      if (!absent[g]) {
        positions[count++] = g;
      }
    }
    if (2 * count < absent.length) {
      throw new ReferenceCohortException(
          "the samples have only " + count + " of " + absent.length + " genes in common");
    }
    return Arrays.copyOf(positions, count);
  }

  private static double[] normalScores(
      Signature signature, ExpressionProfile profile, int[] measured) {
    double[] values = new double[measured.length];
    for (int i = 0; i < values.length; i++) {
      SignatureGene gene = signature.genes().get(measured[i]);
      values[i] = profile.value(signature.matching().rowOf(gene, profile.genes())) + 0.0;
    }
    return NormalScores.of(values);
  }

  private static void requireDistinctProfiles(List<ExpressionProfile> profiles, double[][] scores) {
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < i; j++) {
        if (Arrays.equals(scores[i], scores[j])) {
          throw new ReferenceCohortException(
              "the samples "
                  + SignaturePackException.quoted(profiles.get(j).sample())
                  + " and "
                  + SignaturePackException.quoted(profiles.get(i).sample())
                  + " are the same in all genes of the signature");
        }
      }
    }
  }

  private static DomainLimits limits(double[][] scores, double[] sums) {
    double[] distances = new double[scores.length];
    double[] others = new double[sums.length];
    for (int i = 0; i < scores.length; i++) {
      for (int g = 0; g < sums.length; g++) {
        others[g] = (sums[g] - scores[i][g]) / (scores.length - 1);
      }
      distances[i] = rounded(ApplicabilityDomain.distance(scores[i], others), DECIMALS);
    }
    return DomainLimits.of(distances);
  }

  private static double rounded(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** Kind of sample. */
  public SpecimenType type() {
    return type;
  }

  /** Name of the cohort. */
  public String cohort() {
    return cohort;
  }

  /** Number of samples. */
  public int size() {
    return scores.length;
  }

  /** What is near to the cohort and what is far. */
  public DomainLimits limits() {
    return limits;
  }

  /** The cohort as an entry of {@code references} on a card, domain included. */
  public ObjectNode cardEntry() {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("specimenType", type.code()).put("cohort", cohort);
    Arrays.stream(scores).sorted().forEach(entry.putArray("scores")::add);
    ObjectNode domain = entry.putObject("domain");
    domain.put("median", rounded(limits.median(), DECIMALS));
    domain.put("warnAbove", limits.warnAbove());
    domain.put("noCallAbove", rounded(limits.noCallAbove(), DECIMALS));
    Arrays.stream(limits.sortedDistances()).forEach(domain.putArray("distances")::add);
    return entry;
  }

  /**
   * The bytes of {@code domain.tsv} for the cohorts of one pack, one a specimen type.
   *
   * @param signature the signature that all of them were made with
   */
  public static byte[] domainFile(Signature signature, List<ReferenceCohort> cohorts) {
    Map<SpecimenType, double[]> columns = new EnumMap<>(SpecimenType.class);
    cohorts.forEach(cohort -> columns.put(cohort.type, cohort.means));
    return DomainTable.bytes(signature.genes(), columns);
  }

  double[] means() {
    return means.clone();
  }
}
