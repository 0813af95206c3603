package org.chemosign.security.smart.page;

import static org.chemosign.security.smart.page.PageText.escape;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What all pages share: the frame, the style, hidden fields, and the policy that they meet. */
public final class PageFrame {

  private static final String STYLE =
      """
      body{font:1.05rem/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;\
      color:#1b1b1b;background:#fff}
      h1{font-size:1.5rem}label{display:block;margin:.6rem 0}
      input[type=text],input[type=password],select{display:block;width:100%;box-sizing:border-box;\
      font:inherit;padding:.5rem;border:1px solid #555;border-radius:4px}
      button{font:inherit;padding:.6rem 1.2rem;margin:.8rem .6rem 0 0;border:1px solid #0b4f8a;\
      border-radius:4px;background:#0b4f8a;color:#fff}
      button.plain{background:#fff;color:#0b4f8a}
      fieldset{margin:1rem 0;border:1px solid #777;border-radius:4px}
      .error{border-left:4px solid #a4000f;padding:.4rem .8rem}
      code{overflow-wrap:anywhere}
      :focus{outline:3px solid #d46b00;outline-offset:2px}
      """;

  private PageFrame() {}

  /**
   * The Content-Security-Policy of the pages: no script, our style, and forms that end here or,
   * since browsers count redirects of a form as its target, at registered apps.
   */
  public static String policy(List<String> appOrigins) {
    return "default-src 'none'; style-src 'sha256-%s'; form-action 'self' %s; base-uri 'none'; frame-ancestors 'none'"
        .formatted(styleDigest(), String.join(" ", appOrigins));
  }

  private static String styleDigest() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String page(PageText text, String titleKey, String body) {
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <title>%s - ChemoSign</title><style>%s</style></head>
        <body><main><h1>%s</h1>
        %s
        </main></body></html>
        """
        .formatted(text.language(), text.html(titleKey), STYLE, text.html(titleKey), body);
  }

  static String alert(PageText text, String key) {
    return "<p class=\"error\" role=\"alert\">" + text.html(key) + "</p>\n";
  }

  static String hidden(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                    .formatted(escape(field.getKey()), escape(field.getValue())))
        .collect(Collectors.joining());
  }
}
