package org.touchstonehub.sharing.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.mdm.change.ChangeSet.LinkChange;
import org.touchstonehub.mdm.command.CommandId;
import org.touchstonehub.mdm.command.CommandView;
import org.touchstonehub.mdm.command.Effect;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.stewardship.DecisionId;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.pdp.Mask;
import org.touchstonehub.policy.touched.Touched;
import org.touchstonehub.sharing.golden.GoldenRecordJson;
import org.touchstonehub.sharing.golden.GoldenRecordJsonMapper;
import org.touchstonehub.sharing.golden.ProvenanceJson;
import org.touchstonehub.sharing.golden.ReleasedResponses;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.request.Idempotency;

/** Writes out what was told of commands; only what the gate released can be. */
@ApplicationScoped
public class CommandAnswers {
  @Inject GoldenRecordJsonMapper golden;

  /** What a command or a preview answers. */
  Response effect(Released<Told> released, Caller caller) {
    Response.ResponseBuilder answer = ReleasedResponses.ok(released, json(released, caller));
    if (released.value().isRepeated()) answer.header(Idempotency.REPLAYED, "true");
    return answer.build();
  }

  /** A command of earlier. */
  Response command(Released<Told> released, Caller caller) {
    CommandView command = Objects.requireNonNull(released.value().command());
    return ReleasedResponses.ok(
            released, new CommandWithEffectJson(json(command), json(released, caller)))
        .build();
  }

  /** What a command did, or would do. */
  public CommandEffectJson json(Released<Told> released, Caller caller) {
    Told told = released.value();
    Effect effect = told.effect();
    return new CommandEffectJson(
        text(effect.command()),
        effect.domain(),
        effect.golden().stream().map(one -> json(one, released.masks())).toList(),
        effect.links().stream().map(this::json).toList(),
        effect.tasks().stream().map(CommandAnswers::json).toList(),
        effect.suspended().stream().map(DecisionId::value).toList(),
        effect.corrections().stream().map(one -> json(one, effect)).toList(),
        effect.locks().stream().map(CommandAnswers::json).toList(),
        told.touched() == null
            ? null
            : json(told.touched(), caller.has(Role.COMPLIANCE_OFFICER, effect.domain())));
  }

  private GoldenEffectJson json(Effect.GoldenEffect one, Map<String, Mask> masks) {
    return new GoldenEffectJson(
        one.id().toString(),
        code(one.kind()),
        json(one.before(), masks),
        json(one.after(), masks),
        one.successors().stream().map(GoldenId::value).toList());
  }

  private @Nullable GoldenRecordJson json(@Nullable GoldenRecord version, Map<String, Mask> masks) {
    return version == null ? null : golden.toJson(version, masks);
  }

  private LinkChangeJson json(LinkChange link) {
    return new LinkChangeJson(json(link.record()), text(link.from()), text(link.to()));
  }

  private CorrectionEffectJson json(Effect.CorrectionEffect correction, Effect effect) {
    Instant until = correction.until();
    Map<String, GoldenValue> after = valuesAfter(correction, effect);
    return new CorrectionEffectJson(
        json(correction.key()),
        correction.isMade() ? "made" : "ended",
        until == null ? null : until.toString(),
        correction.values().stream()
            .map(
                word ->
                    new WordJson(
                        word.attribute(),
                        code(word.holds()),
                        word.isInForce(),
                        wins(after.get(word.attribute()))))
            .toList());
  }

  private @Nullable ProvenanceJson wins(@Nullable GoldenValue value) {
    return value == null ? null : golden.toJson(value);
  }

  /** What is shown of the golden record that it belongs to, or did. */
  private static Map<String, GoldenValue> valuesAfter(
      Effect.CorrectionEffect correction, Effect effect) {
    for (Effect.GoldenEffect one : effect.golden()) {
      GoldenRecord after = one.after();
      boolean isIts =
          one.versions().stream().anyMatch(has -> has.sources().contains(correction.key()));
      if (after != null && isIts) return after.values();
    }
    return Map.of();
  }

  private static LockEffectJson json(Effect.LockEffect lock) {
    return new LockEffectJson(
        lock.golden().id().toString(),
        lock.isLocked() ? "locked" : "unlocked",
        lock.golden().sources().stream().map(CommandAnswers::json).toList());
  }

  private static SourceKeyJson json(SourceKey key) {
    return new SourceKeyJson(key.system(), key.key());
  }

  private static TaskEffectJson json(Effect.TaskEffect task) {
    UUID id = task.task();
    return new TaskEffectJson(
        id == null ? null : id.toString(), task.isOpened() ? "opened" : "closed");
  }

  /**
   * @param tellsNames whether the caller may list the decisions that name them
   */
  private static TouchedJson json(Touched touched, boolean tellsNames) {
    return new TouchedJson(
        touched.consents().stream()
            .map(one -> new ConsentCountJson(one.purpose(), one.state().code(), one.records()))
            .toList(),
        touched.readings().stream()
            .map(
                one ->
                    new ReadingJson(
                        one.product(),
                        one.purpose(),
                        one.callers().size(),
                        tellsNames ? one.callers() : null,
                        one.last().toString()))
            .toList());
  }

  /** A command by what it is, which holds no values. */
  public static CommandJson json(CommandView command) {
    return new CommandJson(
        command.id().toString(),
        command.domain(),
        code(command.kind()),
        command.actor(),
        command.reason(),
        command.recorded().toString(),
        text(command.undoes()),
        text(command.undoneBy()),
        command.golden().stream().map(GoldenId::value).toList());
  }

  private static String code(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable String text(@Nullable GoldenId id) {
    return id == null ? null : id.toString();
  }

  private static @Nullable String text(@Nullable CommandId id) {
    return id == null ? null : id.toString();
  }
}
