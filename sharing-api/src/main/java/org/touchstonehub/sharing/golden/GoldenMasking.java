package org.touchstonehub.sharing.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Masks;

/** How the gate masks golden records: a value that is hidden leaves with its provenance. */
final class GoldenMasking {
  static final Masking<GoldenRecord> RECORD =
      new Masking<>() {
        @Override
        public GoldenRecord mask(GoldenRecord record, Masks masks) {
          return masked(record, masks);
        }

        @Override
        public List<Row> rows(GoldenRecord record) {
          return List.of(row(record));
        }
      };

  static final Masking<GoldenRecords.Page> PAGE =
      new Masking<>() {
        @Override
        public GoldenRecords.Page mask(GoldenRecords.Page page, Masks masks) {
          return new GoldenRecords.Page(
              page.records().stream().map(record -> masked(record, masks)).toList(), page.next());
        }

        @Override
        public List<Row> rows(GoldenRecords.Page page) {
          return page.records().stream().map(GoldenMasking::row).toList();
        }
      };

  private GoldenMasking() {}

  private static GoldenRecord masked(GoldenRecord record, Masks masks) {
    Map<String, GoldenValue> shown = new LinkedHashMap<>();
    record
        .values()
        .forEach(
            (attribute, value) ->
                masks
                    .apply(attribute, value.value())
                    .ifPresent(text -> shown.put(attribute, showing(value, text))));
    return record.withValues(shown);
  }

  private static GoldenValue showing(GoldenValue value, String text) {
    return new GoldenValue(text, value.source(), value.recorded(), value.rule(), value.agreeing());
  }

  private static Masking.Row row(GoldenRecord record) {
    return new Masking.Row(record.texts(), Set.copyOf(record.sources()));
  }
}
