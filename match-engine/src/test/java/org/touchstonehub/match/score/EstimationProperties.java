package org.touchstonehub.match.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.touchstonehub.match.compare.Layout;

/** Expectation maximisation against its plain twin, on small tables of persons. */
class EstimationProperties {
  /** Twenty rounds feed what rounding leaves back into what is learnt. */
  private static final double CLOSE = 1e-8;

  @Property(tries = 40)
  void learns_what_the_formulas_say(@ForAll long seed) {
    Random random = new Random(seed);
    SmallTable table = SmallTable.ofPersons(random);
    Sample candidates = table.pairs(1 + random.nextInt(3), 1 + random.nextInt(2), random);
    Sample siblings = random.nextBoolean() ? table.siblings(1.5, random) : table.none();
    Sample strangers = table.pairs(1 + random.nextInt(2), 1, random);
    double[][] within = random.nextBoolean() ? levels(table.layout, random) : null;

    Parameters learnt =
        Estimation.learn(
            table.layout,
            candidates,
            siblings,
            strangers,
            table.competition,
            table.records.size(),
            null,
            within);
    Parameters plain = new PlainEstimation(table, candidates, siblings, strangers, within).learn();

    assertThat(learnt.lnMatch).isCloseTo(plain.lnMatch, within(CLOSE));
    assertThat(learnt.lnCap).isCloseTo(plain.lnCap, within(CLOSE));
    close(learnt.levels[Parameters.CLEAN], plain.levels[Parameters.CLEAN]);
    close(learnt.random, plain.random);
    close(learnt.meanLn, plain.meanLn);
    close(learnt.sharing, plain.sharing);
    assertThat(learnt.lnRelated).containsExactly(plain.lnRelated, within(CLOSE));
  }

  private static void close(double[][] learnt, double[][] plain) {
    for (int s = 0; s < plain.length; s++) {
      assertThat(learnt[s]).containsExactly(plain[s], within(CLOSE));
    }
  }

  /** Levels within clusters, of some slots. */
  private static double[][] levels(Layout layout, Random random) {
    return layout.slots().stream()
        .map(slot -> random.nextBoolean() ? shares(slot.levels().size(), random) : new double[0])
        .toArray(double[][]::new);
  }

  private static double[] shares(int levels, Random random) {
    double[] shares = random.doubles(levels, 0.01, 1).toArray();
    return Priors.normalised(shares);
  }
}
