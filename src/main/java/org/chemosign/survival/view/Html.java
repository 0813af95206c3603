package org.chemosign.survival.view;

import java.util.List;

/** A page of HTML 5; every text is escaped. */
final class Html {

  private static final String STYLE =
      """
      @page { size: A4; margin: 10mm 11mm }
      * { box-sizing: border-box }
      body { font: 9.6pt/1.38 Helvetica, Arial, "Liberation Sans", "DejaVu Sans", sans-serif;
        color: #222; background: #fff; max-width: 720px; margin: 14px auto; padding: 0 8px }
      h1 { font-size: 15pt; margin: 0 }
      h2 { font-size: 10.8pt; margin: 10px 0 3px; border-bottom: 1px solid #ccc }
      h3 { font-size: 9.6pt; margin: 5px 0 2px }
      p { margin: 3px 0 }
      .subject { font-size: 11.5pt; color: #333 }
      .only { font-weight: bold; color: #8a3800 }
      .small { font-size: 8.2pt; color: #555 }
      .box { border: 1.5px solid #0072b2; border-radius: 4px; padding: 2px 10px 4px; margin: 6px 0 }
      .box h2 { border: 0; margin: 3px 0; color: #005a8c }
      ul { margin: 2px 0; padding-left: 17px }
      table { border-collapse: collapse; width: 100%; font-size: 8.6pt; margin: 2px 0 }
      th { text-align: right; font-weight: normal; color: #555; border-bottom: 1px solid #999 }
      td { text-align: right; border-bottom: 1px solid #e4e4e4 }
      th, td { padding: 1.5px 6px; vertical-align: top }
      th:first-child, td:first-child { text-align: left; padding-left: 0 }
      table.words th, table.words td { text-align: left }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 12px; margin: 4px 0;
        font-size: 8.8pt }
      dt { color: #555 }
      dd { margin: 0 }
      svg { display: block; max-width: 100%; height: auto }
      .pair { display: flex; gap: 8px; align-items: center }
      .half { width: calc(50% - 4px) }
      @media (max-width: 560px) { .pair { flex-wrap: wrap } .half { width: 100% } }
      .rest { flex: 1 }
      .keep { break-inside: avoid }
      h2 { break-after: avoid }
      @media print {
        body { font-size: 8pt; line-height: 1.28; margin: 0; padding: 0; max-width: none }
        h1 { font-size: 13pt } .subject { font-size: 10pt } h2 { font-size: 9.2pt; margin-top: 6px }
        h3 { font-size: 8.4pt; margin-top: 2px } table, dl { font-size: 7.6pt } dl { margin: 2px 0 }
        .small { font-size: 7.2pt } th, td { padding: 0.5px 5px } p { margin: 1.5px 0 }
      }
      """;

  private final StringBuilder out = new StringBuilder(1 << 16);

  void start(String language, String title) {
    out.append("<!DOCTYPE html>\n<html lang=\"").append(language).append("\">\n<head>\n");
    out.append("<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<title>").append(escaped(title)).append("</title>\n");
    out.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
  }

  String end() {
    return out.append("</main>\n</body>\n</html>\n").toString();
  }

  void element(String tag, String text) {
    out.append('<').append(tag).append('>').append(escaped(text));
    out.append("</").append(tag).append(">\n");
  }

  void classed(String tag, String type, String text) {
    out.append('<').append(tag).append(" class=\"").append(type).append("\">");
    out.append(escaped(text)).append("</").append(tag).append(">\n");
  }

  void open(String tag, String type) {
    out.append('<').append(tag);
    if (!type.isEmpty()) {
      out.append(" class=\"").append(type).append('"');
    }
    out.append(">\n");
  }

  void close(String tag) {
    out.append("</").append(tag).append(">\n");
  }

  /** Markup that is safe as it is, such as a drawing. */
  void raw(String markup) {
    out.append(markup);
  }

  void items(List<String> items) {
    out.append("<ul>\n");
    items.forEach(item -> element("li", item));
    out.append("</ul>\n");
  }

  void facts(List<List<String>> facts) {
    out.append("<dl>\n");
    for (List<String> fact : facts) {
      element("dt", fact.get(0));
      element("dd", fact.get(1));
    }
    out.append("</dl>\n");
  }

  /** A table of numbers; its first row is the heading. Nothing where there is a heading only. */
  void table(List<List<String>> rows) {
    if (rows.size() > 1) {
      out.append("<table>\n");
      rows(rows);
    }
  }

  /** A table of words. */
  void words(List<List<String>> rows) {
    out.append("<table class=\"words\">\n");
    rows(rows);
  }

  private void rows(List<List<String>> rows) {
    row("th", rows.get(0));
    rows.stream().skip(1).forEach(row -> row("td", row));
    out.append("</table>\n");
  }

  private void row(String tag, List<String> cells) {
    out.append("<tr>");
    for (String cell : cells) {
      out.append('<').append(tag).append('>').append(escaped(cell));
      out.append("</").append(tag).append('>');
    }
    out.append("</tr>\n");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\p{Cntrl}&&[^\t]]", "\uFFFD");
  }
}
