package org.chemosign.security.smart.page;

import java.util.Locale;
import java.util.Map;

/** Signing in and what can go wrong with it. */
public final class SignInPage {

  private SignInPage() {}

  /** The form; a failure says the same whatever was wrong. */
  public static String form(Locale locale, Map<String, String> hidden, boolean failed) {
    PageText text = PageText.in(locale);
    String body =
        """
        %s<form method="post" action="/login">%s
        <label>%s <input type="text" name="username" autocomplete="username" required autofocus></label>
        <label>%s <input type="password" name="password" autocomplete="current-password" required></label>
        <button type="submit">%s</button></form>
        """
            .formatted(
                failed ? PageFrame.alert(text, "sign-in.failed") : "",
                PageFrame.hidden(hidden),
                text.html("sign-in.user"),
                text.html("sign-in.password"),
                text.html("sign-in.submit"));
    return PageFrame.page(text, "sign-in.title", body);
  }

  /** Too many attempts. */
  public static String wait(Locale locale) {
    PageText text = PageText.in(locale);
    return PageFrame.page(text, "sign-in.title", PageFrame.alert(text, "sign-in.wait"));
  }

  /** A request of an app that cannot be answered by sending the person back to it. */
  public static String badRequest(Locale locale) {
    PageText text = PageText.in(locale);
    return PageFrame.page(text, "bad-request.title", PageFrame.alert(text, "bad-request.text"));
  }
}
