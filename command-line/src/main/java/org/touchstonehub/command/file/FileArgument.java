package org.touchstonehub.command.file;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;

/**
 * A file as the command line names it: {@code FILE}, or {@code SOURCE=FILE}. What names a file that
 * is there, or has a slash before the sign, is a file.
 */
record FileArgument(Path path, @Nullable String source) {
  /**
   * @throws InvalidInput if there is no path in it
   */
  static FileArgument of(String argument) {
    int equals = argument.indexOf('=');
    boolean plain =
        equals <= 0
            || argument.substring(0, equals).indexOf('/') >= 0
            || Files.exists(pathOf(argument));
    return plain
        ? new FileArgument(pathOf(argument), null)
        : new FileArgument(pathOf(argument.substring(equals + 1)), argument.substring(0, equals));
  }

  private static Path pathOf(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new InvalidInput("path", "'%s' is not a path; check it.".formatted(text), e);
    }
  }
}
