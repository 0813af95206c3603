package org.chemosign.security.abuse;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Reads XML for its shape alone: nesting, members of an element, length of values. A document type
 * is refused wherever it stands, so that there are no entities to expand or to fetch. Whether the
 * XML is well-formed is for its parser to say.
 */
final class MarkupScan {

  private static final Set<String> DATA = Set.of("data", "valueBase64Binary", "contentData");
  private static final int LONGEST_NAME = 200;

  private final InputStream in;
  private final BodyLimits limits;
  private final int[] members;
  private int depth;
  private int elements;

  private MarkupScan(InputStream in, BodyLimits limits) {
    this.in = in;
    this.limits = limits;
    this.members = new int[limits.depth() + 1];
  }

  /** Returns if the markup keeps the limits; throws what {@link Refused} makes otherwise. */
  static void check(InputStream markup, BodyLimits limits) throws IOException {
    new MarkupScan(new BufferedInputStream(markup), limits).run();
  }

  private void run() throws IOException {
    int length = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '<') {
        markup();
        length = 0;
      } else if (++length > limits.stringLength()) {
        throw tooLong();
      }
    }
  }

  private void markup() throws IOException {
    int next = in.read();
    switch (next) {
      case '!' -> declaration();
      case '?' -> skip("?>");
      case '/' -> {
        skip(">");
        depth = Math.max(0, depth - 1);
      }
      default -> element(next);
    }
  }

  private void declaration() throws IOException {
    int next = in.read();
    switch (next) {
      case '-' -> skip("-->");
      case '[' -> skip("]]>");
      default -> throw Refused.MALFORMED.before("XML with a document type or entities is not read");
    }
  }

  private void element(int first) throws IOException {
    if (++elements > limits.tokens() || ++members[depth] > limits.items()) {
      throw Refused.TOO_LARGE.before(
          "the XML has more than "
              + limits.tokens()
              + " elements, or more than "
              + limits.items()
              + " in one element");
    }
    StringBuilder name = new StringBuilder();
    int next = first;
    while (next > ' ' && next != '/' && next != '>') {
      if (name.append((char) next).length() > LONGEST_NAME) {
        throw tooLong();
      }
      next = in.read();
    }
    if (!isClosed(next, DATA.contains(name.toString()))) {
      if (depth == limits.depth()) {
        throw Refused.TOO_COSTLY.before(
            "the XML is nested more than " + limits.depth() + " levels deep");
      }
      members[++depth] = 0;
    }
  }

  /** Reads to the end of the tag; whether the element ends with it. */
  private boolean isClosed(int first, boolean data) throws IOException {
    int last = 0;
    for (int next = first; next >= 0 && next != '>'; next = in.read()) {
      if (next == '"' || next == '\'') {
        value(next, data);
      }
      last = next;
    }
    return last == '/';
  }

  private void value(int quote, boolean data) throws IOException {
    int length = 0;
    for (int next = in.read(); next >= 0 && next != quote; next = in.read()) {
      if (++length > limits.stringLength() && !data) {
        throw tooLong();
      }
    }
  }

  private void skip(String end) throws IOException {
    int matched = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == end.charAt(matched)) {
        matched++;
      } else if (matched == 0 || matched < end.length() - 1 || next != end.charAt(matched - 1)) {
        matched = next == end.charAt(0) ? 1 : 0;
      }
      if (matched == end.length()) {
        return;
      }
    }
  }

  private static RuntimeException tooLong() {
    return Refused.TOO_COSTLY.before("the XML has too long a name or value");
  }
}
