package org.chemosign.security.abuse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRulesTest {

  static Stream<String> refused() {
    return Stream.of(
        IntStream.range(0, 201).mapToObj(i -> "p" + i + "=x").collect(Collectors.joining("&")),
        "identifier=x" + "&identifier=x".repeat(200),
        "_id=1" + ",1".repeat(500),
        "a.b.c.d.e=x",
        "_has:Observation:patient:_has:Provenance:target:_has:A:b:_has:C:d:e=1",
        "_has:A:b:c=1&_has:A:b:c=2&_has:A:b:c=3&_has:A:b:c=4",
        "_include=A:b" + "&_include=A:b".repeat(20),
        "_include:iterate=*",
        "_revinclude=*",
        "_count=10000000000",
        "_count=-1",
        "_count=x",
        "_offset=2147483647",
        "_offset=1000001",
        "_sort=a,b,c,d,e,f,g,h,i",
        "name=%00",
        "name=%zz",
        "value-quantity=1e999999999",
        "value-quantity=gt1.5E-100000",
        "code-value-quantity=http://loinc.org|1$1e99999",
        "derived-from.value-quantity=1e99999",
        "_has:Observation:patient:value-quantity=1e99999");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCostsTooMuchIsRefused(String query) {
    assertThatThrownBy(() -> QueryRules.check(query))
        .isInstanceOf(BaseServerResponseException.class)
        .hasMessageNotContaining("Exception")
        .extracting(failure -> ((BaseServerResponseException) failure).getStatusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name=M%C3%BCller&_count=0",
        "identifier=123E45678",
        "patient.identifier:exact=urn:x|1e99999",
        "a.b.c.d=x",
        "_has:Observation:patient:_has:Provenance:target:agent=1",
        "value-quantity=gt1.5e-3|http://unitsofmeasure.org|mg",
        "_include=*&_include:iterate=Observation:device&_offset=1000000",
        "_id=a\\,b,c"
      })
  void whatPeopleAskPasses(String query) {
    assertThatCode(() -> QueryRules.check(query)).doesNotThrowAnyException();
  }
}
