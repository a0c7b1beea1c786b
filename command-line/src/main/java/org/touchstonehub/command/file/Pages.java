package org.touchstonehub.command.file;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Pages for people, from the templates beside this class. */
final class Pages {
  private Pages() {}

  /**
   * @param template name of its file
   * @param values what it shows; each is escaped
   */
  static String of(String template, Map<String, Object> values) {
    try (InputStream in = Pages.class.getResourceAsStream(template)) {
      if (in == null) throw new IllegalStateException("resource " + template + " is missing");
      return Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8))
          .execute(values);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
