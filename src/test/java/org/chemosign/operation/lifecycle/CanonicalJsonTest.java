package org.chemosign.operation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void membersAreSortedAndNumbersStayAsWritten() {
    assertThat(
            CanonicalJson.of(
                "{ \"z\": 0.10, \"a\": [1, {\"c\": null, \"b\": \"é\\n\"}],"
                    + " \"meta\": {\"versionId\": \"3\"}, \"m\": true }"))
        .isEqualTo("{\"a\":[1,{\"b\":\"é\\n\",\"c\":null}],\"m\":true,\"z\":0.10}");
  }

  @Test
  void onlyTheResourcesOwnMetaIsLeftOut() {
    assertThat(CanonicalJson.of("{\"a\":{\"meta\":1},\"meta\":2}"))
        .isEqualTo("{\"a\":{\"meta\":1}}");
  }

  @Test
  void theDigestIsThatOfOtherTools() {
    // printf '{"a":1}' | sha256sum
    assertThat(IntegrityManifest.digest("{ \"a\" : 1 }"))
        .isEqualTo("015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862");
  }
}
