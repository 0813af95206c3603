package org.chemosign.security.abuse;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Takes a body in, piece by piece, within a size, a memory budget and a pace: a client that
 * trickles holds a thread for seconds, not for ever.
 */
final class BodyReading {

  private static final int PIECE = 1 << 16;
  private static final long GRACE_NANOS = 15_000_000_000L;
  private static final long NANOS_PER_BYTE = 1_000_000_000L / (16 << 10);

  private final int limit;
  private final LongSupplier clock;

  BodyReading(int limit, LongSupplier clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** A body that can be read again and again. */
  record Body(List<byte[]> pieces) {

    InputStream stream() {
      return new SequenceInputStream(
          Collections.enumeration(pieces.stream().map(ByteArrayInputStream::new).toList()));
    }
  }

  Body read(HttpServletRequest request, BodyBudget.Share share) throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge();
    }
    try {
      return read(request.getInputStream(), share);
    } catch (SocketTimeoutException e) {
      throw tooSlow();
    }
  }

  private Body read(InputStream in, BodyBudget.Share share) throws IOException {
    long start = clock.getAsLong();
    List<byte[]> pieces = new ArrayList<>();
    byte[] piece = new byte[PIECE];
    int filled = 0;
    long total = 0;
    for (int count = in.read(piece); count >= 0; count = in.read(piece, filled, PIECE - filled)) {
      share.take(count);
      total += count;
      filled += count;
      if (total > limit) {
        throw tooLarge();
      }
      if (clock.getAsLong() - start > GRACE_NANOS + total * NANOS_PER_BYTE) {
        throw tooSlow();
      }
      if (filled == PIECE) {
        pieces.add(piece);
        piece = new byte[PIECE];
        filled = 0;
      }
    }
    pieces.add(Arrays.copyOf(piece, filled));
    return new Body(pieces);
  }

  private RuntimeException tooLarge() {
    return Refused.TOO_LARGE.before("the request body is larger than " + limit + " bytes");
  }

  private static RuntimeException tooSlow() {
    return Refused.TOO_SLOW.before("the request body did not arrive in time");
  }
}
