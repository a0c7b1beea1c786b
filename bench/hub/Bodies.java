package org.touchstonehub.command.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.touchstonehub.match.file.FileRow;
import org.touchstonehub.match.file.RecordFile;
import org.touchstonehub.match.file.Reject;
import org.touchstonehub.match.file.RowConsumer;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;

/** Records of a file as a source system would send them again, some of them written otherwise. */
final class Bodies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Bodies() {}

  static List<String> of(Path file, Random random, int most) throws Exception {
    EntityModel model = EntityModelReader.shipped("customer").model();
    List<Map<String, String>> rows = new ArrayList<>();
    try (var in = java.nio.file.Files.newInputStream(file)) {
      RecordFile.of(String.valueOf(file.getFileName()), in, model, HubBench.source(file))
          .read(
              new RowConsumer() {
                @Override
                public void row(FileRow row) {
                  if (rows.size() < most) rows.add(row.present(model));
                }

                @Override
                public void reject(Reject reject) {}
              });
    }
    List<String> bodies = new ArrayList<>();
    for (Map<String, String> row : rows) {
      ObjectNode attributes = JSON.createObjectNode();
      row.forEach((name, value) -> attributes.put(name, written(value, random)));
      bodies.add(JSON.createObjectNode().set("attributes", attributes).toString());
    }
    return bodies;
  }

  private static String written(String value, Random random) {
    if (random.nextInt(10) > 0 || value.length() < 4) return value;
    int at = 1 + random.nextInt(value.length() - 2);
    return value.substring(0, at)
        + value.charAt(at + 1)
        + value.charAt(at)
        + value.substring(at + 2);
  }
}
