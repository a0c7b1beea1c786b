package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.touchstonehub.match.cluster.Components;
import org.touchstonehub.match.compare.ClearDifference;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.explain.RuleFinding;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.rule.EqualKeys;
import org.touchstonehub.match.rule.Rules;

/** What the rules of a model say about records that are explained. */
final class Ruled {
  private final Rules rules;
  private final EntityModel model;

  Ruled(Rules rules, EntityModel model) {
    this.rules = rules;
    this.model = model;
  }

  /** What they say about two records. */
  List<RuleFinding> findings(int i, int j) {
    return findings(i, j, new int[0], new int[0]);
  }

  /**
   * What they say about two records, and about others of their clusters.
   *
   * @param first records of the cluster of the one
   * @param second records of the cluster of the other
   */
  List<RuleFinding> findings(int i, int j, int[] first, int[] second) {
    Set<RuleFinding> findings = new LinkedHashSet<>();
    for (EqualKeys keys : rules.together()) {
      if (keys.joins(i, j)) findings.add(new RuleFinding(keys.rule().words(model), true, true));
    }
    for (Rules.Veto veto : rules.apart()) {
      String words = veto.rule().words(model);
      if (veto.difference().apart(i, j)) {
        findings.add(new RuleFinding(words, false, true));
      } else if (areApart(veto.difference(), first, second)) {
        findings.add(new RuleFinding(words, false, false));
      }
    }
    return new ArrayList<>(findings);
  }

  private static boolean areApart(ClearDifference difference, int[] first, int[] second) {
    int[] x = values(difference, first);
    int[] y = values(difference, second);
    for (int a : x) for (int b : y) if (difference.differ(a, b)) return true;
    return false;
  }

  private static int[] values(ClearDifference difference, int[] records) {
    return Arrays.stream(records)
        .map(difference::value)
        .filter(value -> value != ClearDifference.MISSING)
        .distinct()
        .toArray();
  }

  /** Puts the records of each key together. */
  void chain(Components components) {
    for (EqualKeys keys : rules.together()) {
      for (int number = 0; number < keys.size(); number++) {
        int[] records = keys.records(number);
        for (int record : records) components.join(records[0], record);
      }
    }
  }

  /** The slots of what rules that join look at. */
  int[] slots(Layout layout) {
    return IntStream.range(0, layout.slots().size())
        .filter(
            s -> {
              int column = layout.slots().get(s).column();
              List<Integer> compared = layout.plan().columns().get(column).attributes();
              return rules.together().stream()
                  .anyMatch(keys -> !Collections.disjoint(keys.rule().attributes(), compared));
            })
        .toArray();
  }

  /** Pairs that chain the records of each key, as far as they are of one cluster. */
  LongStream within(int[] members) {
    LongStream.Builder pairs = LongStream.builder();
    for (EqualKeys keys : rules.together()) {
      Map<Integer, Integer> last = new HashMap<>();
      for (int record : members) {
        keys.keys(record)
            .mapToObj(key -> last.put(key, record))
            .filter(Objects::nonNull)
            .distinct()
            .forEach(before -> pairs.add(RecordPair.of(before, record)));
      }
    }
    return pairs.build();
  }
}
