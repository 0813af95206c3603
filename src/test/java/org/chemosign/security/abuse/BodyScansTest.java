package org.chemosign.security.abuse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.chemosign.security.abuse.Refused.HostileRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BodyScansTest {

  private static final BodyLimits LIMITS = new BodyLimits(1_000, 10, 20, 100, 50);

  static Stream<Arguments> json() {
    return Stream.of(
        Arguments.of("[".repeat(11) + "]".repeat(11), "levels deep"),
        Arguments.of("[".repeat(1_000_000), "levels deep"),
        Arguments.of("{\"a\":".repeat(11) + "1" + "}".repeat(11), "levels deep"),
        Arguments.of("[1" + ",1".repeat(20) + "]", "20 members"),
        Arguments.of("[" + "[1,1,1,1,1,1,1,1],".repeat(12) + "1]", "100 names and values"),
        Arguments.of("{\"family\":\"" + "x".repeat(51) + "\"}", "string"),
        Arguments.of("{\"" + "x".repeat(201) + "\":1}", "long a name"),
        Arguments.of("{\"value\":" + "1".repeat(101) + "}", "number"),
        Arguments.of("{\"value\":1e9999}", "exponent"),
        Arguments.of("{\"value\":1.5E-100000}", "exponent"),
        Arguments.of("{\"family\":\"a\\u0000b\"}", "U+0000"),
        Arguments.of("{\"div\":\"<!DOCTYPE x>\"}", "document type"),
        Arguments.of("{\"div\":\"" + "<b>".repeat(12) + "\"}", "levels deep"),
        Arguments.of("{\"\":1}", "without a name"),
        Arguments.of("{'a':1}", "line 1, column 2"),
        Arguments.of("{\"a\":1", "not JSON"),
        Arguments.of("{\"a\":NaN}", "not JSON"));
  }

  @ParameterizedTest
  @MethodSource("json")
  void costlyJsonIsRefused(String body, String reason) {
    assertThatThrownBy(() -> JsonScan.check(new StringReader(body), LIMITS))
        .isInstanceOf(HostileRequestException.class)
        .hasMessageContaining(reason);
  }

  static Stream<Arguments> xml() {
    return Stream.of(
        Arguments.of("<a>".repeat(11), "levels deep"),
        Arguments.of("<a x='>'>".repeat(11), "levels deep"),
        Arguments.of("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "document type"),
        Arguments.of("<a><!-- <b> --><!ENTITY x></a>", "document type"),
        Arguments.of("<a>" + "<b/>".repeat(21) + "</a>", "20 in one element"),
        Arguments.of("<a>" + ("<b>" + "<c/>".repeat(15) + "</b>").repeat(15), "100 elements"),
        Arguments.of("<a value=\"" + "x".repeat(51) + "\"/>", "too long"),
        Arguments.of("<a>" + "x".repeat(51) + "</a>", "too long"),
        Arguments.of("<" + "x".repeat(201) + "/>", "too long"));
  }

  @ParameterizedTest
  @MethodSource("xml")
  void costlyXmlIsRefused(String body, String reason) {
    assertThatThrownBy(() -> markup(body))
        .isInstanceOf(HostileRequestException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void whatKeepsTheLimitsPasses() {
    String data = "x".repeat(5_000);
    assertThatCode(
            () -> {
              json("[".repeat(10) + "]".repeat(10));
              json("[1" + ",1".repeat(19) + "]");
              json("{\"data\":\"" + data + "\",\"family\":\"" + "x".repeat(50) + "\"}");
              json("{\"value\":1.5e-10, \"div\":\"<div><br/>a &lt; b<!-- <b><b> --></div>\"}");
              markup("<a>".repeat(10) + "</a>".repeat(10));
              markup("<a>" + "<b></b><c x='/'/>".repeat(10) + "</a>");
              markup("<a><data value='" + data + "'/><![CDATA[<b><b>]]]>--</a>");
              markup("<?xml version=\"1.0\"?><a><!-- - -- <b> ---></a>");
            })
        .doesNotThrowAnyException();
  }

  private static void json(String body) throws IOException {
    JsonScan.check(new StringReader(body), LIMITS);
  }

  private static void markup(String body) throws IOException {
    MarkupScan.check(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), LIMITS);
  }
}
