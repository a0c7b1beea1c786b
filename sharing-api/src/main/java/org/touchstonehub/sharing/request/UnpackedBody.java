package org.touchstonehub.sharing.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.touchstonehub.sharing.problem.Refused;

/** A file body, unpacked where it is gzip, and bounded after unpacking too. */
@ApplicationScoped
public class UnpackedBody {
  private static final int MAGIC = 2;

  @Inject
  @ConfigProperty(name = "touchstone.upload.max-bytes")
  long limit;

  /** A stream that fails with 413 past the limit. */
  public InputStream of(InputStream body) {
    try {
      var start = new PushbackInputStream(body, MAGIC);
      byte[] magic = start.readNBytes(MAGIC);
      start.unread(magic);
      boolean packed = magic.length == MAGIC && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
      return new Bounded(packed ? new GZIPInputStream(start, 1 << 16) : start, limit);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long limit) {
      super(in);
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      if (next >= 0) count(1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0) count(read);
      return read;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new Refused(413, "body-too-large", "The file is larger than this address takes.");
      }
    }
  }
}
