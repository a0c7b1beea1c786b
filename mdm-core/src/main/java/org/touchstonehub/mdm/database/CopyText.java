package org.touchstonehub.mdm.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of PostgreSQL's {@code COPY}. */
public final class CopyText {
  private static final int FLUSH_AT = 1 << 15;

  private final OutputStream out;
  private final StringBuilder buffer = new StringBuilder(FLUSH_AT * 2);

  CopyText(OutputStream out) {
    this.out = out;
  }

  /**
   * @param values text, numbers, {@code byte[]} for {@code bytea}, or null; anything else by its
   *     {@code toString}
   */
  public void row(@Nullable Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) buffer.append('\t');
      append(values[i]);
    }
    buffer.append('\n');
    if (buffer.length() > FLUSH_AT) flush();
  }

  private void append(@Nullable Object value) {
    if (value == null) {
      buffer.append("\\N");
    } else if (value instanceof byte[] bytes) {
      buffer.append("\\\\x").append(HexFormat.of().formatHex(bytes));
    } else {
      escape(value.toString());
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> buffer.append("\\\\");
        case '\t' -> buffer.append("\\t");
        case '\n' -> buffer.append("\\n");
        case '\r' -> buffer.append("\\r");
        default -> buffer.append(c);
      }
    }
  }

  void flush() throws IOException {
    out.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
    buffer.setLength(0);
  }
}
