package org.chemosign.operation.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetachedMatrixTest {

  private static Optional<DetachedMatrix.Split> split(String body) {
    return DetachedMatrix.split(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String call(String attachment) {
    return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"persist\","
        + "\"valueBoolean\":false},{\"name\":\"expression\",\"valueAttachment\":"
        + attachment
        + "}]}";
  }

  @Test
  void takesTheMatrixOutAndLeavesTheRestAsItIs() {
    DetachedMatrix.Split split =
        split(call("{\"title\":\"caf\u00e9 \\u0000\",\"size\":3,\"data\":\"YWJj\"}")).orElseThrow();

    assertThat(split.matrix()).asString(StandardCharsets.UTF_8).isEqualTo("abc");
    assertThat(split.body())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(call("{\"title\":\"caf\u00e9 \\u0000\",\"size\":3,\"data\":\"AA==\"}"));
  }

  @Test
  void numbersKeepEveryDigit() {
    String body = call("{\"data\":\"YWJj\"}").replace("false", "1.2300000000000000000001e3");

    assertThat(split(body).orElseThrow().body())
        .asString(StandardCharsets.UTF_8)
        .contains("1.2300000000000000000001e3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":\"\"}",
        "{\"data\":\"YW Jj\"}",
        "{\"data\":\"YWJ\u00e9\"}",
        "{\"data\":\"YWJj\",\"data\":\"YWJj\"}",
        "{\"data\":17}",
        "{\"data\":[\"YWJj\"]}",
        "{\"content\":{\"data\":\"YWJj\"}}",
        "{\"url\":\"Binary/1\"}",
        "{\"data\":\"YWJj\""
      })
  void leavesEverythingElseToTheParser(String attachment) {
    assertThat(split(call(attachment))).isEmpty();
  }

  @Test
  void leavesTwoMatricesToTheReaderThatRefusesThem() {
    String attachment = "{\"data\":\"YWJj\"}";
    String second = "},{\"name\":\"expression\",\"valueAttachment\":" + attachment + "}]}";

    assertThat(split(call(attachment).replace("}]}", second))).isEmpty();
  }

  @Test
  void noBodyIsNoMatrix() {
    assertThat(DetachedMatrix.split(null)).isEmpty();
    assertThat(split("")).isEmpty();
  }
}
