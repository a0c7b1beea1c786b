package org.touchstonehub.sharing.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.touchstonehub.sharing.problem.Refused;

/** Bounds a body by its declared length, and by what really comes. Files may be larger. */
final class BodyLimit extends HttpServletRequestWrapper {
  private static final long BODY_BYTES = 1024L * 1024;
  private static final long BULK_BYTES = 8L * 1024 * 1024;
  private static final Pattern LARGE =
      Pattern.compile("/api/v1/source-systems/[^/]+/(files|records)");
  private static final int MOST_DRAINED = 8 * 1024 * 1024;
  private static final long DRAIN_NANOS = 2_000_000_000L;
  private static final long DRAIN_PAUSE_MILLIS = 10;

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
   * Reads on, within bounds of size and time: a caller that is still sending would not see the
   * answer on a connection that closes.
   */
  static void drain(HttpServletRequest request) throws IOException {
    var rest = request.getInputStream();
    byte[] buffer = new byte[64 * 1024];
    long until = System.nanoTime() + DRAIN_NANOS;
    int total = 0;
    while (total < MOST_DRAINED && System.nanoTime() < until && !rest.isFinished()) {
      if (rest.available() == 0) { // a read would wait for as long as the sender likes
        pause();
        continue;
      }
      int read = rest.read(buffer);
      if (read < 0) return;
      total += read;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(DRAIN_PAUSE_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static long limit(HttpServletRequest request) {
    // The whole path: a key, or the name of a system, may be "files" too.
    Matcher large = LARGE.matcher(request.getRequestURI());
    if (!large.matches()) return BODY_BYTES;
    return large.group(1).equals("files") ? setting("touchstone.upload.max-bytes") : BULK_BYTES;
  }

  private static long setting(String name) {
    return ConfigProvider.getConfig().getValue(name, Long.class);
  }

  private static Pace pace() {
    return new Pace(
        setting("touchstone.body.grace-seconds"),
        setting("touchstone.body.min-bytes-per-second"),
        setting("touchstone.body.max-seconds"),
        System::nanoTime);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Counted(super.getInputStream(), limit((HttpServletRequest) getRequest()));
  }

  private final class Counted extends ServletInputStream {
    private final ServletInputStream body;
    private final Pace pace = pace();
    private long left;

    Counted(ServletInputStream body, long limit) {
      this.body = body;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read;
      try {
        read = body.read(into, offset, length);
      } catch (IOException brokenOff) {
        pace.check(0); // the server waits for more for so long only
        throw brokenOff;
      }
      if (read > 0) count(read);
      return read;
    }

    private void count(int bytes) {
      pace.check(bytes);
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
