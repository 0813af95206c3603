package org.chemosign.operation.validate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chemosign.report.Canonicals;
import org.chemosign.survival.ValidationResult;
import org.chemosign.survival.view.ValidationHtml;
import org.chemosign.survival.view.ValidationJson;
import org.chemosign.survival.view.ViewLanguage;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The pages of a validation for people, and all its numbers as JSON: a DocumentReference about the
 * report, and a Binary each.
 *
 * @param report the MeasureReport
 * @param group the cohort
 */
record ValidationPages(Reference report, String group) {

  /** The resources, each with an identifier of its own. */
  List<Resource> of(ValidationResult score, Optional<ValidationResult> call) {
    DocumentReference document = new DocumentReference();
    document.setId(UUID.randomUUID().toString());
    document.setStatus(DocumentReferenceStatus.CURRENT);
    document.setType(
        new CodeableConcept()
            .addCoding(
                new Coding()
                    .setSystem(Canonicals.codeSystem("item"))
                    .setCode("signature-validation-report")));
    document.setSubject(new Reference(group));
    document.setDate(new Date());
    document.getContext().addRelated(report.copy());
    List<Resource> all = new ArrayList<>();
    call.ifPresent(result -> all.addAll(pages(document, "call", result)));
    all.addAll(pages(document, "score", score));
    all.add(document);
    return all;
  }

  private List<Resource> pages(DocumentReference document, String what, ValidationResult result) {
    Binary page = binary("text/html", ValidationHtml.write(result, ViewLanguage.EN));
    Binary numbers = binary("application/json", ValidationJson.write(result));
    attach(document, page, "Validation of the " + what + ", for people");
    attach(document, numbers, "Validation of the " + what + ", all numbers");
    return List.of(page, numbers);
  }

  private Binary binary(String type, String content) {
    Binary binary = new Binary();
    binary.setId(UUID.randomUUID().toString());
    binary.setContentType(type);
    binary.setSecurityContext(new Reference(group));
    binary.setData(content.getBytes(StandardCharsets.UTF_8));
    return binary;
  }

  private static void attach(DocumentReference document, Binary binary, String title) {
    document
        .addContent()
        .setAttachment(
            new Attachment()
                .setContentType(binary.getContentType())
                .setUrl("Binary/" + binary.getIdElement().getIdPart())
                .setSize(binary.getData().length)
                .setTitle(title));
  }
}
