package org.chemosign.security.smart.page;

import static org.chemosign.security.smart.page.PageText.escape;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chemosign.security.access.SmartScope;
import org.chemosign.security.smart.page.PatientDirectory.Card;

/**
 * A person lets an app do things, for one patient where the app asks for one.
 *
 * @param app name of the app
 * @param user name of the person
 * @param fields hidden fields of the form
 * @param scopes what the app asks for
 * @param patients the choice; empty when none is needed
 * @param search what was searched for among patients
 */
public record ConsentPage(
    String app,
    String user,
    Map<String, String> fields,
    Collection<String> scopes,
    Optional<List<Card>> patients,
    String search) {

  private static final int FEW = 10;

  /** The page. */
  public String html(Locale locale) {
    PageText text = PageText.in(locale);
    String hidden = PageFrame.hidden(fields);
    String body =
        """
        <p>%s</p>
        %s
        <form method="post" action="/oauth2/authorize">%s
        %s
        <fieldset><legend>%s</legend>%s</fieldset>
        <button type="submit">%s</button></form>
        <form method="post" action="/oauth2/authorize">%s<button class="plain" type="submit">%s</button></form>
        """
            .formatted(
                text.html("consent.question", app, user),
                patients.map(found -> searchForm(text, found)).orElse(""),
                hidden,
                patients.map(found -> choice(text, found)).orElse(""),
                text.html("consent.scopes"),
                boxes(text),
                text.html("consent.allow"),
                hidden,
                text.html("consent.deny"));
    return PageFrame.page(text, "consent.title", body);
  }

  private String searchForm(PageText text, List<Card> found) {
    if (search.isEmpty() && found.size() < FEW) {
      return "";
    }
    return """
        <form method="get" action="/consent">%s<label>%s <input type="text" name="q" value="%s"></label>
        <button class="plain" type="submit">%s</button></form>
        """
        .formatted(
            PageFrame.hidden(fields),
            text.html("consent.search"),
            escape(search),
            text.html("consent.find"));
  }

  private static String choice(PageText text, List<Card> found) {
    if (found.isEmpty()) {
      return PageFrame.alert(text, "consent.no-patient");
    }
    StringBuilder choice =
        new StringBuilder("<fieldset><legend>" + text.html("consent.patient") + "</legend>");
    for (Card card : found) {
      choice.append(
          "<label><input type=\"radio\" name=\"patient\" value=\"%s\" required%s> %s</label>"
              .formatted(
                  escape(card.id()), found.size() == 1 ? " checked" : "", escape(card.label())));
    }
    return choice.append("</fieldset>").toString();
  }

  private String boxes(PageText text) {
    StringBuilder boxes = new StringBuilder();
    for (String scope : scopes) {
      boxes.append(
          "<label><input type=\"checkbox\" name=\"scope\" value=\"%s\" checked> %s <code>%s</code></label>"
              .formatted(escape(scope), meaning(text, scope), escape(scope)));
    }
    return boxes.toString();
  }

  private static String meaning(PageText text, String scope) {
    return SmartScope.parse(scope)
        .map(
            clinical ->
                text.html(
                    "scope." + clinical.context().name().toLowerCase(Locale.ROOT),
                    clinical.type().equals("*") ? "" : clinical.type()))
        .orElseGet(() -> text.html("scope." + scope.replace('/', '-')));
  }
}
