package org.touchstonehub.sharing.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.sharing.problem.Refused;

/** A file body, unpacked where it is gzip, and bounded after unpacking too. */
@ApplicationScoped
public class UnpackedBody {
  private static final long ALWAYS_TAKEN = 16L * 1024 * 1024;

  @Inject
  @ConfigProperty(name = "touchstone.upload.max-bytes")
  long limit;

  @Inject
  @ConfigProperty(name = "touchstone.upload.max-ratio")
  long ratio;

  /**
   * A stream that fails with 413 past the limit, and with a {@link ZipException} where the body is
   * no whole gzip; with 400 where it is gzip within gzip, or the limit would mean nothing. Past 16
   * MiB, a body that unpacks to more than so many times its size, which no table of records does,
   * is past it too.
   *
   * @param name what reports call the file
   * @param bytes of the body as it is
   */
  public InputStream of(String name, InputStream body, long bytes) {
    return new Unpacked(name, body, limit(limit, ratio, bytes));
  }

  static long limit(long limit, long ratio, long bytes) {
    long byRatio = bytes > Long.MAX_VALUE / ratio ? Long.MAX_VALUE : bytes * ratio;
    return Math.min(limit, Math.max(ALWAYS_TAKEN, byRatio));
  }

  /** Looks at the body at the first read only: the reader of the file tells what is wrong. */
  private static final class Unpacked extends InputStream {
    private final String name;
    private final InputStream body;
    private @Nullable InputStream opened;
    private long left;

    Unpacked(String name, InputStream body, long limit) {
      this.name = name;
      this.body = body;
      this.left = limit;
    }

    private InputStream opened() throws IOException {
      if (opened == null) {
        var start = new PushbackInputStream(body, 2);
        if (isPacked(start)) {
          var inner = new PushbackInputStream(new GZIPInputStream(start, 1 << 16), 2);
          if (isPacked(inner)) {
            throw new InvalidInput(
                "record-file", "%s: it is packed twice with gzip; pack it once.".formatted(name));
          }
          opened = inner;
        } else {
          opened = start;
        }
      }
      return opened;
    }

    private static boolean isPacked(PushbackInputStream in) throws IOException {
      byte[] magic = in.readNBytes(2);
      in.unread(magic);
      return magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
    }

    @Override
    public int read() throws IOException {
      int next = opened().read();
      if (next >= 0) count(1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = opened().read(into, offset, length);
      if (read > 0) count(read);
      return read;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new Refused(
            413,
            "body-too-large",
            "The file unpacks to more than this address takes; send it in parts, or not packed.");
      }
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
