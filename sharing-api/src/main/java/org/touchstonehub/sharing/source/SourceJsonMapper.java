package org.touchstonehub.sharing.source;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;
import org.touchstonehub.match.file.UntakenColumn;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.source.IngestReport;
import org.touchstonehub.mdm.source.SourceRecord;
import org.touchstonehub.mdm.source.SourceSystemView;
import org.touchstonehub.mdm.source.Written;
import org.touchstonehub.policy.pdp.Mask;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.problem.Problem;

/** Shapes source systems and ingest reports for the wire. */
@Mapper(
    componentModel = ComponentModel.JAKARTA_CDI,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface SourceJsonMapper {
  SourceSystemJson toJson(SourceSystemView system);

  @Mapping(target = "recordedAt", source = "recorded")
  @Mapping(target = "rejectsKept", expression = "java(report.rejectsKept())")
  IngestReportJson toJson(IngestReport report);

  RejectedRowJson toJson(IngestReport.RejectedRow row);

  List<RejectedRowJson> toJson(List<IngestReport.RejectedRow> rows);

  UntakenColumnJson toJson(UntakenColumn column);

  default IngestedJson toJson(Written written) {
    return new IngestedJson(text(written.outcome()), written.version(), golden(written));
  }

  default WrittenRecordJson toRecordJson(Written written) {
    boolean isThere =
        switch (written.outcome()) {
          case CREATED, CHANGED, UNCHANGED -> true;
          case DELETED, ABSENT, STALE, INVALID -> false;
        };
    String reason = written.reason();
    return new WrittenRecordJson(
        written.key().key(),
        text(written.outcome()),
        written.version(),
        isThere ? "\"" + written.version() + "\"" : null,
        golden(written),
        reason == null ? null : Problem.inLanguageOfRequest(reason));
  }

  /** What it is given has passed the gate. */
  default SourceRecordJson toJson(SourceRecord found, Map<String, Mask> masks) {
    return new SourceRecordJson(
        found.key().system(),
        found.key().key(),
        found.version(),
        text(found.recordedFrom()),
        found.attributes(),
        ReleasedResponses.masks(masks));
  }

  private static String text(Written.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String golden(Written written) {
    GoldenId golden = written.golden();
    return golden == null ? null : golden.toString();
  }

  default String text(Instant instant) {
    return instant.toString();
  }

  default String text(UUID id) {
    return id.toString();
  }
}
