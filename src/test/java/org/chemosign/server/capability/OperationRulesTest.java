package org.chemosign.server.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.chemosign.security.access.OperationRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation that is offered says what its callers need. */
class OperationRulesTest {

  private static Stream<String> offered() {
    return OfferedOperation.ALL_OFFERED.stream().map(OfferedOperation::name).distinct();
  }

  @ParameterizedTest
  @MethodSource("offered")
  void hasARule(String name) {
    assertThat(OperationRule.of(name)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("org.chemosign.server.capability.OperationRulesTest#rules")
  void isOffered(OperationRule rule) {
    assertThat(offered()).contains(rule.name());
    assertThat(OperationRule.ALL.stream().filter(other -> other.name().equals(rule.name())))
        .hasSize(1);
  }

  static Stream<OperationRule> rules() {
    return OperationRule.ALL.stream();
  }
}
