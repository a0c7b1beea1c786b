package org.touchstonehub.match.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;

/** The scorer against its plain twin, for any weights. */
class ScorerProperties {
  private static final double CLOSE = 1e-9;

  @Property(tries = 60)
  void persons_are_scored_as_the_formulas_say(@ForAll long seed) {
    Random random = new Random(seed);
    agrees(SmallTable.ofPersons(random), random);
  }

  @Property(tries = 60)
  void things_are_scored_as_the_formulas_say(@ForAll long seed) {
    Random random = new Random(seed);
    agrees(SmallTable.ofThings(random), random);
  }

  private static void agrees(SmallTable table, Random random) {
    Layout layout = table.layout;
    Sample pairs = table.pairs(2, 1, random);
    strew(pairs.evidence, layout, random);
    Parameters parameters = weights(layout, random);
    Scorer scorer = new Scorer(layout, parameters);
    PlainScorer plain = new PlainScorer(layout, parameters);

    for (int k = 0; k < pairs.size(); k++) {
      double scored = scorer.score(pairs.evidence, k);
      PlainScorer.Found found = plain.found(pairs.evidence, k);

      assertThat(scored).isCloseTo(found.logOdds, near(found.logOdds));
      for (int u = 0; u < layout.units().size(); u++) {
        assertThat(scorer.observed[u]).isEqualTo(found.match.containsKey(u));
        double match = found.match.getOrDefault(u, 0.0);
        assertThat(scorer.match[u]).isCloseTo(match, near(match));
      }
    }
  }

  private static Offset<Double> near(double value) {
    return within(CLOSE * Math.max(1, Math.abs(value)));
  }

  /** Levels that comparing these records does not reach, known variants among them. */
  private static void strew(Evidence e, Layout layout, Random random) {
    List<Slot> slots = layout.slots();
    for (int at = 0; at < e.level.length; at++) {
      int levels = slots.get(at % slots.size()).levels().size();
      if (levels == 0 || random.nextInt(5) > 0) continue;
      e.level[at] = (byte) (random.nextInt(levels + 2) - 2);
      e.lnFrequency[at] = -8 * random.nextFloat();
    }
  }

  private static Parameters weights(Layout layout, Random random) {
    List<Kin> kin = Kin.of(layout);
    Parameters p = new Parameters(layout, kin.size());
    for (int s = 0; s < layout.slots().size(); s++) {
      for (double[][] levels : p.levels) drawShares(levels[s], random);
      drawShares(p.random[s], random);
      for (int l = 0; l < p.meanLn[s].length; l++) {
        p.meanLn[s][l] = random.nextBoolean() ? Double.NaN : -8 * random.nextDouble();
      }
    }
    for (int w = 0; w < layout.wordSlots(); w++) {
      for (double[][][] mode : p.survival) {
        for (double[] side : mode[w]) fill(side, 0.005, 0.99, random);
      }
      for (double[] mode : p.conflict) mode[w] = between(0.05, 0.95, random);
      p.randomConflict[w] = between(0.05, 0.95, random);
      p.extraWords[w] = between(0.5, 6, random);
    }
    fill(p.noisy, 0.003, 0.4, random);
    fill(p.extension, 0.003, 0.3, random);
    fill(p.replaced, 0.002, 0.29, random);
    fill(p.lnRelated, -14, -1, random);
    for (int c = 0; c < kin.size(); c++) {
      for (int u = 0; u < p.sharing[c].length; u++) {
        double shared = kin.get(c).shared()[u];
        p.sharing[c][u] = Double.isNaN(shared) ? between(0.01, 0.95, random) : shared;
      }
    }
    p.ownWords = new OwnWords(between(0.01, 0.99, random), between(0.01, 0.99, random));
    p.lnMatch = between(-14, -1, random);
    p.lnCap = between(4, 12, random);
    return p;
  }

  private static void drawShares(double[] shares, Random random) {
    fill(shares, 0.001, 1, random);
    Priors.normalised(shares);
  }

  private static void fill(double[] values, double least, double most, Random random) {
    for (int i = 0; i < values.length; i++) values[i] = between(least, most, random);
  }

  private static double between(double least, double most, Random random) {
    return least + (most - least) * random.nextDouble();
  }
}
