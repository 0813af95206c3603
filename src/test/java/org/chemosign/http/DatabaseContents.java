package org.chemosign.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * All that a PostgreSQL database holds, to look for a word in it: every column of every table of
 * every schema, large objects, and the samples that the planner keeps. The word is found in any
 * case, as base64, as hex, and in what is compressed.
 */
final class DatabaseContents implements AutoCloseable {

  /** Tables whose rows are read one by one, as those of the system are. */
  private static final String TABLES =
      "select quote_ident(table_schema) || '.' || quote_ident(table_name)"
          + " from information_schema.tables where table_type = 'BASE TABLE'"
          + " and table_schema not in ('pg_catalog', 'information_schema') order by 1";

  private final Connection connection;

  DatabaseContents(String url) throws SQLException {
    connection = DriverManager.getConnection(url);
  }

  /** Where a word is: tables with columns, large objects, samples. */
  Set<String> places(String word) throws SQLException, IOException {
    List<String> forms = forms(word);
    Set<String> places = new TreeSet<>();
    for (String table : tables()) {
      look("select * from " + table, table, forms, places);
    }
    look("select lo_get(oid) as bytes from pg_largeobject_metadata", "large", forms, places);
    look(
        "select most_common_vals::text, histogram_bounds::text from pg_stats",
        "pg_stats",
        forms,
        places);
    return places;
  }

  /** Renews the samples that the planner keeps. */
  void analyze() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze");
    }
  }

  private List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private void look(String sql, String name, List<String> forms, Set<String> places)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          String text = text(rows, column);
          if (forms.stream().anyMatch(text::contains)) {
            places.add(name + "." + rows.getMetaData().getColumnName(column));
          }
        }
      }
    }
  }

  private static String text(ResultSet rows, int column) throws SQLException, IOException {
    boolean bytes = rows.getMetaData().getColumnTypeName(column).equals("bytea");
    String text = bytes ? text(rows.getBytes(column)) : rows.getString(column);
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static String text(byte[] bytes) throws IOException {
    if (bytes == null) {
      return null;
    }
    boolean zipped = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    if (!zipped) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** The word itself, in hex, and in base64 wherever it begins in the text that was encoded. */
  private static List<String> forms(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    List<String> forms = new ArrayList<>(List.of(word, HexFormat.of().formatHex(bytes)));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      forms.add(encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 1));
    }
    return forms.stream().map(form -> form.toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
