package org.chemosign.training;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A table of text with a header line, separated by tabs, semicolons or commas, whichever the header
 * has (in this order), plain or gzip, UTF-8. Cells may stand in double quotes.
 *
 * @param file where it was read from, for messages
 * @param header names of the columns
 * @param rows as many cells as the header, each
 */
public record DelimitedTable(Path file, List<String> header, List<List<String>> rows) {

  private static final int MOST_BYTES = 256 << 20;

  /**
   * Reads a table.
   *
   * @throws TrainingDataException when it cannot be read; names file and line
   */
  public static DelimitedTable read(Path file) {
    List<String> lines = text(file).lines().toList();
    if (lines.isEmpty()) {
      throw new TrainingDataException(file + ": the file is empty");
    }
    char separator = separator(lines.get(0));
    List<String> header = cells(lines.get(0), separator);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = cells(lines.get(i), separator);
      if (!lines.get(i).isBlank()) {
        if (cells.size() != header.size()) {
          throw new TrainingDataException(
              "%s: line %d has %d cells, the header has %d"
                  .formatted(file, i + 1, cells.size(), header.size()));
        }
        rows.add(cells);
      }
    }
    return new DelimitedTable(file, header, rows);
  }

  /**
   * Number of a column.
   *
   * @throws TrainingDataException when there is none of the name, or several
   */
  public int column(String name) {
    int column = header.indexOf(name);
    if (column < 0 || header.lastIndexOf(name) != column) {
      throw new TrainingDataException(
          "%s: there %s a column '%s'; the columns are %s"
              .formatted(file, column < 0 ? "is not" : "is more than", name, header));
    }
    return column;
  }

  /** Whether there is a column of a name. */
  public boolean has(String name) {
    return header.contains(name);
  }

  /**
   * A cell as a number; NaN for an empty one, NA, NaN or null.
   *
   * @throws TrainingDataException when it is none; names line, column and value
   */
  public double number(int row, int column) {
    String cell = rows.get(row).get(column);
    if (cell.isEmpty() || List.of("NA", "NaN", "nan", "null").contains(cell)) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw notANumber(row, column, cell);
    }
    throw notANumber(row, column, cell);
  }

  private TrainingDataException notANumber(int row, int column, String cell) {
    return new TrainingDataException(
        "%s: data row %d, column '%s': '%s' is not a number"
            .formatted(file, row + 1, header.get(column), cell));
  }

  private static char separator(String header) {
    if (header.indexOf('\t') >= 0) {
      return '\t';
    }
    return header.indexOf(';') >= 0 ? ';' : ',';
  }

  private static List<String> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          cell.append(line.charAt(++i));
        } else {
          quoted = !quoted;
        }
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private static String text(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      try (InputStream plain = gzip ? new GZIPInputStream(in) : in) {
        byte[] bytes = plain.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new TrainingDataException(file + ": larger than 256 MiB");
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      }
    } catch (NoSuchFileException e) {
      throw new TrainingDataException(file + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new TrainingDataException(file + ": not UTF-8", e);
    } catch (IOException e) {
      throw new TrainingDataException(file + ": cannot be read", e);
    }
  }
}
