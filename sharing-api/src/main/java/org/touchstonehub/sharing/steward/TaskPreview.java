package org.touchstonehub.sharing.steward;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.stewardship.ChangeRequest;
import org.touchstonehub.mdm.stewardship.TaskComment;
import org.touchstonehub.mdm.stewardship.TaskRecord;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Masks;

/**
 * A task with the values of its records.
 *
 * @param records in the order of the task
 * @param comments the earliest first
 * @param request what is asked for, where it is a change request: told without its values
 */
record TaskPreview(
    TaskView task,
    List<Side> records,
    List<TaskComment> comments,
    @Nullable ChangeRequest request) {
  record Side(TaskRecord record, Map<String, String> attributes) {}

  TaskPreview {
    records = List.copyOf(records);
    comments = List.copyOf(comments);
  }

  static final Masking<TaskPreview> MASKING =
      new Masking<>() {
        @Override
        public TaskPreview mask(TaskPreview preview, Masks masks) {
          return new TaskPreview(
              preview.task(),
              preview.records().stream()
                  .map(side -> new Side(side.record(), masks.apply(side.attributes())))
                  .toList(),
              preview.comments(),
              preview.request());
        }

        @Override
        public List<Row> rows(TaskPreview preview) {
          return preview.records().stream()
              .map(side -> new Row(side.attributes(), Set.of(side.record().source())))
              .toList();
        }
      };
}
