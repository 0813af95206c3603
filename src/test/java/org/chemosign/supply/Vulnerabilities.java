package org.chemosign.supply;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The stored list of published vulnerabilities. */
record Vulnerabilities(String updated, String note, List<Entry> vulnerabilities) {

  private static final Path FILE = Path.of("src", "build", "known-vulnerabilities.json");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Versions by their numbers, the first first; a missing number is nought. */
  static final Comparator<String> BY_NUMBERS = Vulnerabilities::compare;

  /** One vulnerability: in versions from introduced, before fixed. */
  record Entry(String id, String group, String name, String introduced, String fixed) {

    boolean affects(BillOfMaterials.Component component) {
      return component.group().equals(group)
          && component.name().equals(name)
          && BY_NUMBERS.compare(component.version(), introduced) >= 0
          && BY_NUMBERS.compare(component.version(), fixed) < 0;
    }
  }

  static Vulnerabilities read() throws IOException {
    return new ObjectMapper().readValue(FILE.toFile(), Vulnerabilities.class);
  }

  private static int compare(String one, String other) {
    List<BigInteger> left = numbers(one);
    List<BigInteger> right = numbers(other);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      BigInteger a = i < left.size() ? left.get(i) : BigInteger.ZERO;
      int order = a.compareTo(i < right.size() ? right.get(i) : BigInteger.ZERO);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<BigInteger> numbers(String version) {
    return NUMBER.matcher(version).results().map(MatchResult::group).map(BigInteger::new).toList();
  }
}
