package org.chemosign.chemogram;

import java.util.Comparator;

/**
 * One physical plate read once: its name and the date as the file gives them; either may be empty.
 */
public record PlateId(String name, String date) implements Comparable<PlateId> {

  private static final Comparator<PlateId> ORDER =
      Comparator.comparing(PlateId::name).thenComparing(PlateId::date);

  @Override
  public int compareTo(PlateId other) {
    return ORDER.compare(this, other);
  }

  /** Name and date in words. */
  public String label() {
    String text = (name + " " + date).strip();
    return text.isEmpty() ? "plate" : text;
  }
}
