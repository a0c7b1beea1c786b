package org.touchstonehub.command.demo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One connection; HTTP by hand, so that the measuring costs little of what is measured. */
final class Caller implements Closeable {
  private final Target target;
  private final List<byte[]> requests;
  private final boolean governed;
  private Socket socket;
  private InputStream in;

  Caller(Target target, Reads reads) {
    this.target = target;
    this.governed = reads.isGoverned();
    this.requests =
        reads.paths().stream()
            .map(path -> request(target, path, reads.purpose()))
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
  }

  private static String request(Target target, String path, String purpose) {
    String governed =
        purpose == null
            ? ""
            : "Authorization: Bearer " + target.token() + "\r\nPurpose: " + purpose + "\r\n";
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\n%s\r\n"
        .formatted(path, target.base().getAuthority(), governed);
  }

  void ask(int number) throws IOException {
    if (socket == null) {
      socket = new Socket(target.base().getHost(), target.base().getPort());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(30_000);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    }
    socket.getOutputStream().write(requests.get(number % requests.size()));
    if (!read()) close(); // the server closes a connection after so many requests
  }

  /** Whether the connection may be used again. */
  private boolean read() throws IOException {
    String status = line();
    int length = -1;
    boolean chunked = false;
    boolean keep = true;
    boolean decided = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:"))
        length = Integer.parseInt(header.substring(15).strip());
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      keep &= !(lower.startsWith("connection:") && lower.contains("close"));
      decided |= lower.startsWith("touchstone-decision:");
    }
    if (chunked) {
      for (int size = size(); size > 0; size = size()) {
        in.skipNBytes(size);
        line();
      }
      line();
    } else if (length >= 0) {
      in.skipNBytes(length);
    } else {
      in.readAllBytes();
      keep = false;
    }
    if (!status.contains(" 200") || (governed && !decided)) {
      throw new IllegalStateException("answered with " + status);
    }
    return keep;
  }

  private int size() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) throw new IOException("the connection ended");
      if (next != '\r') line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) socket.close();
    socket = null;
  }
}
