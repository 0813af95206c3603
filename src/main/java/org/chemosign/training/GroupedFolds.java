package org.chemosign.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Divides samples by whole groups. Groups are tissues, joined where one patient has samples of
 * several; every tissue makes a fold, small ones together where there are more tissues than folds.
 * Where there are fewer than three such groups, patients are divided instead. Samples that are
 * trained on only are in no test, and not in the training of a fold that tests their group.
 */
final class GroupedFolds {

  private static final int FEWEST_GROUPS = 3;
  private static final int MOST_NAMED = 3;

  private final TrainingSet set;
  private final int[] rows;

  private GroupedFolds(TrainingSet set, int[] rows) {
    this.set = set;
    this.rows = rows;
  }

  /**
   * Folds of samples.
   *
   * @param set the data
   * @param rows the samples to divide
   * @param most largest number of folds
   * @param seed seed of the order in which patients are dealt
   * @throws TrainingDataException when there are not two groups
   */
  static List<Fold> of(TrainingSet set, int[] rows, int most, long seed) {
    return new GroupedFolds(set, rows).folds(most, seed);
  }

  /** Whether whole tissues would be held out. */
  static boolean byTissue(TrainingSet set, int[] rows) {
    GroupedFolds folds = new GroupedFolds(set, rows);
    return folds.tested(folds.tissues()).size() >= FEWEST_GROUPS;
  }

  private List<Fold> folds(int most, long seed) {
    Map<Integer, Integer> groups = tissues();
    boolean byTissue = tested(groups).size() >= FEWEST_GROUPS;
    if (!byTissue) {
      groups = joined(List.of(TrainingSample::patient));
    }
    List<List<Integer>> bins = dealt(new ArrayList<>(tested(groups).values()), most, seed);
    if (bins.size() < 2) {
      throw new TrainingDataException(
          "the samples are of fewer than two patients, so nothing can be held out");
    }
    List<Fold> folds = new ArrayList<>();
    for (List<Integer> bin : bins) {
      String name = byTissue ? name(bin) : "patients, part " + (folds.size() + 1);
      folds.add(fold(name, bin, groups));
    }
    return folds;
  }

  private Map<Integer, Integer> tissues() {
    return joined(List.of(TrainingSample::tissue, TrainingSample::patient));
  }

  /** Group of every row; rows that share any of the properties share a group. */
  private Map<Integer, Integer> joined(List<Function<TrainingSample, String>> properties) {
    int[] parent = new int[rows.length];
    Arrays.setAll(parent, i -> i);
    for (Function<TrainingSample, String> property : properties) {
      Map<String, Integer> first = new LinkedHashMap<>();
      for (int i = 0; i < rows.length; i++) {
        Integer earlier = first.putIfAbsent(property.apply(set.samples().get(rows[i])), i);
        if (earlier != null) {
          parent[root(parent, i)] = root(parent, earlier);
        }
      }
    }
    Map<Integer, Integer> groups = new LinkedHashMap<>();
    for (int i = 0; i < rows.length; i++) {
      groups.put(rows[i], root(parent, i));
    }
    return groups;
  }

  private static int root(int[] parent, int start) {
    int at = start;
    while (parent[at] != at) {
      at = parent[at];
    }
    return at;
  }

  /** The samples that may be tested on, by group, in the order of the rows. */
  private Map<Integer, List<Integer>> tested(Map<Integer, Integer> groups) {
    return Arrays.stream(rows)
        .filter(row -> set.samples().get(row).role() == TrainingSample.Role.PRIMARY)
        .boxed()
        .collect(Collectors.groupingBy(groups::get, LinkedHashMap::new, Collectors.toList()));
  }

  /** Groups dealt to folds, largest first, each to the smallest fold; equals in seeded order. */
  private static List<List<Integer>> dealt(List<List<Integer>> groups, int most, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = groups.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      List<Integer> other = groups.get(i);
      groups.set(i, groups.get(j));
      groups.set(j, other);
    }
    groups.sort(Comparator.comparingInt((List<Integer> group) -> -group.size()));
    List<List<Integer>> bins = new ArrayList<>();
    for (List<Integer> group : groups) {
      if (bins.size() < most) {
        bins.add(new ArrayList<>(group));
      } else {
        bins.stream().min(Comparator.comparingInt(List::size)).orElseThrow().addAll(group);
      }
    }
    return bins;
  }

  private Fold fold(String name, List<Integer> bin, Map<Integer, Integer> groups) {
    List<Integer> out = bin.stream().map(groups::get).distinct().toList();
    int[] train = Arrays.stream(rows).filter(row -> !out.contains(groups.get(row))).toArray();
    return new Fold(name, train, bin.stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  private String name(List<Integer> bin) {
    TreeSet<String> tissues = new TreeSet<>();
    bin.forEach(row -> tissues.add(set.samples().get(row).tissue()));
    String named = tissues.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = tissues.size() - MOST_NAMED;
    return more > 0 ? named + " and " + more + " more" : named;
  }
}
