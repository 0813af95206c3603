package org.chemosign.operation.order;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A short name of an order that does not tell its identifiers. */
final class OrderName {

  private OrderName() {}

  static String of(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
