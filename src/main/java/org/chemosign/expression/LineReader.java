package org.chemosign.expression;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.chemosign.expression.ExpressionFormatException.Kind;
import org.chemosign.expression.ExpressionFormatException.Place;

/**
 * Lines of a text file as bytes: decompressed, hashed, proven to be UTF-8, within limits. Lines end
 * with LF or CR LF; a byte order mark is skipped.
 */
final class LineReader implements Closeable {

  private static final int CHUNK = 1 << 16;
  private static final int MAGIC = 4;

  private final InputStream in;
  private final GzipStream gzip;
  private final ExpressionLimits limits;
  private final MessageDigest digest = Sha256.digest();
  private byte[] buffer = new byte[CHUNK];
  private int filled;
  private int next;
  private int start;
  private int end;
  private long line;
  private long bytes;
  private boolean ended;
  private boolean pushedBack;

  LineReader(InputStream source, ExpressionLimits limits) {
    this.limits = limits;
    PushbackInputStream pushback = new PushbackInputStream(source, MAGIC);
    byte[] magic = peek(pushback);
    boolean packed = magic.length >= 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
    this.gzip = packed ? new GzipStream(pushback, limits.maxRatio()) : null;
    this.in = packed ? gzip : pushback;
    while (!ended && filled < MAGIC) {
      fill();
    }
    skipMark();
  }

  private static byte[] peek(PushbackInputStream in) {
    try {
      byte[] magic = in.readNBytes(MAGIC);
      in.unread(magic);
      return magic;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void skipMark() {
    if (startsWith(0xef, 0xbb, 0xbf)) {
      next = 3;
    } else if (startsWith(0xff, 0xfe) || startsWith(0xfe, 0xff)) {
      throw refusal(Kind.ENCODING, "the file is UTF-16; UTF-8 is needed");
    } else if (startsWith('P', 'K', 3, 4)) {
      throw refusal(
          Kind.ENCODING, "the file is a zip archive or a spreadsheet; send text, plain or gzip");
    }
  }

  private boolean startsWith(int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= filled || (buffer[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Goes to the next line; false after the last one. */
  boolean next() {
    if (pushedBack) {
      pushedBack = false;
      return true;
    }
    start = next;
    line++;
    int stop = findEnd();
    if (stop < 0) {
      return false;
    }
    next = Math.min(stop + 1, filled);
    end = stop > start && buffer[stop - 1] == '\r' ? stop - 1 : stop;
    return true;
  }

  /** Makes the next call of {@link #next} stay on this line. */
  void pushBack() {
    pushedBack = true;
  }

  /** Looks for the line feed, or the end of the file, from start on; -1 when nothing is left. */
  private int findEnd() {
    int at = start;
    int seen = 0;
    while (true) {
      while (at < filled && buffer[at] != '\n') {
        byte b = buffer[at++];
        seen |= b;
        if (b == 0 || (b == '\r' && at < filled && buffer[at] != '\n')) {
          throw control(b);
        }
      }
      if (at - start > limits.maxLineBytes()) {
        throw tooLong();
      }
      if (at < filled || (ended && at > start)) {
        checkUtf8(seen, at);
        return at;
      }
      if (ended) {
        return -1;
      }
      at -= start;
      makeRoom();
      fill();
      at += start;
    }
  }

  private void checkUtf8(int seen, int stop) {
    if (seen >= 0) {
      return;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, start, stop - start));
    } catch (CharacterCodingException e) {
      throw refusal(Kind.ENCODING, "the text is not UTF-8");
    }
  }

  private ExpressionFormatException control(byte b) {
    return b == 0
        ? refusal(Kind.ENCODING, "a NUL byte; the file is binary or UTF-16, UTF-8 is needed")
        : refusal(Kind.ENCODING, "a carriage return within a line; lines end with LF or CR LF");
  }

  private ExpressionFormatException tooLong() {
    String hint = line == 1 ? "; is the table transposed? Genes go in rows" : "";
    return refusal(
        Kind.TOO_LARGE, "the line has more than " + limits.maxLineBytes() + " bytes" + hint);
  }

  private ExpressionFormatException refusal(Kind kind, String problem) {
    return new ExpressionFormatException(kind, Place.line(Math.max(1, line)), problem);
  }

  private void makeRoom() {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      next = 0;
      start = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
  }

  private void fill() {
    try {
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        ended = true;
        return;
      }
      digest.update(buffer, filled, read);
      filled += read;
      bytes += read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes > limits.maxBytes()) {
      throw refusal(
          Kind.TOO_LARGE, "the file has more than " + limits.maxBytes() + " bytes, decompressed");
    }
  }

  /** The line as text. */
  String text() {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  boolean isBlank() {
    return start == end;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Number of the line, from 1. */
  long line() {
    return line;
  }

  /** SHA-256 (hex) over the decompressed bytes; to be asked once, after the last line. */
  String sha256() {
    return Sha256.hex(digest.digest());
  }

  @Override
  public void close() {
    if (gzip != null) {
      gzip.close();
    }
  }
}
