package org.chemosign.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** What a cohort knows of each patient besides the outcome. */
public sealed interface CohortColumn {

  /** Name of the column, as people read it. */
  String name();

  /** Number of patients. */
  int size();

  /** Whether the value of a patient is missing. */
  boolean missing(int patient);

  /** The column of some patients only. */
  CohortColumn of(int[] patients);

  /**
   * A column of words, such as a call, a treatment or a stage.
   *
   * @param values one a patient; null is missing
   */
  record Categories(String name, List<String> values) implements CohortColumn {

    /** Copies the values. */
    public Categories {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public boolean missing(int patient) {
      return values.get(patient) == null;
    }

    @Override
    public Categories of(int[] patients) {
      return new Categories(name, Arrays.stream(patients).mapToObj(values::get).toList());
    }

    /** The values that occur, in alphabetical order, or by size where all are numbers. */
    public List<String> levels() {
      TreeSet<String> levels = new TreeSet<>(LevelOrder.NATURAL);
      values.stream().filter(value -> value != null).forEach(levels::add);
      return List.copyOf(levels);
    }

    /** For each patient the position of its value among the levels; every value has to be there. */
    int[] codes(List<String> levels) {
      return values.stream().mapToInt(levels::indexOf).toArray();
    }
  }

  /**
   * A column of numbers, such as a score or an age.
   *
   * @param values one a patient; NaN is missing
   */
  record Numbers(String name, double[] values) implements CohortColumn {

    /** Copies the values. */
    public Numbers {
      values = values.clone();
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean missing(int patient) {
      return Double.isNaN(values[patient]);
    }

    @Override
    public Numbers of(int[] patients) {
      return new Numbers(name, Arrays.stream(patients).mapToDouble(p -> values[p]).toArray());
    }
  }
}
