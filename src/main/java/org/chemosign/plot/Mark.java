package org.chemosign.plot;

import java.util.List;

/** One thing drawn; later marks lie on earlier ones. */
public sealed interface Mark {

  /** A straight line. */
  record Line(Point from, Point to, Stroke stroke) implements Mark {}

  /** A line through two or more points, not closed. */
  record Polyline(List<Point> points, Stroke stroke) implements Mark {

    /** Copies the points; refuses fewer than two. */
    public Polyline {
      points = List.copyOf(points);
      requireAtLeast(2, points);
    }
  }

  /** A filled area without outline. */
  record Polygon(List<Point> points, Fill fill) implements Mark {

    /** Copies the points; refuses fewer than three. */
    public Polygon {
      points = List.copyOf(points);
      requireAtLeast(3, points);
    }

    /** An upright rectangle between two corners. */
    public static Polygon rectangle(Point corner, Point opposite, Fill fill) {
      return new Polygon(
          List.of(
              corner,
              new Point(opposite.x(), corner.y()),
              opposite,
              new Point(corner.x(), opposite.y())),
          fill);
    }
  }

  /** A filled disc. */
  record Circle(Point centre, double radius, Fill fill) implements Mark {

    /** Refuses a radius that is not positive. */
    public Circle {
      if (!(radius > 0) || Double.isInfinite(radius)) {
        throw new IllegalArgumentException("a circle has a positive radius");
      }
    }
  }

  /** One line of text; its baseline stands at the point. */
  record Text(Point at, String text, TextStyle style) implements Mark {}

  private static void requireAtLeast(int count, List<Point> points) {
    if (points.size() < count) {
      throw new IllegalArgumentException("fewer than " + count + " points");
    }
  }
}
