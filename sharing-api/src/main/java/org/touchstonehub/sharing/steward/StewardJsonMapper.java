package org.touchstonehub.sharing.steward;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.stewardship.ChangeRequest;
import org.touchstonehub.mdm.stewardship.DecisionId;
import org.touchstonehub.mdm.stewardship.DecisionMade;
import org.touchstonehub.mdm.stewardship.StewardFigures;
import org.touchstonehub.mdm.stewardship.TaskComment;
import org.touchstonehub.mdm.stewardship.TaskId;
import org.touchstonehub.mdm.stewardship.TaskProposal;
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
  @Mapping(target = "comments", source = "comments")
  @Mapping(target = "request", source = "request")
  TaskJson toJson(
      TaskView task,
      List<PreviewJson> records,
      List<CommentJson> comments,
      @Nullable RequestedJson request);

  @Nullable RequestedJson toJson(@Nullable ChangeRequest request);

  CommentJson toJson(TaskComment comment);

  ProposalJson toJson(TaskProposal proposal);

  @Mapping(target = "decisionsAnHour", expression = "java(pace.decisionsAnHour())")
  FiguresJson.PaceJson toJson(StewardFigures.Pace pace);

  @Mapping(target = "share", expression = "java(agreement.share())")
  FiguresJson.AgreementJson toJson(StewardFigures.Agreement agreement);

  FiguresJson toJson(String domain, Instant from, Instant to, StewardFigures.Figures figures);

  default TaskJson toJson(TaskPreview preview) {
    return toJson(
        preview.task(),
        preview.records().stream().map(this::toJson).toList(),
        preview.comments().stream().map(this::toJson).toList(),
        toJson(preview.request()));
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

  default String text(UUID id) {
    return id.toString();
  }

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
