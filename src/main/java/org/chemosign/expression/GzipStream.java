package org.chemosign.expression;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/**
 * Decompression of gzip (RFC 1952), several members allowed, that refuses what {@code
 * java.util.zip.GZIPInputStream} lets pass: bytes after the last member, and a ratio that only a
 * bomb has. The stream it reads from is not closed.
 */
final class GzipStream extends InputStream {

  private static final int CHUNK = 1 << 14;
  private static final int RATIO_FREE = 1 << 20;
  private static final int LONGEST_HEADER = 1 << 12;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEADER_CHECK = 2;

  private final InputStream in;
  private final int maxRatio;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();
  private final byte[] input = new byte[CHUNK];
  private int position;
  private int filled;
  private long bytesIn;
  private long bytesOut;
  private boolean inMember;
  private boolean any;

  GzipStream(InputStream in, int maxRatio) {
    this.in = in;
    this.maxRatio = maxRatio;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (inMember || startMember()) {
      int count = inflate(target, offset, length);
      if (count > 0) {
        check.update(target, offset, count);
        bytesOut += count;
        checkRatio();
        return count;
      }
      if (inflater.finished()) {
        finishMember();
      } else if (inflater.needsInput()) {
        feed();
      } else {
        throw damaged("a preset dictionary is needed");
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw damaged("invalid data");
    }
  }

  private void feed() throws IOException {
    if (!fill()) {
      throw damaged("it is truncated");
    }
    inflater.setInput(input, 0, filled);
    position = filled;
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(input, 0, CHUNK));
    bytesIn += filled;
    return filled > 0;
  }

  private void checkRatio() {
    if (bytesOut > RATIO_FREE && bytesOut > maxRatio * bytesIn) {
      throw new ExpressionFormatException(
          Kind.TOO_LARGE,
          Place.FILE,
          "the gzip data expands more than " + maxRatio + " times; this is no expression table");
    }
  }

  private boolean startMember() throws IOException {
    if (position == filled && !fill()) {
      return false;
    }
    String problem = any ? "other bytes follow its end" : "invalid header";
    if (take() != 0x1f || take() != 0x8b || take() != 8) {
      throw damaged(problem);
    }
    skipHeader(take());
    any = true;
    inMember = true;
    check.reset();
    inflater.reset();
    inflater.setInput(input, position, filled - position);
    position = filled;
    return true;
  }

  private void skipHeader(int flags) throws IOException {
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(take() | take() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECK) != 0) {
      skip(2);
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      take();
    }
  }

  private void skipText() throws IOException {
    for (int i = 0; take() != 0; i++) {
      if (i > LONGEST_HEADER) {
        throw damaged("invalid header");
      }
    }
  }

  private void finishMember() throws IOException {
    position = filled - inflater.getRemaining();
    inMember = false;
    if (word() != check.getValue() || word() != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw damaged("its check sum is wrong");
    }
  }

  private long word() throws IOException {
    long word = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      word |= (long) take() << shift;
    }
    return word;
  }

  private int take() throws IOException {
    if (position == filled && !fill()) {
      throw damaged("it is truncated");
    }
    return input[position++] & 0xff;
  }

  private static ExpressionFormatException damaged(String how) {
    return new ExpressionFormatException(
        Kind.ENCODING, Place.FILE, "the gzip data is damaged: " + how);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
