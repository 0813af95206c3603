package org.chemosign.security.smart.page;

import static org.chemosign.security.smart.page.PageText.escape;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chemosign.security.smart.account.ClientAccount;
import org.chemosign.security.smart.page.PatientDirectory.Card;

/**
 * Where a person who is signed in starts an app for a patient, or signs out.
 *
 * @param user name of the person
 * @param hidden hidden fields of the forms
 * @param apps apps that can be launched from here
 * @param patients patients to choose from
 */
public record AppsPage(
    String user, Map<String, String> hidden, List<ClientAccount> apps, List<Card> patients) {

  /** The page. */
  public String html(Locale locale) {
    PageText text = PageText.in(locale);
    String fields = PageFrame.hidden(hidden);
    String body =
        "<p>%s</p>%s<form method=\"post\" action=\"/logout\">%s<button class=\"plain\" type=\"submit\">%s</button></form>"
            .formatted(
                text.html("apps.signed-in", user),
                apps.isEmpty() || patients.isEmpty() ? "" : launch(text, fields),
                fields,
                text.html("apps.sign-out"));
    return PageFrame.page(text, "apps.title", body);
  }

  private String launch(PageText text, String fields) {
    String choices =
        apps.stream().map(app -> option(app.id(), app.name())).collect(Collectors.joining());
    String people =
        patients.stream()
            .map(patient -> option(patient.id(), patient.label()))
            .collect(Collectors.joining());
    return """
        <form method="post" action="/launch">%s
        <label>%s <select name="client">%s</select></label>
        <label>%s <select name="patient">%s</select></label>
        <button type="submit">%s</button></form>
        """
        .formatted(
            fields,
            text.html("apps.app"),
            choices,
            text.html("consent.patient"),
            people,
            text.html("apps.launch"));
  }

  private static String option(String value, String label) {
    return "<option value=\"%s\">%s</option>".formatted(escape(value), escape(label));
  }
}
