package org.touchstonehub.sharing.steward;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Masks;

/**
 * A task with the values of its two records.
 *
 * @param records the two, in the order of the task's pair
 */
record TaskPreview(TaskView task, List<Side> records) {
  record Side(SourceKey source, Map<String, String> attributes) {}

  TaskPreview {
    records = List.copyOf(records);
  }

  static final Masking<TaskPreview> MASKING =
      new Masking<>() {
        @Override
        public TaskPreview mask(TaskPreview preview, Masks masks) {
          return new TaskPreview(
              preview.task(),
              preview.records().stream()
                  .map(side -> new Side(side.source(), masks.apply(side.attributes())))
                  .toList());
        }

        @Override
        public List<Row> rows(TaskPreview preview) {
          return preview.records().stream()
              .map(side -> new Row(side.attributes(), Set.of(side.source())))
              .toList();
        }
      };
}
