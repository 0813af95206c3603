package org.chemosign.survival.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in JSON: 12 significant digits, null for what is no number. */
final class JsonNumber {

  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  private JsonNumber() {}

  static JsonNode of(double value) {
    if (!Double.isFinite(value)) {
      return NullNode.getInstance();
    }
    double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
    boolean whole = rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9;
    return whole ? IntNode.valueOf((int) rounded) : DoubleNode.valueOf(rounded);
  }

  static void put(ArrayNode array, double[] values) {
    for (double value : values) {
      array.add(of(value));
    }
  }

  static void put(ArrayNode array, int[] values) {
    for (int value : values) {
      array.add(value);
    }
  }
}
