package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.encode.Column;
import org.touchstonehub.match.encode.Dictionary;
import org.touchstonehub.match.encode.NameColumn;
import org.touchstonehub.match.encode.ValueColumn;
import org.touchstonehub.match.record.LongBuffer;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Sharing;
import org.touchstonehub.match.type.Trait;

/**
 * Clusters that hold one and the same strong identifier: a person decides of them, whatever was
 * learnt. Strong are numbers that one person, body or account has alone, and an e-mail address
 * together with something else that names the same. A value that looks made up or that stands on
 * many things is none.
 */
final class SharedIdentifiers {
  /** Clusters that hold a value beyond which it is taken for shared: a group's, an agent's. */
  static final int MOST_HOLDERS = 5;

  /** Records of a value that are looked at, so that a giant cluster costs nothing. */
  private static final int MOST_RECORDS = 50;

  /** An identifier of any kind says "one thing" only where hardly a value of it is shared. */
  private static final double MOST_SHARED = 0.1;

  private static final int LEAST_SIGNS = 5;
  private static final int LEAST_DIGITS = 2;

  private final Bench bench;
  private final Linkage linkage;
  private final long[] cannotLink;

  /**
   * @param cannotLink pairs of record numbers that stewards keep apart
   */
  SharedIdentifiers(Bench bench, Linkage linkage, long[] cannotLink) {
    this.bench = bench;
    this.linkage = linkage;
    this.cannotLink = cannotLink;
  }

  /**
   * By pair of clusters a pair of records that share an identifier. Of clusters that share one
   * value, each is paired with the next: answers join them one after another.
   *
   * @param label by record: a record of its cluster
   */
  Map<Long, Long> between(int[] label) {
    Map<Long, Long> found = new TreeMap<>();
    Set<Long> decided = new HashSet<>();
    for (long pair : cannotLink) {
      decided.add(RecordPair.of(label[RecordPair.first(pair)], label[RecordPair.second(pair)]));
    }
    for (int c = 0; c < bench.records.columns().size(); c++) {
      Column column = bench.records.columns().get(c);
      if (!(column instanceof ValueColumn values)) continue;
      Sharing sharing = typeOf(c).shared();
      if (sharing == Sharing.NOTHING) continue;
      List<List<int[]>> shared = shared(values, label);
      boolean often = shared.size() > MOST_SHARED * distinct(values);
      if (sharing == Sharing.ONE_IF_SELDOM && often) continue;
      boolean withMore = sharing == Sharing.ONE_WITH_MORE;
      for (List<int[]> clusters : shared) {
        for (int k = 1; k < clusters.size(); k++) {
          pairUp(clusters.get(k - 1), clusters.get(k), label, withMore, decided, found);
        }
      }
    }
    return found;
  }

  /** What the model calls it: a text that turned out to hold codes identifies nothing for sure. */
  private SemanticType typeOf(int column) {
    int attribute = bench.layout.plan().columns().get(column).attributes().get(0);
    return bench.model.attributes().get(attribute).type();
  }

  private static int distinct(ValueColumn values) {
    return values.values().size();
  }

  /** Of each value that several clusters share, and not too many: its records by cluster. */
  private List<List<int[]>> shared(ValueColumn values, int[] label) {
    int n = values.value().length;
    LongBuffer all = new LongBuffer(n);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < values.count(i); k++) all.add(((long) values.value(i, k) << 32) | i);
    }
    long[] holders = all.sorted();
    int held = holders.length;
    List<List<int[]>> shared = new ArrayList<>();
    for (int from = 0; from < held; ) {
      int value = (int) (holders[from] >> 32);
      int to = from + 1;
      while (to < held && (int) (holders[to] >> 32) == value) to++;
      if (to - from > 1 && !isMadeUp(values.values(), value)) {
        Map<Integer, List<Integer>> clusters = new LinkedHashMap<>();
        for (int k = from; k < to && clusters.size() <= MOST_HOLDERS; k++) {
          int i = (int) holders[k];
          clusters.computeIfAbsent(label[i], unused -> new ArrayList<>()).add(i);
        }
        if (clusters.size() > 1 && clusters.size() <= MOST_HOLDERS) {
          shared.add(
              clusters.values().stream()
                  .map(of -> of.stream().limit(MOST_RECORDS).mapToInt(i -> i).toArray())
                  .toList());
        }
      }
      from = to;
    }
    return shared;
  }

  /** Words for "none" and one digit over and over count as missing already. */
  static boolean isMadeUp(Dictionary values, int value) {
    return isMadeUp(values.text(value));
  }

  static boolean isMadeUp(String text) {
    int signs = 0;
    int digits = 0;
    boolean counting = true;
    int before = -1;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (!Character.isLetterOrDigit(c)) continue;
      signs++;
      if (!Character.isDigit(c)) continue;
      int digit = Character.digit(c, 10);
      // 123456789, and 0 after 9
      if (digits > 0) counting &= digit == (before + 1) % 10;
      before = digit;
      digits++;
    }
    if (text.indexOf('@') >= 0) return false;
    return signs < LEAST_SIGNS || digits < LEAST_DIGITS || counting;
  }

  private void pairUp(
      int[] first,
      int[] second,
      int[] label,
      boolean withMore,
      Set<Long> decided,
      Map<Long, Long> found) {
    long clusters = RecordPair.of(label[first[0]], label[second[0]]);
    if (decided.contains(clusters) || found.containsKey(clusters)) return;
    for (int i : first) {
      for (int j : second) {
        if (!bench.competition.allows(i, j) || (withMore && !agreeOtherwise(i, j))) continue;
        found.put(clusters, RecordPair.of(i, j));
        return;
      }
    }
  }

  private boolean agreeOtherwise(int i, int j) {
    linkage.pair(i, j);
    Evidence evidence = linkage.evidence();
    for (int s = 0; s < bench.layout.slots().size(); s++) {
      boolean equal = evidence.level[evidence.at(0) + s] == Levels.EQUAL;
      if (equal && isTelling(bench.layout.slots().get(s))) return true;
    }
    return false;
  }

  /** Of persons what is theirs alone: those of a house share its telephone and its postcode. */
  private boolean isTelling(Slot slot) {
    return switch (slot.kind()) {
      case NAME -> slot.part() == NameColumn.GIVEN;
      case DATE -> true;
      case VALUE -> !bench.layout.namesPersons() && typeOf(slot.column()).has(Trait.PROVES_MAILBOX);
      case WORDS, OVERLAP -> false;
    };
  }
}
