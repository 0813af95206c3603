package org.chemosign.cli;

import org.chemosign.survival.ValidationResult;
import org.chemosign.survival.view.ValidationHtml;
import org.chemosign.survival.view.ValidationJson;
import org.chemosign.survival.view.ValidationText;
import org.chemosign.survival.view.ViewLanguage;

/** The formats in which a validation is written. */
enum ValidationFormat {
  TEXT("text"),
  JSON("json"),
  HTML("html");

  private final String code;

  ValidationFormat(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  String write(ValidationResult result, ViewLanguage language) {
    return switch (this) {
      case TEXT -> ValidationText.write(result, language);
      case JSON -> ValidationJson.write(result);
      case HTML -> ValidationHtml.write(result, language);
    };
  }
}
