package org.touchstonehub.sharing.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.touchstonehub.sharing.problem.Refused;

/** Bounds a body by its declared length, and by what really comes. Files may be larger. */
final class BodyLimit extends HttpServletRequestWrapper {
  private static final long BODY_BYTES = 1024L * 1024;
  private static final int MOST_DRAINED = 8 * 1024 * 1024;

  private boolean exceeded;

  BodyLimit(HttpServletRequest request) {
    super(request);
  }

  static boolean isExceededBy(HttpServletRequest request) {
    return request.getContentLengthLong() > limit(request);
  }

  /** Whether more came than was declared or allowed. */
  boolean isExceeded() {
    return exceeded;
  }

  /**
   * Reads on, within bounds: a caller that is still sending would not see the answer on a
   * connection that closes.
   */
  static void drain(HttpServletRequest request) throws IOException {
    var rest = request.getInputStream();
    byte[] buffer = new byte[64 * 1024];
    for (int read = 0, total = 0; read >= 0 && total < MOST_DRAINED; total += read) {
      read = rest.read(buffer);
    }
  }

  private static long limit(HttpServletRequest request) {
    return request.getRequestURI().endsWith("/files") ? fileBytes() : BODY_BYTES;
  }

  private static long fileBytes() {
    return ConfigProvider.getConfig().getValue("touchstone.upload.max-bytes", Long.class);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Counted(super.getInputStream(), limit((HttpServletRequest) getRequest()));
  }

  private final class Counted extends ServletInputStream {
    private final ServletInputStream body;
    private long left;

    Counted(ServletInputStream body, long limit) {
      this.body = body;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      if (next >= 0) count(1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = body.read(into, offset, length);
      if (read > 0) count(read);
      return read;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        exceeded = true;
        throw new Refused(413, "body-too-large", "The body is larger than this address takes.");
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
