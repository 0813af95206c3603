package org.chemosign.security.abuse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import org.chemosign.security.abuse.BodyReading.Body;

/**
 * Takes the whole body in and looks over its structure before HAPI parses it: size, nesting, number
 * of values, length of strings. What passes costs HAPI bounded time and memory.
 */
public final class BodyFilter extends GuardFilter {

  private final BodyLimits limits;
  private final BodyReading reading;
  private final BodyBudget budget = BodyBudget.ofHeap();

  public BodyFilter(BodyLimits limits) {
    this.limits = limits;
    this.reading = new BodyReading(limits.bytes(), System::nanoTime);
  }

  @Override
  void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!Bodies.isCarriedBy(request) || Bodies.isForm(request)) {
      chain.doFilter(request, response);
      return;
    }
    try (BodyBudget.Share share = budget.open()) {
      Body body = reading.read(request, share);
      if (Bodies.isParsed(request)) {
        check(request, body);
      }
      chain.doFilter(new TakenIn(request, body), response);
    }
  }

  private void check(HttpServletRequest request, Body body) throws IOException {
    PushbackInputStream in = new PushbackInputStream(body.stream());
    int first = in.read();
    while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
      first = in.read();
    }
    if (first < 0) {
      return;
    }
    in.unread(first);
    if (Bodies.isGraphQl(request)) {
      GraphQlRules.check(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } else if (request.getRequestURI().endsWith("graphql")) {
      JsonScan.check(new InputStreamReader(body.stream(), StandardCharsets.UTF_8), limits);
      GraphQlRules.checkJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } else if (first == '<') {
      MarkupScan.check(in, limits);
    } else {
      JsonScan.check(new InputStreamReader(in, StandardCharsets.UTF_8), limits);
    }
  }

  /** A request whose body is in memory. */
  private static final class TakenIn extends HttpServletRequestWrapper {

    private final Body body;

    TakenIn(HttpServletRequest request, Body body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new BodyStream(body.stream());
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(body.stream(), StandardCharsets.UTF_8));
    }
  }

  private static final class BodyStream extends ServletInputStream {

    private final InputStream in;
    private boolean ended;

    BodyStream(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      ended = next < 0;
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      ended = count < 0;
      return count;
    }

    @Override
    public boolean isFinished() {
      return ended;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body has been read already");
    }
  }
}
