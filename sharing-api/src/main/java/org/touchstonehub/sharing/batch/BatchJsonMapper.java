package org.touchstonehub.sharing.batch;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;
import org.touchstonehub.matching.run.ModelUse;
import org.touchstonehub.matching.run.RunId;
import org.touchstonehub.matching.run.RunState;
import org.touchstonehub.matching.run.RunView;

/** Shapes batch runs for the wire. */
@Mapper(
    componentModel = ComponentModel.JAKARTA_CDI,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface BatchJsonMapper {
  @Mapping(target = "model", source = "run")
  BatchJobJson toJson(RunView run);

  default @Nullable ModelUseJson model(RunView run) {
    ModelUse use = run.model();
    Long records = run.records();
    if (use == null || records == null) return null;
    return new ModelUseJson(
        use.basis().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        use.learntFrom(),
        use.replaced(),
        use.replacedLearntFrom(),
        use.words(records));
  }

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
