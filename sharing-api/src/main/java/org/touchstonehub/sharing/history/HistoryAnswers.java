package org.touchstonehub.sharing.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.history.Cause;
import org.touchstonehub.mdm.history.GoldenHistory;
import org.touchstonehub.mdm.history.Membership;
import org.touchstonehub.mdm.history.Retirement;
import org.touchstonehub.mdm.source.SourceRecord;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.sharing.command.CommandAnswers;
import org.touchstonehub.sharing.golden.GoldenRecordJsonMapper;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.source.SourceRecordJson;

/** Writes histories out; only what the gate released can be. */
@ApplicationScoped
class HistoryAnswers {
  @Inject GoldenRecordJsonMapper golden;

  /**
   * @param next the cursor of the next page, or null
   */
  GoldenHistoryJson json(Released<GoldenHistory> released, @Nullable String next) {
    GoldenHistory all = released.value();
    return new GoldenHistoryJson(
        all.id().toString(),
        all.domain(),
        all.isActive(),
        all.versions().stream()
            .map(
                one ->
                    new GoldenVersionJson(
                        golden.toJson(one.golden(), released.masks()),
                        text(one.until()),
                        one.by() == null ? null : CommandAnswers.json(one.by())))
            .toList(),
        members(all.members()),
        all.retirements().stream().map(HistoryAnswers::json).toList(),
        all.commands().stream().map(CommandAnswers::json).toList(),
        next);
  }

  SourceHistoryJson json(Released<HistoryWork.SourceHistory> released) {
    Map<String, String> masks = ReleasedResponses.masks(released.masks());
    return new SourceHistoryJson(
        released.value().versions().stream().map(one -> json(one, masks)).toList(),
        members(released.value().homes()));
  }

  private static SourceVersionJson json(SourceRecord one, Map<String, String> masks) {
    return new SourceVersionJson(
        new SourceRecordJson(
            one.key().system(),
            one.key().key(),
            one.version(),
            one.recordedFrom().toString(),
            one.attributes(),
            masks),
        one.deleted(),
        text(one.recordedTo()));
  }

  private static List<MembershipJson> members(List<Membership> members) {
    return members.stream()
        .map(
            one ->
                new MembershipJson(
                    new SourceKeyJson(one.record().system(), one.record().key()),
                    one.golden().toString(),
                    one.from().toString(),
                    text(one.to()),
                    json(one.openedBy()),
                    maybe(one.closedBy())))
        .toList();
  }

  private static RetirementJson json(Retirement one) {
    return new RetirementJson(
        one.retired().toString(),
        json(one.retiredBy()),
        text(one.revived()),
        maybe(one.revivedBy()),
        one.successors().stream().map(GoldenId::value).toList());
  }

  private static CauseJson json(Cause cause) {
    return new CauseJson(cause.id().toString(), cause.kind().name().toLowerCase(Locale.ROOT));
  }

  private static @Nullable CauseJson maybe(@Nullable Cause cause) {
    return cause == null ? null : json(cause);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
