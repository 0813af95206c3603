package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chemosign.http.Hostile.refused;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that would cost memory, time or a look into the server's files. */
@ExtendWith(SharedServer.class)
class HostileBodyIT {

  private static final String XML = "application/fhir+xml";
  private static final String XHTML = "http://www.w3.org/1999/xhtml";
  private static final int BOMB = 200_000_000;

  private final Hostile hostile;
  private final FhirHttp fhir;
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer canary;
  private int before;

  HostileBodyIT(FhirHttp fhir) {
    this.fhir = fhir;
    this.hostile = new Hostile(fhir.base());
  }

  @BeforeEach
  void openCanary() throws IOException {
    before = fhir.count("Patient");
    canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
        });
    canary.start();
  }

  @AfterEach
  void nothingWasStoredOrFetched() {
    canary.stop(0);
    assertThat(asked).hasValue(0);
    assertThat(fhir.count("Patient")).isEqualTo(before);
  }

  @Test
  void externalEntitiesAreNotRead() {
    String url = "http://127.0.0.1:" + canary.getAddress().getPort() + "/x";
    for (String type :
        new String[] {
          "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
          "<!DOCTYPE p [<!ENTITY x SYSTEM \"" + url + "\">]>",
          "<!DOCTYPE p SYSTEM \"" + url + "\">",
          "<!DOCTYPE p [<!ENTITY % x SYSTEM \"" + url + "\"> %x;]>",
          bomb()
        }) {
      String patient = type + "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"";
      assertThat(refused(xml(patient + "&x;\"/></name></Patient>"), 400)).contains("document type");
      String declared = "<?xml version=\"1.0\"?>" + patient + "a\"/></name></Patient>";
      assertThat(refused(xml(declared), 400)).contains("document type");
      String div = type + "<div xmlns='" + XHTML + "'>&x;</div>";
      refused(hostile.send("POST", "/Patient", narrative(div)), 400);
    }
    String include =
        "<div xmlns='"
            + XHTML
            + "'><i xmlns:xi='http://www.w3.org/2001/XInclude'>"
            + "<xi:include href='file:///etc/passwd' parse='text'/></i></div>";
    refused(hostile.send("POST", "/Patient", narrative(include)), 400, 422);
  }

  private static String bomb() {
    StringBuilder entities = new StringBuilder("<!DOCTYPE p [<!ENTITY x0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      entities.append("<!ENTITY x").append(i).append(" \"");
      entities.append(("&x" + (i - 1) + ";").repeat(10)).append("\">");
    }
    return entities.append("<!ENTITY x \"&x29;\">]>").toString();
  }

  private java.net.http.HttpResponse<String> xml(String body) {
    return hostile.send(
        "POST", "/Patient", body, "Content-Type", XML, "Accept", "application/json");
  }

  private static String narrative(String div) {
    return "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\""
        + div.replace("\"", "\\\"")
        + "\"}}";
  }

  @Test
  void nestingIsBounded() {
    int deep = 20_000;
    String extension = "{\"url\":\"u\",\"extension\":[";
    refused(hostile.send("POST", "/Patient", "[".repeat(deep)), 400);
    refused(
        hostile.send(
            "POST",
            "/Patient",
            "{\"resourceType\":\"Patient\",\"extension\":["
                + extension.repeat(deep)
                + "]}".repeat(deep)
                + "]}"),
        400);
    refused(
        xml(
            "<Patient xmlns=\"http://hl7.org/fhir\">"
                + "<extension url=\"u\">".repeat(deep)
                + "</extension>".repeat(deep)
                + "</Patient>"),
        400);
    refused(
        hostile.send(
            "POST",
            "/Patient",
            narrative(
                "<div xmlns='"
                    + XHTML
                    + "'>"
                    + "<b>".repeat(deep)
                    + "</b>".repeat(deep)
                    + "</div>")),
        400);
    String parameters =
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"a\",\"part\":[";
    refused(
        hostile.send(
            "POST",
            "/Patient/$predict-chemosensitivity",
            parameters + "{\"name\":\"a\",\"part\":[".repeat(deep)),
        400);
  }

  @Test
  void numbersOfThingsAreBounded() {
    String name = "{\"family\":\"a\"},";
    String patient = "{\"resourceType\":\"Patient\",\"name\":[";
    refused(hostile.send("POST", "/Patient", patient + name.repeat(30_000) + "{}]}"), 413);
    refused(
        hostile.send(
            "POST",
            "/Patient",
            "{\"resourceType\":\"Patient\",\"a\":[" + "[[],[],[]],".repeat(400_000) + "[]]}"),
        413);
    refused(
        xml("<Patient xmlns=\"http://hl7.org/fhir\">" + "<active/>".repeat(30_000) + "</Patient>"),
        413);
    String family = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"";
    refused(hostile.send("POST", "/Patient", family + "a".repeat(1_100_000) + "\"}]}"), 400);
    refused(hostile.send("POST", "/Patient", family + "a\\u0000b\"}]}"), 400);
    String address = "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":";
    refused(hostile.send("POST", "/Patient", address + "1".repeat(1_000_000) + "}"), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "\"1e999999999\"", "1e-999999999", "\"1E-2000000000\""})
  void aNumberDoesNotFillTheMemory(String number) {
    String observation =
        "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
            + "\"valueQuantity\":{\"value\":"
            + number
            + "}}";
    refused(hostile.send("POST", "/Observation", observation), 400, 422);
    refused(
        hostile.send(
            "POST",
            "",
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + observation
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}"),
        400,
        422);
  }

  /** HAPI's parser fails over it. */
  @Test
  void aPropertyHasAName() {
    String family = "{\"resourceType\":\"Patient\",\"name\":[{\"\":1}]}";
    refused(hostile.send("POST", "/Patient", family), 400);
  }

  @Test
  void packedBodiesAreNotUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[BOMB]);
    }
    refused(
        hostile.send("POST", "/Patient", packed.toByteArray(), "Content-Encoding", "gzip"), 415);
    refused(hostile.send("POST", "/Patient", packed.toByteArray()), 400);
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 8, 0};
    refused(hostile.send("POST", "/Patient", zip), 400);
    refused(hostile.send("POST", "/Patient", zip, "Content-Type", "application/zip"), 415);
  }

  @Test
  void aLargeFormDoesNotBecomeASearchForEverything() {
    String form = "application/x-www-form-urlencoded";
    refused(
        hostile.send(
            "POST", "/Patient/_search", "name=" + "a".repeat(3_000_000), "Content-Type", form),
        400,
        413);
    refused(
        hostile.send("POST", "/Patient/_search", "name=x&".repeat(1_500), "Content-Type", form),
        400,
        413);
  }

  @Test
  void aBodyWithoutEndIsCutOff() {
    String head =
        "POST /fhir/Patient HTTP/1.1\r\nHost: x\r\nContent-Type: application/fhir+json\r\n"
            + "Connection: close\r\n";
    String answer = hostile.raw(head + "Content-Length: 500000000\r\n\r\n");
    assertThat(Hostile.status(answer)).isEqualTo(413);
    String chunk = Integer.toHexString(1 << 20) + "\r\n" + " ".repeat(1 << 20) + "\r\n";
    String chunked = hostile.raw(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(33));
    assertThat(Hostile.status(chunked)).isEqualTo(413);
    String twice = head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    assertThat(Hostile.status(hostile.raw(twice))).isEqualTo(400);
  }
}
