package org.touchstonehub.match.file;

import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;

/** A whole file cannot be used: absent, empty, of another kind, or not readable to its end. */
public final class BrokenFile extends InvalidInput {
  private static final long serialVersionUID = 1L;

  BrokenFile(String file, String wrong, String remedy, @Nullable Throwable cause) {
    super("record-file", "%s: %s; %s.".formatted(file, wrong, remedy), cause);
  }

  BrokenFile(String file, String wrong, String remedy) {
    this(file, wrong, remedy, null);
  }
}
