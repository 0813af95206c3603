package org.chemosign.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.chemosign.security.access.ResourceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stored type is guarded as what it is. */
class ResourceKindsTest {

  static Set<String> types() {
    return StoredResourceTypes.TYPES;
  }

  @ParameterizedTest
  @MethodSource("types")
  void hasAKind(String type) {
    assertThat(ResourceKind.of(type)).isPresent();
  }

  @Test
  void othersHaveNone() {
    assertThat(ResourceKind.of("Basic")).isEqualTo(Optional.empty());
  }
}
