package org.touchstonehub.command.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demo data of a domain.
 *
 * @param things how many things the first delivery is about
 * @param first a file of each source
 * @param second what the most trusted source delivers later
 */
public record Deliveries(
    Domain domain, int things, List<Delivery> first, Delivery second, Tally tally) {
  public Deliveries {
    first = List.copyOf(first);
  }

  /**
   * Writes {@code DOMAIN-SOURCE.csv} for each source and {@code DOMAIN-truth.csv}; for the second
   * delivery {@code DOMAIN-SOURCE-2.csv} and the truth after it, {@code DOMAIN-truth-2.csv}.
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Delivery delivery : first) records(folder, delivery.source(), delivery);
    records(folder, second.source() + "-2", second);
    Map<List<String>, String> truth = new LinkedHashMap<>();
    for (Delivery delivery : first) collect(delivery, truth);
    truth(folder, "truth", truth);
    collect(second, truth);
    truth(folder, "truth-2", truth);
  }

  private void records(Path folder, String name, Delivery delivery) throws IOException {
    try (CsvWriter csv = csv(folder, name)) {
      List<String> header = new ArrayList<>(List.of("id", "source"));
      header.addAll(domain.columns());
      csv.writeRecord(header);
      for (Delivery.Entry entry : delivery.entries()) {
        List<String> row = new ArrayList<>(List.of(entry.key(), delivery.source()));
        row.addAll(entry.values());
        csv.writeRecord(row);
      }
    }
  }

  private static void collect(Delivery delivery, Map<List<String>, String> truth) {
    for (Delivery.Entry entry : delivery.entries()) {
      truth.put(List.of(delivery.source(), entry.key()), entry.thing());
    }
  }

  private void truth(Path folder, String name, Map<List<String>, String> truth) throws IOException {
    try (CsvWriter csv = csv(folder, name)) {
      csv.writeRecord("source", "id", "entity");
      truth.forEach((key, thing) -> csv.writeRecord(key.get(0), key.get(1), thing));
    }
  }

  private CsvWriter csv(Path folder, String name) throws IOException {
    return CsvWriter.builder()
        .lineDelimiter(LineDelimiter.LF)
        .build(folder.resolve(domain.label() + "-" + name + ".csv"), UTF_8);
  }
}
