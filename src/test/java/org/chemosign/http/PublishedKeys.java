package org.chemosign.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A client's own web server, where its public key is, and addresses that are of no use. */
final class PublishedKeys implements AutoCloseable {

  private static final int MANY = 1 << 22;

  private final HttpServer server;
  private final AtomicInteger fetched = new AtomicInteger();
  private volatile ECKey key = next();

  private PublishedKeys(HttpServer server) {
    this.server = server;
  }

  static PublishedKeys start() {
    try {
      PublishedKeys keys =
          new PublishedKeys(
              HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
      keys.serve();
      return keys;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve() {
    server.createContext(
        "/jwks",
        exchange -> {
          fetched.incrementAndGet();
          answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        });
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", address() + "/jwks");
          answer(exchange, 302, "");
        });
    server.createContext("/broken", exchange -> answer(exchange, 200, "<html>no keys</html>"));
    server.createContext(
        "/huge",
        exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()) + " ".repeat(MANY)));
    server.start();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static ECKey next() {
    try {
      return new ECKeyGenerator(Curve.P_384).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Scheme, host and port. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The key that is published now, with its private half. */
  ECKey key() {
    return key;
  }

  /** Publishes another key instead. */
  void rollOver() {
    key = next();
  }

  /** How often the keys were fetched. */
  int fetched() {
    return fetched.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
