package org.chemosign.security.abuse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks through JSON once, token by token, and stops at the first thing that would cost too much.
 * Base64 data are passed over unread, however long; narratives are looked into.
 */
final class JsonScan {

  private static final Set<String> DATA = Set.of("data", "valueBase64Binary", "contentData");
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NUMBER = 100;
  private static final Pattern HUGE_EXPONENT = Pattern.compile(".*[eE][-+]?\\d{4,}");

  private final BodyLimits limits;
  private final JsonParser parser;
  private final int[] items;
  private int depth;
  private int tokens;

  private JsonScan(JsonParser parser, BodyLimits limits) {
    this.parser = parser;
    this.limits = limits;
    this.items = new int[limits.depth() + 1];
  }

  /** Returns if the body keeps the limits; throws what {@link Refused} makes otherwise. */
  static void check(Reader body, BodyLimits limits) throws IOException {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNameLength(LONGEST_NAME)
            .maxNumberLength(LONGEST_NUMBER)
            .maxStringLength(limits.stringLength())
            .maxNestingDepth(limits.depth())
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    try (JsonParser parser = factory.createParser(body)) {
      new JsonScan(parser, limits).run();
    } catch (StreamConstraintsException e) {
      throw Refused.TOO_COSTLY.before(
          "the JSON body is nested more than "
              + limits.depth()
              + " levels deep, or has too long a name, number or string");
    } catch (JsonProcessingException e) {
      throw Refused.UNREADABLE.before(
          "the request body is not JSON: line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr());
    }
  }

  private void run() throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (++tokens > limits.tokens()) {
        throw Refused.TOO_LARGE.before(
            "the JSON body has more than " + limits.tokens() + " names and values");
      }
      take(token);
    }
  }

  private void take(JsonToken token) throws IOException {
    if (token.isStructEnd()) {
      depth--;
      return;
    }
    if (token == JsonToken.FIELD_NAME) {
      if (parser.currentName().isEmpty()) {
        throw Refused.MALFORMED.before("a property without a name");
      }
      return;
    }
    if (++items[depth] > limits.items()) {
      throw Refused.TOO_LARGE.before(
          "an array or object of the JSON body has more than " + limits.items() + " members");
    }
    if (token.isStructStart()) {
      items[++depth] = 0;
    } else if (token == JsonToken.VALUE_STRING) {
      string();
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT
        && HUGE_EXPONENT.matcher(parser.getText()).matches()) {
      throw Refused.MALFORMED.before("a number with an exponent of four digits or more");
    }
  }

  private void string() throws IOException {
    String name = parser.currentName();
    if (name != null && DATA.contains(name)) {
      return;
    }
    String text = parser.getText();
    if (text.indexOf('\0') >= 0) {
      throw Refused.MALFORMED.before("a string holds the character U+0000");
    }
    if ("div".equals(name)) {
      MarkupScan.check(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limits);
    }
  }
}
