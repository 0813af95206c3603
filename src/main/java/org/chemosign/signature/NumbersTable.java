package org.chemosign.signature;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A tab-separated table of a pack: one header line, then as many cells in every line. Cells are
 * read on demand; a cell that is not what it should be is a fault that names line and column.
 */
final class NumbersTable {

  private final String pack;
  private final String file;
  private final List<String> header;
  private final List<String[]> lines = new ArrayList<>();

  /** Reads a table in UTF-8 with LF or CRLF line ends. */
  NumbersTable(String pack, String file, byte[] bytes) {
    this.pack = pack;
    this.file = file;
    List<String> all = decode(bytes).lines().toList();
    if (all.isEmpty()) {
      throw fault("the file is empty");
    }
    header = List.of(all.get(0).split("\t", -1));
    for (int i = 1; i < all.size(); i++) {
      String[] cells = all.get(i).split("\t", -1);
      if (cells.length != header.size()) {
        throw fault("line " + (i + 1) + " has " + cells.length + " cells, not " + header.size());
      }
      lines.add(cells);
    }
  }

  private String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw fault("the file is not UTF-8");
    }
  }

  SignaturePackException fault(String what) {
    return new SignaturePackException(pack, file, what);
  }

  private SignaturePackException fault(int row, int column, String what) {
    String cell = SignaturePackException.quoted(lines.get(row)[column]);
    return fault("line " + (row + 2) + ", column " + header.get(column) + ": " + cell + " " + what);
  }

  List<String> header() {
    return header;
  }

  /** Refuses any other header. */
  void requireHeader(List<String> columns) {
    if (!header.equals(columns)) {
      throw fault("the columns have to be " + String.join(", ", columns));
    }
  }

  int size() {
    return lines.size();
  }

  String text(int row, int column) {
    String text = lines.get(row)[column];
    if (text.isBlank()) {
      throw fault(row, column, "is empty");
    }
    return text;
  }

  double number(int row, int column) {
    double value;
    try {
      value = Double.parseDouble(text(row, column));
    } catch (NumberFormatException e) {
      throw fault(row, column, "is not a number");
    }
    if (!Double.isFinite(value)) {
      throw fault(row, column, "is not a finite number");
    }
    return value;
  }

  double positive(int row, int column) {
    double value = number(row, column);
    if (value <= 0) {
      throw fault(row, column, "is not positive");
    }
    return value;
  }

  double notNegative(int row, int column) {
    double value = number(row, column);
    if (value < 0) {
      throw fault(row, column, "is negative");
    }
    return value;
  }

  /** A whole number from 0 on. */
  int count(int row, int column) {
    String text = text(row, column);
    if (!text.matches("0|[1-9][0-9]{0,8}")) {
      throw fault(row, column, "is not a whole number");
    }
    return Integer.parseInt(text);
  }

  /** A gene by symbol and NCBI Gene identifier. */
  SignatureGene gene(int row, int symbolColumn, int entrezColumn) {
    String entrez = text(row, entrezColumn);
    if (!entrez.matches("[1-9][0-9]{0,8}")) {
      throw fault(row, entrezColumn, "is not an NCBI Gene identifier");
    }
    return new SignatureGene(text(row, symbolColumn), Integer.parseInt(entrez));
  }
}
