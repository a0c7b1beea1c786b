package org.touchstonehub.match.things;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.score.SmallTable;

/** What is learnt of things against its plain twin, on small tables. */
class ThingLearningProperties {
  /** Twelve rounds feed what rounding leaves back into what is learnt. */
  private static final double CLOSE = 1e-8;

  @Property(tries = 40)
  void learns_what_the_formulas_say(@ForAll long seed) {
    Random random = new Random(seed);
    SmallTable table = SmallTable.ofThings(random);
    ThingLayout things = ThingLayout.of(table.layout);
    double unique = 3 + random.nextDouble();
    Evidence candidates = table.compared(1 + random.nextInt(3), random);
    Evidence near = table.compared(1 + random.nextInt(3), random);
    Evidence strangers = table.compared(1 + random.nextInt(3), random);
    Evidence any = table.compared(2, random);
    double standsFor = 1 + random.nextInt(3);
    double anyStandsFor = 1 + random.nextInt(12);
    Reading reading = new Reading(things, unique);
    Seen chance = reading.read(strangers, pairs(strangers, table));
    Material material =
        new Material(
            reading.read(candidates, pairs(candidates, table)),
            standsFor,
            reading.read(near, pairs(near, table)),
            chance,
            remainders(chance.size, random),
            reading.read(any, pairs(any, table)),
            anyStandsFor,
            table.records.size());

    ThingModel learnt = new ThingModel(things, unique);
    new ThingLearning(learnt, material).learn();
    ThingModel plain = new ThingModel(things, unique);
    plain.setCellsOfStrangers(learnt.cellOfStrangers);
    new PlainThingLearning(
            plain, candidates, standsFor, near, strangers, any, anyStandsFor, table.records.size())
        .learn();

    assertThat(learnt.lnMatch).isCloseTo(plain.lnMatch, within(CLOSE));
    assertThat(learnt.line).isCloseTo(plain.line, within(CLOSE));
    close(learnt.namesakes, plain.namesakes);
    close(learnt.conflict, plain.conflict);
    close(learnt.cell, plain.cell);
    for (int q = 0; q < things.columns().size(); q++) {
      for (int s = 0; s < Seen.STATES; s++) {
        close(learnt.random[q][s], plain.random[q][s]);
        close(learnt.match[q][s], plain.match[q][s]);
        for (int c = 0; c < Seen.CLASSES; c++) {
          close(learnt.excess[q][c][s], plain.excess[q][c][s]);
        }
      }
    }
  }

  private static int pairs(Evidence evidence, SmallTable table) {
    return evidence.level.length / table.layout.slots().size();
  }

  /** By random pair, twice: by kind of shared words what a name would give away. */
  private static double[][] remainders(int pairs, Random random) {
    double[][] remainders = new double[2 * pairs][];
    for (int k = 0; k < remainders.length; k++) {
      remainders[k] = random.doubles(NameCells.KINDS, 0, 12).toArray();
    }
    return remainders;
  }

  private static void close(double[] learnt, double[] plain) {
    assertThat(learnt).containsExactly(plain, within(CLOSE));
  }
}
