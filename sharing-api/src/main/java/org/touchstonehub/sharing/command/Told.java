package org.touchstonehub.sharing.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.change.ChangeSet.LinkChange;
import org.touchstonehub.mdm.command.CommandView;
import org.touchstonehub.mdm.command.Effect;
import org.touchstonehub.mdm.command.Effect.CorrectionEffect;
import org.touchstonehub.mdm.command.Effect.GoldenEffect;
import org.touchstonehub.mdm.command.Effect.LockEffect;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Maskings;
import org.touchstonehub.policy.gate.Masks;
import org.touchstonehub.policy.touched.Touched;

/**
 * A command as it is told.
 *
 * @param effect what it did, or would do
 * @param command who did it and why; null where it is answered to the one who did
 * @param touched whom it would touch; null where it is done
 * @param isRepeated whether the request was done before, and nothing now
 */
public record Told(
    Effect effect, @Nullable CommandView command, @Nullable Touched touched, boolean isRepeated) {
  /** Both versions of each golden record are masked as if each were read. */
  public static final Masking<Told> MASKING =
      new Masking<>() {
        @Override
        public Told mask(Told told, Masks masks) {
          return new Told(
              masked(told.effect(), masks), told.command(), told.touched(), told.isRepeated());
        }

        @Override
        public List<Row> rows(Told told) {
          return Stream.concat(
                  told.effect().golden().stream().flatMap(one -> one.versions().stream()),
                  told.effect().locks().stream().map(LockEffect::golden))
              .flatMap(version -> Maskings.GOLDEN_RECORD.rows(version).stream())
              .toList();
        }
      };

  private static final String HIDDEN_KEY = "***";

  private static Effect masked(Effect effect, Masks masks) {
    Map<SourceKey, SourceKey> keys = new HashMap<>();
    List<GoldenEffect> golden = new ArrayList<>();
    for (GoldenEffect one : effect.golden()) {
      golden.add(
          new GoldenEffect(
              one.id(),
              one.kind(),
              masked(one.before(), masks, keys),
              masked(one.after(), masks, keys),
              one.successors()));
    }
    List<LockEffect> locks = new ArrayList<>();
    for (LockEffect lock : effect.locks()) {
      GoldenRecord shown = masked(lock.golden(), masks, keys);
      if (shown != null) locks.add(new LockEffect(shown, lock.isLocked()));
    }
    List<CorrectionEffect> corrections = new ArrayList<>();
    for (CorrectionEffect one : effect.corrections()) {
      SourceKey shown = keys.getOrDefault(one.key(), new SourceKey(one.key().system(), HIDDEN_KEY));
      corrections.add(new CorrectionEffect(shown, one.isMade(), one.until(), one.values()));
    }
    List<LinkChange> links = new ArrayList<>();
    for (LinkChange link : effect.links()) {
      SourceKey shown =
          keys.getOrDefault(link.record(), new SourceKey(link.record().system(), HIDDEN_KEY));
      links.add(new LinkChange(shown, link.from(), link.to()));
    }
    return effect.showing(golden, links, corrections, locks);
  }

  /**
   * @param keys learns how each source key is shown: masked as soon as one record masks it
   */
  private static @Nullable GoldenRecord masked(
      @Nullable GoldenRecord golden, Masks masks, Map<SourceKey, SourceKey> keys) {
    if (golden == null) return null;
    GoldenRecord shown = Maskings.GOLDEN_RECORD.mask(golden, masks);
    for (int i = 0; i < golden.sources().size(); i++) {
      SourceKey key = golden.sources().get(i);
      keys.merge(key, shown.sources().get(i), (a, b) -> a.equals(key) ? b : a);
    }
    return shown;
  }
}
