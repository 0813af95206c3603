package org.chemosign.training;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hyper-parameters of a learner.
 *
 * @param values values by name
 */
public record Setting(SortedMap<String, Double> values) {

  /** A setting of one value. */
  static Setting of(String name, double value) {
    return new Setting(new TreeMap<>(Map.of(name, value)));
  }

  /** A setting of two values. */
  static Setting of(String name, double value, String second, double other) {
    return new Setting(new TreeMap<>(Map.of(name, value, second, other)));
  }

  double value(String name) {
    return values.get(name);
  }

  /** Such as {@code alpha=2000}. */
  public String label() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + Digits.plain(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
