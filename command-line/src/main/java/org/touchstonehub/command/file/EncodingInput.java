package org.touchstonehub.command.file;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The encoding of the files that a command takes. */
final class EncodingInput {
  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Encoding of the files, such as windows-1250, where it is seen wrongly.")
  private @Nullable Charset encoding;

  /** Null if it is to be seen from the files. */
  @Nullable Charset charset() {
    return encoding;
  }
}
