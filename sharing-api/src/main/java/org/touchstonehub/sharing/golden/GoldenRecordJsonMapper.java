package org.touchstonehub.sharing.golden;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.match.type.SurvivorshipRule;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.RetiredGolden;
import org.touchstonehub.mdm.history.RetiredStep;
import org.touchstonehub.policy.pdp.Mask;

/** Shapes golden records for the wire; what it is given has passed the gate. */
@Mapper(
    componentModel = ComponentModel.JAKARTA_CDI,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
public interface GoldenRecordJsonMapper {
  GoldenPageJson toJson(GoldenRecords.Page page, @Context Map<String, Mask> masks);

  @Mapping(target = "retiredAt", source = "retired")
  RetiredJson toJson(RetiredGolden retired);

  @Mapping(target = "retiredAt", source = "retired")
  RetiredStepJson toJson(RetiredStep step);

  default GoldenRecordJson inPage(GoldenRecord golden, @Context Map<String, Mask> masks) {
    return toJson(golden, masks);
  }

  default @Nullable String text(Optional<String> text) {
    return text.orElse(null);
  }

  @Mapping(target = "recordedAt", source = "golden.recorded")
  @Mapping(target = "attributes", expression = "java(golden.texts())")
  @Mapping(target = "provenance", source = "golden.values")
  @Mapping(target = "masks", source = "masks")
  GoldenRecordJson toJson(GoldenRecord golden, Map<String, Mask> masks);

  @Mapping(target = "recordedAt", source = "recorded")
  ProvenanceJson toJson(GoldenValue value);

  SourceKeyJson toJson(SourceKey key);

  default Map<String, String> masks(Map<String, Mask> masks) {
    return ReleasedResponses.masks(masks);
  }

  default String text(GoldenId id) {
    return id.toString();
  }

  default UUID id(GoldenId id) {
    return id.value();
  }

  default String text(Instant instant) {
    return instant.toString();
  }

  default String text(SurvivorshipRule rule) {
    return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
