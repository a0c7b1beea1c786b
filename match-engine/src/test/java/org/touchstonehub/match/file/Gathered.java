package org.touchstonehub.match.file;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;

/** Reads a file and keeps what it holds. */
final class Gathered implements RowConsumer {
  final List<FileRow> rows = new ArrayList<>();
  final List<Reject> rejects = new ArrayList<>();
  FileSummary summary;

  static Gathered of(EntityModel model, String source, byte[] bytes) {
    return of(RecordFile.of("f.csv", new ByteArrayInputStream(bytes), model, source));
  }

  static Gathered of(EntityModel model, Path file, @Nullable Charset encoding) {
    return of(RecordFile.of(file, encoding, model, null));
  }

  private static Gathered of(RecordFile file) {
    Gathered gathered = new Gathered();
    gathered.summary = file.read(new UniqueKeys(), gathered);
    return gathered;
  }

  static Gathered of(EntityModel model, String text) {
    return of(model, null, text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code a} and {@code b} are text, {@code l} a code list; the key is {@code id}. */
  static EntityModel model(String... moreLines) {
    String yaml =
        "model: m\n"
            + String.join("\n", moreLines)
            + "\nattributes: {a: text, b: text, l: code-list}\n";
    return EntityModelReader.read("m", yaml.getBytes(StandardCharsets.UTF_8)).model();
  }

  @Override
  public void row(FileRow row) {
    rows.add(row);
  }

  @Override
  public void reject(Reject reject) {
    rejects.add(reject);
  }

  List<String> ids() {
    return rows.stream().map(row -> row.key().key()).toList();
  }

  /** Each row as {@code line: key [values]}. */
  List<String> rowsInWords() {
    return rows.stream()
        .map(
            row ->
                "%d: %s %s".formatted(row.line(), row.key().key(), Arrays.toString(row.values())))
        .toList();
  }

  /** Each reject as {@code line:column reason}. */
  List<String> rejectsInWords() {
    return rejects.stream()
        .map(reject -> "%d:%d %s".formatted(reject.line(), reject.column(), reject.reason()))
        .toList();
  }
}
