package org.touchstonehub.match.score;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;

/**
 * The parameters in numbers that people read.
 *
 * @param priorBits log odds that two records of the table match, before anything is known of them
 * @param slots in the order of the layout
 * @param related classes of related things
 */
public record LearntWeights(double priorBits, List<OfSlot> slots, List<Related> related) {
  private static final double LN_2 = Math.log(2);

  /**
   * What a finding says.
   *
   * @param bits log2 of its share among matches by its share among random pairs, before it is
   *     weighed by how rare the value is
   * @param ofMatches its share among matches
   */
  public record Level(String finding, double bits, double ofMatches) {}

  /**
   * One thing that is compared.
   *
   * @param levels empty where words are compared
   * @param different which level is that the two are different; -1 where words are compared
   * @param commonWordsKept share of common words of a match that the other record has too; NaN
   *     where no words are compared
   * @param rareWordsKept the same for rare words
   */
  public record OfSlot(
      Slot slot, List<Level> levels, int different, double commonWordsKept, double rareWordsKept) {
    public OfSlot {
      levels = List.copyOf(levels);
    }

    public static OfSlot ofLevels(Slot slot, List<Level> levels, int different) {
      return new OfSlot(slot, levels, different, Double.NaN, Double.NaN);
    }
  }

  /**
   * A class of pairs that share much and are not the same.
   *
   * @param bits log2 of its share among all pairs
   */
  public record Related(String name, double bits) {}

  public LearntWeights {
    slots = List.copyOf(slots);
    related = List.copyOf(related);
  }

  public static LearntWeights of(Layout layout, Parameters p) {
    List<OfSlot> slots = new ArrayList<>();
    for (int s = 0; s < layout.slots().size(); s++) slots.add(slot(layout.slots().get(s), s, p));
    List<Related> related = new ArrayList<>();
    List<Kin> kin = Kin.of(layout);
    for (int c = 0; c < kin.size(); c++) {
      related.add(new Related(kin.get(c).name(), p.lnRelated[c] / LN_2));
    }
    return new LearntWeights(p.lnMatch / LN_2, slots, related);
  }

  private static OfSlot slot(Slot slot, int s, Parameters p) {
    if (slot.wordSlot() >= 0) {
      double[] kept = p.survival[Parameters.CLEAN][slot.wordSlot()][0];
      return new OfSlot(slot, List.of(), -1, kept[0], kept[Evidence.RARITIES - 1]);
    }
    List<Level> levels = new ArrayList<>();
    int different = 0;
    for (int l = 0; l < slot.levels().size(); l++) {
      if (l == slot.variant()) continue;
      if (l == slot.different()) different = levels.size();
      double m = p.levels[Parameters.CLEAN][s][l];
      levels.add(new Level(slot.levels().get(l).words(), Math.log(m / p.random[s][l]) / LN_2, m));
    }
    return OfSlot.ofLevels(slot, levels, different);
  }
}
