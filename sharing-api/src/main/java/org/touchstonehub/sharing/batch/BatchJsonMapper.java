package org.touchstonehub.sharing.batch;

import java.time.Instant;
import java.util.Locale;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;
import org.touchstonehub.matching.run.RunId;
import org.touchstonehub.matching.run.RunState;
import org.touchstonehub.matching.run.RunView;

/** Shapes batch runs for the wire. */
@Mapper(
    componentModel = ComponentModel.JAKARTA_CDI,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface BatchJsonMapper {
  BatchJobJson toJson(RunView run);

  default String text(RunId id) {
    return id.toString();
  }

  default String text(RunState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  default String text(Instant instant) {
    return instant.toString();
  }
}
