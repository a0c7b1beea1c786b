package org.touchstonehub.sharing.application;

import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.touchstonehub.sharing.trace.RequestId;

/**
 * Gives every log line of the hub the id of the request it was written for. The server's JSON
 * formatter writes a map among the parameters of a record as members of the line, and the handlers
 * of a logger run before those of its parents.
 */
final class LogLines extends Handler {
  /** Held here, because the log manager holds loggers weakly. */
  private static final Logger HUB = Logger.getLogger("org.touchstonehub");

  private LogLines() {}

  static void install() {
    for (Handler present : HUB.getHandlers()) {
      if (present.getClass().getName().equals(LogLines.class.getName())) {
        HUB.removeHandler(present); // of an earlier deployment in this server
      }
    }
    HUB.addHandler(new LogLines());
  }

  @Override
  public void publish(LogRecord line) {
    RequestId.current()
        .ifPresent(
            id -> {
              Object[] given = line.getParameters();
              line.setParameters(
                  Stream.concat(
                          given == null ? Stream.empty() : Stream.of(given),
                          Stream.of(Map.of("requestId", id)))
                      .toArray());
            });
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
