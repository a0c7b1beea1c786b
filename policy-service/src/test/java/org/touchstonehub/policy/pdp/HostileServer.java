package org.touchstonehub.policy.pdp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens where an OPA server should, and does whatever a test wants with the connection. */
final class HostileServer implements AutoCloseable {
  interface Deed {
    void to(Socket socket) throws Exception;
  }

  private final ServerSocket listener;
  private final AtomicInteger requests = new AtomicInteger();

  HostileServer(Deed deed) throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(() -> accept(deed), "hostile");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** Answers every request with these bytes of body. */
  static HostileServer answering(int status, String headers, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new HostileServer(
        socket -> {
          OutputStream out = socket.getOutputStream();
          out.write(head(status, headers + "Content-Length: " + bytes.length + "\r\n"));
          out.write(bytes);
          out.flush();
        });
  }

  static byte[] head(int status, String headers) {
    return ("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\n" + headers + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void accept(Deed deed) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread worker =
            new Thread(
                () -> {
                  try (socket) {
                    readRequest(socket.getInputStream());
                    requests.incrementAndGet();
                    deed.to(socket);
                  } catch (Exception e) {
                    // The client went away, as it should.
                  }
                },
                "hostile-connection");
        worker.setDaemon(true);
        worker.start();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0) throw new IOException("no request");
      head.append((char) b);
    }
    String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
    in.readNBytes(Integer.parseInt(length));
  }

  int requests() {
    return requests.get();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
