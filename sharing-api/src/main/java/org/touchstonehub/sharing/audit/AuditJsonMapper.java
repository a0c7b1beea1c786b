package org.touchstonehub.sharing.audit;

import java.time.Instant;
import java.util.UUID;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants.ComponentModel;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.policy.consent.ConsentEvent;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.sharing.golden.SourceKeyJson;

/** Shapes decisions and consent for the wire. */
@Mapper(
    componentModel = ComponentModel.JAKARTA_CDI,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface AuditJsonMapper {
  DecisionJson toJson(LoggedDecision decision);

  ReleaseJson toJson(LoggedDecision.Release release);

  ConsentJson toJson(ConsentEvent event);

  SourceKeyJson toJson(SourceKey key);

  default String text(DecisionId id) {
    return id.toString();
  }

  default String text(UUID id) {
    return id.toString();
  }

  default String text(Instant instant) {
    return instant.toString();
  }

  default String text(Purpose purpose) {
    return purpose.code();
  }

  default String text(ConsentState state) {
    return state.code();
  }
}
