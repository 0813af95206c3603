package org.chemosign.security.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loops say what the regular expressions say that they stand for. */
class HeaderTextTest {

  private static final Pattern TEXT = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9-._~+/]+=*)", Pattern.CASE_INSENSITIVE);

  private static String byPattern(String header) {
    Matcher matcher = BEARER.matcher(header);
    return matcher.matches() ? matcher.group(1) : null;
  }

  @Test
  void everyCharacterIsJudgedAsByTheLibrary() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      String text = "a" + Character.toString(character) + "b";
      if (HeaderText.isText(text) != TEXT.matcher(text).matches()) {
        throw new AssertionError("U+%04X".formatted(character));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer abc.def-_~+/==",
        "bearer  abc",
        "BEARER abc=",
        "Bearer",
        "Bearer ",
        "Bearer ==",
        "Bearer a=b",
        "Bearer a b",
        "Bearer a,b",
        "Bearer \u00e9",
        "Bearer\tabc",
        " Bearer abc",
        "Basic abc",
        "Bearerabc",
      })
  void tokensAreTakenAsByThePattern(String header) {
    assertThat(HeaderText.bearer(header)).isEqualTo(byPattern(header));
  }

  @Test
  void randomHeadersAreTakenAsByThePattern() {
    Random random = new Random(5);
    String letters = "Bearer aZ09-._~+/= \t,\u00e9";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder header = new StringBuilder(random.nextBoolean() ? "Bearer " : "");
      for (int length = random.nextInt(8); length > 0; length--) {
        header.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(HeaderText.bearer(header.toString())).isEqualTo(byPattern(header.toString()));
    }
    assertThat(HeaderText.bearer(null)).isNull();
  }
}
