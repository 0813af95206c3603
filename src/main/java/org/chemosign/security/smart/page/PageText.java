package org.chemosign.security.smart.page;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.web.util.HtmlUtils;

/** The sentences of the pages in the language of the reader: French, else English. */
final class PageText {

  private static final String BUNDLE = "org.chemosign.security.smart.page.messages";

  private final Locale locale;
  private final ResourceBundle messages;

  private PageText(Locale locale) {
    this.locale = locale;
    this.messages =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  static PageText in(Locale wanted) {
    return new PageText(
        Locale.FRENCH.getLanguage().equals(wanted.getLanguage()) ? Locale.FRENCH : Locale.ENGLISH);
  }

  String language() {
    return locale.getLanguage();
  }

  /** A sentence with what it is about, ready for HTML. */
  String html(String key, Object... about) {
    return escape(new MessageFormat(messages.getString(key), locale).format(about));
  }

  static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
