package org.touchstonehub.command.file;

import java.nio.file.Path;
import java.util.List;
import org.touchstonehub.match.engine.Labels;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import picocli.CommandLine.Option;

/** The labels that a command takes. */
final class LabelInput {
  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "Pairs whose answer is known: CSV with id_a, id_b (source_a, source_b) and same (yes or"
              + " no), as label writes it; may be given several times.")
  private List<Path> files = List.of();

  List<Path> files() {
    return files;
  }

  /** Reads them; none if no file is given. */
  Labels read(EntityModel model, RecordTable records) {
    return LabelFile.read(files, records, model.sourceColumn() != null);
  }
}
