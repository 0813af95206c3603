package org.chemosign.chemogram;

import java.util.ArrayList;
import java.util.List;
import org.chemosign.plot.TextStyle;

/** Breaks text into lines at blanks. */
final class Wrapping {

  private Wrapping() {}

  /** Lines that are about as wide as allowed; a longer word has a line of its own. */
  static List<String> lines(String text, TextStyle style, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && style.widthOf(longer) > width) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }
}
