package org.chemosign.security.abuse;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * What a narrative may be made of: the formatting elements of R4's rule txt-1, without scripts,
 * handlers of events, frames, forms, or addresses that a browser would run or fetch by itself.
 */
final class NarrativeRules {

  private static final Set<String> ELEMENTS =
      Set.of(
          "div",
          "p",
          "span",
          "br",
          "hr",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "a",
          "img",
          "b",
          "i",
          "u",
          "s",
          "em",
          "strong",
          "small",
          "big",
          "tt",
          "sub",
          "sup",
          "del",
          "ins",
          "dfn",
          "code",
          "samp",
          "kbd",
          "var",
          "cite",
          "abbr",
          "acronym",
          "blockquote",
          "q",
          "pre",
          "bdo",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "table",
          "caption",
          "colgroup",
          "col",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "td",
          "th",
          "address",
          "strike",
          "font",
          "center");

  private static final Pattern LINK =
      Pattern.compile("(?i)(https?:|mailto:|tel:|urn:|#|[^:]*$|[^:]*[/?#]).*");
  private static final Pattern IMAGE =
      Pattern.compile("(?i)(#|data:image/(png|jpeg|gif);base64,|[^:/][^:]*$).*");
  private static final Pattern ACTIVE_STYLE =
      Pattern.compile("(?i)expression|javascript|@import|url\\s*\\(|behaviou?r|-moz-binding|\\\\");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\s\\p{Cf}]");

  private NarrativeRules() {}

  /** What speaks against a narrative. */
  static Optional<String> problem(XhtmlNode node) {
    if (node.getNodeType() == NodeType.Element) {
      String name = String.valueOf(node.getName()).toLowerCase(Locale.ROOT);
      if (!ELEMENTS.contains(name)) {
        return Optional.of("a narrative has no element <" + shortened(name) + ">");
      }
      Optional<String> attribute =
          node.getAttributes().entrySet().stream()
              .flatMap(entry -> attribute(name, entry.getKey(), entry.getValue()).stream())
              .findFirst();
      if (attribute.isPresent()) {
        return attribute;
      }
    } else if (node.getNodeType() != NodeType.Text
        && node.getNodeType() != NodeType.Document
        && node.getNodeType() != NodeType.Comment) {
      return Optional.of("a narrative has elements and text alone");
    }
    return node.getChildNodes().stream().flatMap(child -> problem(child).stream()).findFirst();
  }

  private static Optional<String> attribute(String element, String name, String value) {
    String attribute = name.toLowerCase(Locale.ROOT);
    String address = INVISIBLE.matcher(value == null ? "" : value).replaceAll("");
    boolean safe =
        switch (attribute) {
          case "href" -> "a".equals(element) && LINK.matcher(address).matches();
          case "src" -> "img".equals(element) && IMAGE.matcher(address).matches();
          case "style" -> !ACTIVE_STYLE.matcher(address).find();
          case "background", "action", "formaction", "srcset", "srcdoc", "xlink:href" -> false;
          default -> !attribute.startsWith("on");
        };
    return safe
        ? Optional.empty()
        : Optional.of(
            "a narrative has no attribute "
                + shortened(attribute)
                + " of <"
                + shortened(element)
                + "> that runs or fetches something");
  }

  private static String shortened(String name) {
    String plain = name.replaceAll("[^a-z0-9:_-]", "?");
    return plain.length() > 40 ? plain.substring(0, 40) : plain;
  }
}
