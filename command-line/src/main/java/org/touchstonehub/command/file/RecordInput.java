package org.touchstonehub.command.file;

import java.io.PrintWriter;
import java.util.List;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.ReadModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model and the files of records that a command takes. */
final class RecordInput {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "customer, supplier, employee, or a YAML file (see docs/model.md).")
  private String model = "";

  @Mixin private EncodingInput encoding = new EncodingInput();

  @Parameters(
      arity = "1..*",
      paramLabel = "[SOURCE=]FILE",
      description = "Files of records, each with its source where its rows do not name it.")
  private List<String> files = List.of();

  /** Reads the model; its warnings go to {@code err}. */
  EntityModel model(PrintWriter err) {
    ReadModel read = NamedModel.read(model);
    NamedModel.warn(err, read.warnings());
    return read.model();
  }

  List<InputFile> files(EntityModel of) {
    return InputFile.of(files, encoding.charset(), of);
  }
}
