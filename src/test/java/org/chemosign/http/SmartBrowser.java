package org.chemosign.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * A person's browser without scripts: keeps cookies, shows redirects instead of following them, and
 * fills the pages of the authorisation server.
 */
public final class SmartBrowser {

  /** The password of every user of the accounts of the tests. */
  public static final String PASSWORD = "synthetic-password";

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http;
  private final String origin;

  /** A browser of a server, with what it trusts. */
  SmartBrowser(String origin, SSLContext tls) {
    this.origin = origin;
    this.http =
        HttpClient.newBuilder()
            .sslContext(tls)
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .build();
  }

  /** GET of a path, or of an absolute address. */
  public WebAnswer get(String address, String... headers) {
    return send(HttpRequest.newBuilder(uri(address)).GET(), headers);
  }

  /** POST of a form. */
  public WebAnswer post(String address, Map<String, String> form, String... headers) {
    return postForm(address, encoded(form), headers);
  }

  /** POST of an encoded form, in which fields may occur again. */
  public WebAnswer postForm(String address, String form, String... headers) {
    return send(
        HttpRequest.newBuilder(uri(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)),
        headers);
  }

  private URI uri(String address) {
    return URI.create(address.startsWith("/") ? origin + address : address);
  }

  private WebAnswer send(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return new WebAnswer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The session cookie; empty text when there is none. */
  public String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("chemosign-session"))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Signs in by the form; where it goes on is in the answer. */
  public WebAnswer signIn(String user, String password) {
    WebAnswer form = get("/login");
    return post(
        "/login", Map.of("username", user, "password", password, "_csrf", form.hidden("_csrf")));
  }

  /**
   * Asks to authorise, signing in where the server wants it; ends at the consent page's address.
   */
  public WebAnswer authorize(String user, Map<String, String> request) {
    WebAnswer answer = get("/oauth2/authorize?" + encoded(request));
    if (answer.location().endsWith("/login")) {
      answer = get(signIn(user, PASSWORD).location());
    }
    return answer;
  }

  /** Consents to scopes on the page that an address shows. */
  public WebAnswer consent(
      WebAnswer asked, Map<String, String> further, Collection<String> scopes) {
    WebAnswer page = get(asked.location());
    List<String> form = new ArrayList<>();
    form.add("client_id=" + encoded(page.hidden("client_id")));
    form.add("state=" + encoded(page.hidden("state")));
    scopes.forEach(scope -> form.add("scope=" + encoded(scope)));
    if (!further.isEmpty()) {
      form.add(encoded(further));
    }
    return postForm("/oauth2/authorize", String.join("&", form));
  }

  /** A form of fields that occur once. */
  public static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
