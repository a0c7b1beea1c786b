package org.touchstonehub.command.file;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;

/**
 * A file to match, as the command line names it: {@code FILE}, or {@code SOURCE=FILE} where the
 * file does not tell its source itself.
 *
 * @param source null if the rows tell
 * @param encoding null if it is to be seen from the file
 */
record InputFile(Path path, @Nullable String source, @Nullable Charset encoding) {
  /**
   * @throws InvalidInput if a source is none of the model's
   */
  static List<InputFile> of(List<String> arguments, @Nullable Charset encoding, EntityModel model) {
    return arguments.stream().map(argument -> of(argument, encoding, model)).toList();
  }

  /**
   * @throws InvalidInput if the source is none of the model's
   */
  static InputFile of(String argument, @Nullable Charset encoding, EntityModel model) {
    FileArgument file = FileArgument.of(argument);
    String source = file.source();
    if (source == null) return new InputFile(file.path(), null, encoding);
    if (model.sourceColumn() == null) {
      throw new InvalidInput(
          "source",
          "Model '%s' has one source, so write %s without '%s='; or name sources in the model."
              .formatted(model.name(), file.path(), source));
    }
    if (!model.sources().isEmpty()
        && model.sources().stream().noneMatch(s -> s.name().equals(source))) {
      throw new InvalidInput(
          "source",
          "Source '%s' is not in model '%s'; it has %s."
              .formatted(
                  source,
                  model.name(),
                  String.join(", ", model.sources().stream().map(Source::name).toList())));
    }
    return new InputFile(file.path(), source, encoding);
  }
}
