package org.touchstonehub.sharing.steward;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.stewardship.DecisionId;
import org.touchstonehub.mdm.stewardship.DecisionMade;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskView;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** Shapes steward tasks for the wire; records come from what the gate released. */
@Mapper(
    componentModel = ComponentModel.JAKARTA_CDI,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface StewardJsonMapper {
  TaskSummaryJson toSummary(TaskView task);

  @Mapping(target = "records", source = "records")
  TaskJson toJson(TaskView task, List<PreviewJson> records);

  default TaskJson toJson(TaskPreview preview) {
    return toJson(preview.task(), preview.records().stream().map(this::toJson).toList());
  }

  @Mapping(target = "source", source = "record.source")
  @Mapping(target = "golden", source = "record.golden")
  PreviewJson toJson(TaskPreview.Side side);

  SourceKeyJson toJson(SourceKey key);

  @Mapping(target = "id", source = "decision.id")
  @Mapping(target = "verdict", source = "decision.verdict")
  @Mapping(target = "state", source = "decision.state")
  @Mapping(target = "made", source = "changes.made")
  @Mapping(target = "changed", source = "changes.changed")
  @Mapping(target = "retired", source = "changes.retired")
  @Mapping(target = "effect", ignore = true)
  DecisionMadeJson toJson(DecisionMade made);

  default String text(TaskId id) {
    return id.toString();
  }

  default String text(DecisionId id) {
    return id.toString();
  }

  default String text(GoldenId id) {
    return id.toString();
  }

  default UUID id(DecisionId id) {
    return id.value();
  }

  default UUID id(GoldenId id) {
    return id.value();
  }

  default String text(Instant instant) {
    return instant.toString();
  }

  default String text(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
