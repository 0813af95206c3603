package org.chemosign.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A subscriber: an HTTP server on a fixed loopback port that keeps what it is sent. */
final class Receiver implements AutoCloseable {

  /** One request that arrived. */
  record Delivered(String method, String path, String authorization, String body) {}

  private final HttpServer server;
  private final int answer;
  private final List<Delivered> delivered = new CopyOnWriteArrayList<>();

  private Receiver(HttpServer server, int answer) {
    this.server = server;
    this.answer = answer;
  }

  /** Listens, and answers every request with a status. */
  static Receiver listen(int port, int answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    Receiver receiver = new Receiver(server, answer);
    server.createContext("/", receiver::take);
    server.start();
    return receiver;
  }

  /** Keeps a request once it is answered: who is stopped before has not taken it. */
  private void take(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
    delivered.add(
        new Delivered(
            exchange.getRequestMethod(), exchange.getRequestURI().getPath(), authorization, body));
  }

  /** What has arrived, in order. */
  List<Delivered> delivered() {
    return delivered;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
