package org.chemosign.report;

import java.util.List;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * A narrative's document under construction. Text is only ever added as text nodes, which are
 * escaped when written, so nothing from outside can become markup.
 */
final class Xhtml {

  private final XhtmlNode root = new XhtmlNode(NodeType.Element, "div");

  Xhtml(String language) {
    root.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
    root.setAttribute("lang", language);
    root.setAttribute("xml:lang", language);
  }

  XhtmlNode root() {
    return root;
  }

  Xhtml heading(String text) {
    add(root, "h3", text);
    return this;
  }

  Xhtml paragraph(String text) {
    add(root, "p", text);
    return this;
  }

  /** A paragraph that stands out. */
  Xhtml notice(String text) {
    add(add(root, "p", ""), "b", text);
    return this;
  }

  /** The line that says who stands behind the report; {@link StatusLine} finds it again. */
  Xhtml status(String text) {
    root.getChildNodes().add(StatusLine.node(text));
    return this;
  }

  /** An {@code ol} or {@code ul}; nothing at all without items. */
  Xhtml list(String tag, List<String> items) {
    if (items.isEmpty()) {
      return this;
    }
    XhtmlNode list = root.addTag(tag);
    items.forEach(item -> add(list, "li", item));
    return this;
  }

  Xhtml table(List<String> header, List<List<String>> rows) {
    XhtmlNode table = root.addTag("table");
    table.setAttribute("border", "1");
    table.setAttribute("cellspacing", "0");
    table.setAttribute("cellpadding", "4");
    row(table.addTag("thead"), "th", header);
    XhtmlNode body = table.addTag("tbody");
    rows.forEach(cells -> row(body, "td", cells));
    return this;
  }

  private static void row(XhtmlNode parent, String tag, List<String> cells) {
    XhtmlNode row = parent.addTag("tr");
    cells.forEach(cell -> add(row, tag, cell));
  }

  private static XhtmlNode add(XhtmlNode parent, String tag, String text) {
    XhtmlNode node = parent.addTag(tag);
    if (!text.isEmpty()) {
      node.addText(Plain.text(text));
    }
    return node;
  }
}
