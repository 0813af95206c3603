package org.chemosign.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The seeds of a fuzz target, and mutations of them, the same ones every time. It needs no
 * instrumentation, and so runs with all tests; {@code src/build/fuzz.sh} goes on from the same
 * seeds, guided by coverage.
 */
public final class Mutations {

  private static final Path SEEDS = Path.of("src", "test", "fuzz");
  private static final int LONGEST = 1 << 16;
  private static final List<String> PIECES =
      List.of(
          "\t",
          "\n",
          "\r\n",
          ",",
          "\"",
          "'",
          "\0",
          "NaN",
          "1e999",
          "-1",
          "0x1p3",
          "1.0d",
          "1,5",
          "{",
          "}",
          "[",
          "]",
          "<",
          "</",
          "<!DOCTYPE",
          "&#0;",
          "\uFEFF",
          "\u2028",
          "%",
          "%00",
          "_has:",
          ":",
          ".",
          "=",
          "&",
          "\u001f\u008b");

  private Mutations() {}

  /** Hands every seed, and so many mutations of it, to a target. */
  public static void each(String target, int mutations, Consumer<byte[]> body) {
    List<byte[]> seeds = seeds(target);
    if (seeds.isEmpty()) {
      throw new AssertionError("no seeds in " + SEEDS.resolve(target));
    }
    Random random = new Random(20_261_124);
    for (byte[] seed : seeds) {
      body.accept(seed);
      for (int i = 0; i < mutations; i++) {
        byte[] mutated = seed;
        for (int step = random.nextInt(4); step >= 0; step--) {
          mutated = mutated(mutated, seeds, random);
        }
        body.accept(mutated);
      }
    }
  }

  private static List<byte[]> seeds(String target) {
    try (Stream<Path> files = Files.list(SEEDS.resolve(target))) {
      return files.sorted().map(Mutations::bytes).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] mutated(byte[] from, List<byte[]> seeds, Random random) {
    int at = random.nextInt(from.length + 1);
    int end = at + random.nextInt(Math.min(64, from.length - at + 1));
    byte[] piece = Arrays.copyOfRange(from, at, end);
    return switch (random.nextInt(6)) {
      case 0 -> spliced(from, at, end, new byte[0]);
      case 1 -> spliced(from, at, at, piece);
      case 2 -> spliced(from, at, at, repeated(piece, random.nextInt(200)));
      case 3 -> spliced(from, at, end, text(random));
      case 4 -> flipped(from, at, random);
      default -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        yield spliced(
            from, at, from.length, Arrays.copyOfRange(other, at % other.length, other.length));
      }
    };
  }

  private static byte[] text(Random random) {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] flipped(byte[] from, int at, Random random) {
    byte[] flipped = from.clone();
    if (at < flipped.length) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] repeated(byte[] piece, int times) {
    byte[] repeated = new byte[piece.length * times];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = piece[i % piece.length];
    }
    return repeated;
  }

  private static byte[] spliced(byte[] from, int at, int end, byte[] piece) {
    byte[] spliced = Arrays.copyOf(from, at + piece.length + from.length - end);
    System.arraycopy(piece, 0, spliced, at, piece.length);
    System.arraycopy(from, end, spliced, at + piece.length, from.length - end);
    return spliced.length > LONGEST ? Arrays.copyOf(spliced, LONGEST) : spliced;
  }
}
