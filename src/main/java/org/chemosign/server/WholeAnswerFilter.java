package org.chemosign.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Lets answers leave by the buffer. HAPI's JSON writer flushes after every string, which would send
 * each in a chunk and a packet of its own; closing an answer sends the rest of it.
 */
class WholeAnswerFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new UnflushedResponse((HttpServletResponse) response));
  }

  private static final class UnflushedResponse extends HttpServletResponseWrapper {

    UnflushedResponse(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      return new PrintWriter(new UnflushedWriter(super.getWriter()));
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      return new UnflushedStream(super.getOutputStream());
    }
  }

  private static final class UnflushedWriter extends FilterWriter {

    UnflushedWriter(Writer writer) {
      super(writer);
    }

    @Override
    public void flush() {
      // The buffer is sent when it is full, and at the end.
    }
  }

  private static final class UnflushedStream extends ServletOutputStream {

    private final ServletOutputStream stream;

    UnflushedStream(ServletOutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int value) throws IOException {
      stream.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      stream.write(bytes, offset, length);
    }

    @Override
    public void flush() {
      // The buffer is sent when it is full, and at the end.
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }

    @Override
    public boolean isReady() {
      return stream.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      stream.setWriteListener(listener);
    }
  }
}
