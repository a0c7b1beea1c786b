package org.touchstonehub.sharing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Speaks to a hub byte by byte, where a client of HTTP would refuse to. */
public final class Wire {
  private static final int PATIENCE_MS = 20_000;

  private Wire() {}

  /**
   * Sends these characters as bytes, and reads until the hub closes the connection.
   *
   * @throws AssertionError if it leaves the connection open
   */
  public static Answer send(URI hub, String request) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(hub.getHost(), hub.getPort()), PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (java.net.SocketTimeoutException open) {
      throw new AssertionError("The hub did not close the connection.", open);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A request that asks for the connection to be closed, so that its answer has an end. */
  public static Answer ask(URI hub, String method, String target, String... headers) {
    String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return send(
        hub,
        "%s %s HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n%s\r\n"
            .formatted(method, target, lines));
  }

  /** All that came back. */
  public record Answer(String text) {
    /** The status of the first answer. */
    public int status() {
      return Integer.parseInt(text.split(" ", 3)[1]);
    }

    /** How many answers came. */
    public int count() {
      return text.split("HTTP/1\\.1 \\d{3} ", -1).length - 1;
    }

    /** All values of a header of the first answer. */
    public List<String> headers(String name) {
      List<String> values = new ArrayList<>();
      for (String line : text.substring(0, text.indexOf("\r\n\r\n")).split("\r\n", -1)) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          values.add(line.substring(name.length() + 1).strip());
        }
      }
      return values;
    }

    public String header(String name) {
      return headers(name).stream().findFirst().orElse("");
    }

    /** The kind of problem, without its prefix; empty for none. */
    public String problem() {
      return header("Content-Type").startsWith("application/problem+json")
          ? text.replaceAll("(?s).*\"urn:touchstone:problem:([a-z-]+)\".*", "$1")
          : "";
    }
  }
}
