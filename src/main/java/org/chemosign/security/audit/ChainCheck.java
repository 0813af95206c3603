package org.chemosign.security.audit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Goes along a chain record by record and remembers the first that is not as it was written.
 * Details may lack only where a later record of an erasure accounts for them: it names the
 * pseudonym and a digest of the numbers of the records.
 */
public final class ChainCheck {

  /**
   * The first record that is wrong.
   *
   * @param number its number, or the one that it should have had
   * @param why what is wrong with it
   */
  public record Break(long number, String why) {}

  private final Map<String, StringBuilder> erased = new TreeMap<>();
  private final Map<String, Long> firstErased = new HashMap<>();
  private final Map<String, String> accounts = new HashMap<>();
  private AuditChain chain = AuditChain.EMPTY;
  private Break first;

  /** Takes the next record, in the order of the numbers. */
  public void add(ChainedRecord record) {
    if (first != null) {
      return;
    }
    Optional<String> fault = fault(record);
    if (fault.isPresent()) {
      first = new Break(chain.number() + 1, fault.get());
      return;
    }
    chain = chain.then(record);
    account(record);
  }

  private Optional<String> fault(ChainedRecord record) {
    if (record.number() != chain.number() + 1) {
      return Optional.of("it is missing; the next one there is " + record.number());
    }
    if (!digestForm(record.digest()) || !digestForm(record.hash())) {
      return Optional.of("its hash is not readable");
    }
    if (!Objects.equals(chain.hash(record.content(), record.digest()), record.hash())) {
      return Optional.of("it, or the one before, was changed");
    }
    if (record.details().map(d -> !digest(d).equals(record.digest())).orElse(false)) {
      return Optional.of("its details were changed");
    }
    return record.details().isEmpty() && record.pseudonym().isEmpty()
        ? Optional.of("its details were taken out")
        : Optional.empty();
  }

  private static boolean digestForm(String hex) {
    return hex.matches("[0-9a-f]{64}");
  }

  private static String digest(String text) {
    return AuditChain.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private void account(ChainedRecord record) {
    if (record.details().isEmpty()) {
      String pseudonym = record.pseudonym().orElseThrow();
      erased
          .computeIfAbsent(pseudonym, p -> new StringBuilder())
          .append(record.number())
          .append(' ');
      firstErased.putIfAbsent(pseudonym, record.number());
      return;
    }
    Act act = record.act();
    if (act.kind() == ActKind.ERASURE) {
      act.object().query().ifPresent(text -> remember(text.split(" ")));
    }
  }

  private void remember(String... account) {
    if (account.length == 2) {
      accounts.put(account[0], account[1]);
    }
  }

  /** What the record of an erasure says: pseudonym, and digest of the numbers of the records. */
  static String account(String pseudonym, Iterable<Long> numbers) {
    StringBuilder text = new StringBuilder();
    numbers.forEach(number -> text.append(number).append(' '));
    return pseudonym + " " + digest(text.toString());
  }

  /** How far the chain is good. */
  public AuditChain good() {
    return chain;
  }

  /** Number of records whose details were erased. */
  public long pseudonymised() {
    return erased.values().stream()
        .mapToLong(numbers -> numbers.chars().filter(c -> c == ' ').count())
        .sum();
  }

  /** The first record that is wrong, once all have been added; empty when none is. */
  public Optional<Break> firstBreak() {
    if (first != null) {
      return Optional.of(first);
    }
    return erased.entrySet().stream()
        .filter(e -> !digest(e.getValue().toString()).equals(accounts.get(e.getKey())))
        .map(e -> firstErased.get(e.getKey()))
        .min(Long::compare)
        .map(number -> new Break(number, "its details lack, and no erasure accounts for them"));
  }
}
