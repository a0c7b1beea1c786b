package org.touchstonehub.match.things;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.score.LearntWeights;

/** The numbers of a {@link ThingModel} for people. */
final class ThingWeights {
  private static final double LN_2 = Math.log(2);

  private ThingWeights() {}

  static LearntWeights of(ThingModel model) {
    List<Slot> slots = model.things.layout().slots();
    List<LearntWeights.OfSlot> weights = new ArrayList<>();
    double bothKeep = 0;
    double equal = model.cell[0];
    for (int c = 0; c < NameCells.SHARING; c++) {
      if (NameCells.bothKeep(c)) bothKeep += model.cell[c];
    }
    double contained = 1 - equal - bothKeep - model.cell[NameCells.NOTHING_SHARED];
    List<LearntWeights.Level> name =
        List.of(
            level("same words", equal, model.cellOfStrangers[0][0]),
            level("one holds the words of the other", contained, ofStrangers(model, false)),
            level("each keeps words of its own", bothKeep, ofStrangers(model, true)));
    weights.add(LearntWeights.OfSlot.ofLevels(model.things.nameSlot(), name, name.size() - 1));
    for (int q = 0; q < model.things.columns().size(); q++) {
      ThingColumn column = model.things.columns().get(q);
      if (column.how() == ThingColumn.How.FORM) continue;
      List<LearntWeights.Level> levels = new ArrayList<>();
      for (int g = 0; g < column.grades().size(); g++) {
        levels.add(
            level(
                column.grades().get(g).words(),
                model.match[q][Seen.NOTHING][g],
                model.random[q][Seen.NOTHING][g]));
      }
      Slot slot = slots.get(column.slot());
      weights.add(LearntWeights.OfSlot.ofLevels(slot, levels, column.last()));
    }
    List<LearntWeights.Related> related = new ArrayList<>();
    double namesakes = model.namesakes[Seen.ALIKE] + model.namesakes[Seen.CONTAINED];
    if (namesakes > 0) {
      related.add(new LearntWeights.Related("namesakes", Math.log(namesakes) / LN_2));
    }
    return new LearntWeights(model.lnMatch / LN_2, weights, related);
  }

  private static double ofStrangers(ThingModel model, boolean bothKeep) {
    double sum = 0;
    for (int c = 1; c < NameCells.SHARING; c++) {
      if (NameCells.bothKeep(c) == bothKeep) sum += model.cellOfStrangers[0][c];
    }
    return sum;
  }

  private static LearntWeights.Level level(String words, double match, double random) {
    return new LearntWeights.Level(words, Math.log(match / random) / LN_2, match);
  }
}
