package org.touchstonehub.sharing.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.ValueAccount;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.link.ClusterLock;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Maskings;
import org.touchstonehub.policy.gate.Masks;

/**
 * Golden records and what is told of how their source records hang together.
 *
 * @param golden those that are told of, the one that was asked about first
 * @param records what their source records say; by the keys that they have, whatever is shown of
 *     those
 * @param shownKeys how each source key is shown
 * @param values where the values of the first come from; none where only records were asked about
 * @param lock of the first; null where it is not locked
 * @param matching whether its records are matched
 * @param cluster null where they are not
 * @param pairs of records, of these golden records alone
 */
record Explained(
    List<GoldenRecord> golden,
    Map<SourceKey, Map<String, String>> records,
    Map<SourceKey, SourceKey> shownKeys,
    List<ValueAccount> values,
    @Nullable ClusterLock lock,
    State matching,
    @Nullable ClusterExplanation cluster,
    List<PairExplanation> pairs,
    Map<SourceKey, GoldenId> homes) {
  /** Whether records are matched. */
  enum State {
    MATCHED,
    LOCKED,
    NOT_MATCHED_YET,
    OTHER_MODEL
  }

  Explained {
    golden = List.copyOf(golden);
    records = new TreeMap<>(records);
    shownKeys = Map.copyOf(shownKeys);
    values = List.copyOf(values);
    pairs = List.copyOf(pairs);
    homes = Map.copyOf(homes);
  }

  /** How a source key is shown. */
  SourceKey shown(SourceKey key) {
    return shownKeys.getOrDefault(key, new SourceKey(key.system(), "***"));
  }

  /** What is shown of a source record. */
  Map<String, String> recordOf(SourceKey key) {
    return records.getOrDefault(key, Map.of());
  }

  /** Each golden record is masked as if it were read, and each source record by itself. */
  static final Masking<Explained> MASKING =
      new Masking<>() {
        @Override
        public Explained mask(Explained all, Masks masks) {
          Map<SourceKey, SourceKey> keys = new TreeMap<>();
          Map<SourceKey, Map<String, String>> shown = new TreeMap<>();
          for (GoldenRecord golden : all.golden()) {
            for (SourceKey key : golden.sources()) {
              Map<String, String> says = all.recordOf(key);
              // masked where it tells a hidden value of the record or of its golden record
              keys.put(key, masks.key(masks.key(key, golden.texts()), says));
              shown.put(key, masks.apply(says));
            }
          }
          List<GoldenRecord> golden = new ArrayList<>();
          for (GoldenRecord one : all.golden()) golden.add(Maskings.GOLDEN_RECORD.mask(one, masks));
          return new Explained(
              golden,
              shown,
              keys,
              all.values(),
              all.lock(),
              all.matching(),
              all.cluster(),
              all.pairs(),
              all.homes());
        }

        @Override
        public List<Row> rows(Explained all) {
          return all.golden().stream()
              .flatMap(one -> Maskings.GOLDEN_RECORD.rows(one).stream())
              .toList();
        }
      };
}
