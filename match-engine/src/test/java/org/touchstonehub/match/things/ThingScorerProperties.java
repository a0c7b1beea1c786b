package org.touchstonehub.match.things;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.score.SmallTable;

/** The scorer of things against its plain twin, for any weights. */
class ThingScorerProperties {
  private static final double CLOSE = 1e-9;

  @Property(tries = 80)
  void scores_as_the_formulas_say(@ForAll long seed) {
    Random random = new Random(seed);
    SmallTable table = SmallTable.ofThings(random);
    ThingLayout things = ThingLayout.of(table.layout);
    ThingModel model = weights(things, random);
    Evidence evidence = table.compared(2, random);
    forget(evidence, things, random);
    ThingScorer scorer = new ThingScorer(model);
    PlainThingScorer plain = new PlainThingScorer(model);

    int pairs = evidence.level.length / table.layout.slots().size();
    for (int k = 0; k < pairs; k++) {
      double told = plain.logOdds(new PlainPair(things, model.unique, evidence, k));
      assertThat(scorer.score(evidence, k)).isCloseTo(told, within(CLOSE));
    }
  }

  /** Of some pairs nothing but the name is known. */
  private static void forget(Evidence evidence, ThingLayout things, Random random) {
    int slots = things.layout().slots().size();
    boolean forgotten = false;
    for (int at = 0; at < evidence.level.length; at++) {
      if (at % slots == 0) forgotten = random.nextInt(4) == 0;
      if (forgotten && at % slots != things.name()) evidence.level[at] = Levels.NEITHER;
    }
  }

  private static ThingModel weights(ThingLayout things, Random random) {
    ThingModel model = new ThingModel(things, 3 + 3 * random.nextDouble());
    for (int q = 0; q < things.columns().size(); q++) {
      for (int s = 0; s < Seen.STATES; s++) {
        drawShares(model.match[q][s], random);
        drawShares(model.random[q][s], random);
        for (double[][] ofClass : model.excess[q]) {
          for (int g = 0; g < ofClass[s].length; g++) ofClass[s][g] = 0.3 * random.nextDouble();
        }
      }
    }
    drawShares(model.cell, random);
    for (double[] cells : model.cellOfStrangers) drawShares(cells, random);
    for (int c = Seen.ALIKE; c < Seen.CLASSES; c++) {
      model.namesakes[c] = random.nextBoolean() ? 0 : 0.05 * random.nextDouble();
    }
    for (int c = 0; c < 2; c++) model.conflict[c] = 0.01 + 0.9 * random.nextDouble();
    model.line = random.nextDouble();
    model.lnMatch = -1 - 8 * random.nextDouble();
    return model;
  }

  private static void drawShares(double[] shares, Random random) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = 0.001 + random.nextDouble();
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) shares[i] /= sum;
  }
}
