package org.touchstonehub.sharing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which much is asked and no answer is read. */
public final class SlowReader implements AutoCloseable {
  private static final int LITTLE = 2048;
  private final Socket socket = new Socket();

  public SlowReader(URI hub, String path, int times) {
    try {
      socket.setReceiveBufferSize(LITTLE);
      socket.connect(new InetSocketAddress(hub.getHost(), hub.getPort()));
      String request = "GET %s HTTP/1.1\r\nHost: hub\r\n\r\n".formatted(path);
      socket.getOutputStream().write(request.repeat(times).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException closed) {
      // By the other side.
    }
  }
}
