package org.chemosign.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request that HAPI never saw is told to be. */
class RequestLineTest {

  @ParameterizedTest
  @CsvSource({
    "GET,Patient/1,READ,Patient/1",
    "GET,/Patient/1/_history/2,VREAD,Patient/1/_history/2",
    "GET,Patient/1/_history,HISTORY,Patient/1",
    "GET,Patient?name=Secret,SEARCH,",
    "POST,Patient/_search,SEARCH,",
    "POST,Patient,CREATE,",
    "POST,/,TRANSACTION,",
    "PUT,Patient/1,UPDATE,Patient/1",
    "DELETE,Patient/1,DELETE,Patient/1",
    "POST,Patient/1/$predict-chemosensitivity,OPERATION,Patient/1",
    "GET,Patient/../../etc/passwd,UNKNOWN,",
    "TRACE,Patient/1,UNKNOWN,Patient/1"
  })
  void itIsReadFromMethodAndPath(String method, String url, ActKind kind, String target) {
    RequestLine line = RequestLine.of(method, url);
    assertThat(line.kind()).isEqualTo(kind);
    assertThat(line.matter().target().orElse(null)).isEqualTo(target);
    assertThat(line.matter().query()).isEmpty();
  }
}
