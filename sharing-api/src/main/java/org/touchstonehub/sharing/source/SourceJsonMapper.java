package org.touchstonehub.sharing.source;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;
import org.touchstonehub.mdm.source.IngestReport;
import org.touchstonehub.mdm.source.Ingested;
import org.touchstonehub.mdm.source.SourceSystemView;

/** Shapes source systems and ingest reports for the wire. */
@Mapper(
    componentModel = ComponentModel.JAKARTA_CDI,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface SourceJsonMapper {
  SourceSystemJson toJson(SourceSystemView system);

  IngestReportJson toJson(IngestReport report);

  RejectedRowJson toJson(IngestReport.RejectedRow row);

  List<RejectedRowJson> toJson(List<IngestReport.RejectedRow> rows);

  default IngestedJson toJson(Ingested outcome) {
    return new IngestedJson(outcome.name().toLowerCase(Locale.ROOT));
  }

  default String text(Instant instant) {
    return instant.toString();
  }

  default String text(UUID id) {
    return id.toString();
  }
}
