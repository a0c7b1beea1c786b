package org.touchstonehub.sharing.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file that is declared long and of which hardly anything comes. */
public final class SlowUpload implements AutoCloseable {
  private static final int DECLARED = 1_000_000;

  private final Socket socket;
  private final BufferedReader answer;

  private SlowUpload(Socket socket) throws IOException {
    this.socket = socket;
    this.answer =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  /** Sends the head and the first rows, and returns. */
  public static SlowUpload begin(int port, String authorization, String system, String rows) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(120_000);
      String head =
          """
          POST /api/v1/source-systems/%s/files HTTP/1.1\r
          Host: 127.0.0.1\r
          Authorization: %s\r
          Content-Type: text/csv\r
          Content-Length: %d\r
          \r
          """
              .formatted(system, authorization, DECLARED);
      socket.getOutputStream().write((head + rows).getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new SlowUpload(socket);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** One byte more. */
  public void trickle() {
    try {
      socket.getOutputStream().write('x');
      socket.getOutputStream().flush();
    } catch (IOException answeredAndClosed) {
      // what it was answered tells
    }
  }

  public boolean isAnswered() {
    try {
      return answer.ready();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits for the head of the answer: status line and headers. */
  public List<String> answer() {
    List<String> head = new ArrayList<>();
    try {
      for (String line = answer.readLine();
          line != null && !line.isEmpty();
          line = answer.readLine()) {
        head.add(line);
      }
      return head;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
