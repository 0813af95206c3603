package org.chemosign.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * The line of a report's narrative that says in which state it is, who signed it and when, in the
 * report's language. It is written anew whenever the status changes.
 *
 * @param name the person's name
 * @param when the moment
 */
public record StatusLine(String name, Instant when) {

  private static final String CLASS = "chemosign-status";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  /** Says that the report is final. */
  public void signed(DiagnosticReport report, Optional<String> comment) {
    Messages messages = messages(report);
    String line = messages.text("status.final", Plain.text(name), MINUTE.format(when));
    write(
        report,
        line + comment.map(text -> messages.text("status.comment", Plain.text(text))).orElse(""));
  }

  /**
   * Says that the report replaces another.
   *
   * @param replaced {@code DiagnosticReport/id}
   */
  public void replaces(DiagnosticReport report, String replaced, String reason) {
    write(
        report,
        messages(report)
            .text(
                "status." + report.getStatus().toCode(),
                Plain.text(name),
                MINUTE.format(when),
                replaced,
                Plain.text(reason)));
  }

  /** Says that the report must not be used. */
  public void enteredInError(DiagnosticReport report, String reason) {
    write(
        report,
        messages(report)
            .text(
                "status.entered-in-error",
                Plain.text(name),
                MINUTE.format(when),
                Plain.text(reason)));
  }

  /** Puts a new conclusion into report and narrative. */
  public static void conclude(DiagnosticReport report, String conclusion) {
    String text = Plain.text(conclusion);
    Optional<XhtmlNode> old =
        nodes(report).stream()
            .filter(node -> report.hasConclusion() && report.getConclusion().equals(text(node)))
            .findFirst();
    XhtmlNode paragraph = paragraph(text);
    old.ifPresentOrElse(
        node -> nodes(report).set(nodes(report).indexOf(node), paragraph),
        () -> nodes(report).add(Math.min(1, nodes(report).size()), paragraph));
    report.setConclusion(text);
  }

  static XhtmlNode node(String text) {
    XhtmlNode line = paragraph(text);
    line.setAttribute("class", CLASS);
    return line;
  }

  private static XhtmlNode paragraph(String text) {
    XhtmlNode paragraph = new XhtmlNode(NodeType.Element, "p");
    paragraph.addText(text);
    return paragraph;
  }

  private static void write(DiagnosticReport report, String text) {
    List<XhtmlNode> nodes = nodes(report);
    Optional<XhtmlNode> earlier =
        nodes.stream().filter(node -> CLASS.equals(node.getAttribute("class"))).findFirst();
    earlier.ifPresentOrElse(
        node -> nodes.set(nodes.indexOf(node), node(text)),
        () -> nodes.add(Math.min(1, nodes.size()), node(text)));
  }

  private static List<XhtmlNode> nodes(DiagnosticReport report) {
    return report.getText().getDiv().getChildNodes();
  }

  private static String text(XhtmlNode node) {
    return node.allText();
  }

  private static Messages messages(DiagnosticReport report) {
    return new Messages(
        Optional.ofNullable(report.getLanguage())
            .flatMap(ReportLanguage::fromTag)
            .orElse(ReportLanguage.EN));
  }
}
