package org.touchstonehub.match.things;

import org.touchstonehub.match.refine.Refinement;

/**
 * Learns the numbers of a {@link ThingModel} from candidate pairs, from random pairs and from
 * strangers that share a word of their name: expectation maximisation in which no part can teach
 * itself.
 */
final class ThingLearning {
  private static final int ROUNDS = 12;

  /** Matches for each pair that agrees in all it has, below which namesakes explained too much. */
  private static final double EXPLAINED_AWAY = .1;

  private final Material from;
  private final ThingModel model;
  private final ColumnLearning columns;
  private final NameLearning names;
  private final Expectation expected;

  ThingLearning(ThingModel model, Material from) {
    this.model = model;
    this.from = from;
    columns = new ColumnLearning(model, from);
    names = new NameLearning(model, from);
    expected = new Expectation(model, from);
    if (!Refinement.PLANTED_NAMES.isOn()) return;
    model.setCellsOfStrangers(PlantedNames.cells(from.random(), from.remainders(), model.unique));
  }

  void learn() {
    learn(true);
    if (explainedAway()) learn(false);
    model.lnMatch = expected.lnMatch();
    model.line = expected.bestF1() / 2;
  }

  /**
   * Whether namesakes explain all that agrees, so that next to nothing is left to match: what they
   * share and how many they are cannot both be told from pairs of one name.
   */
  private boolean explainedAway() {
    if (!Refinement.EXPLAINED_AWAY.isOn()) return false;
    Seen pairs = from.pairs();
    int alike = 0;
    for (int k = 0; k < pairs.size; k++) if (pairs.agreesInAll(k)) alike++;
    return expected.matches() < EXPLAINED_AWAY * alike * from.standsFor();
  }

  /**
   * @param ofNamesakes whether things of one name teach what strangers of one name share; else that
   *     is what those of like names share
   */
  private void learn(boolean ofNamesakes) {
    columns.begin();
    expected.begin();
    expected.weigh();
    for (int round = 0; round < ROUNDS && from.pairs().size > 0; round++) {
      expected.count();
      double[] strangers = expected.strangers();
      columns.learnMatches(expected);
      columns.learnStrangers(expected, strangers, round == 0, ofNamesakes);
      names.learn(expected.p, strangers);
      expected.weigh();
    }
  }
}
