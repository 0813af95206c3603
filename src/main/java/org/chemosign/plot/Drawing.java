package org.chemosign.plot;

import java.util.List;

/**
 * A page with marks: width and height in points, a title and a description in words for people who
 * do not see it.
 */
public record Drawing(
    double width, double height, String title, String description, List<Mark> marks) {

  /** Copies the marks; refuses an empty page and a drawing without title. */
  public Drawing {
    if (!(width > 0 && height > 0) || Double.isInfinite(width) || Double.isInfinite(height)) {
      throw new IllegalArgumentException("a drawing has a positive width and height");
    }
    if (title.isBlank()) {
      throw new IllegalArgumentException("a drawing needs a title");
    }
    marks = List.copyOf(marks);
  }
}
