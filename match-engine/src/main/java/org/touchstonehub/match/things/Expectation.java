package org.touchstonehub.match.things;

import java.util.Arrays;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.score.LogOdds;

/**
 * How probably the pairs match by the present numbers of a model, and how many match and how many
 * are namesakes: all else given, the likelihood is concave in the number of matches.
 */
final class Expectation {
  private static final int STEPS = 30;
  private static final double STILL = 1e-4;

  /** Matches a record at the beginning. */
  private static final double AT_FIRST = .2;

  /** Matches a record from which a table holds giants; else there is one match a record at most. */
  private static final double GIANTS = 3;

  /** Share of pairs that match, and the best F1 to be had, where there is nothing to learn from. */
  private static final double BELIEVED = .003;

  private static final double BELIEVED_F1 = .7;
  private static final double NAMESAKES_AT_FIRST = .25;

  private final ThingModel model;
  private final Material from;
  private final WeighedPairs pairs;
  private final WeighedPairs near;
  private final WeighedPairs any;
  private Weighing weighing;
  private double lambda;

  /** By candidate: log odds and probability of a match. */
  final double[] x;

  final double[] p;

  Expectation(ThingModel model, Material from) {
    this.model = model;
    this.from = from;
    int columns = model.things.columns().size();
    pairs = new WeighedPairs(from.pairs(), columns);
    near = new WeighedPairs(from.near(), columns);
    any = new WeighedPairs(from.any(), columns);
    weighing = new Weighing(model);
    x = new double[from.pairs().size];
    p = new double[from.pairs().size];
  }

  void begin() {
    lambda = p.length == 0 ? BELIEVED : AT_FIRST * from.records() / from.possible();
    if (!Refinement.NAMESAKES.isOn()) return;
    for (int c = Seen.ALIKE; c < Seen.CLASSES; c++) {
      model.namesakes[c] = NAMESAKES_AT_FIRST * lambda;
    }
  }

  /** Weighs all pairs by what the model says now. */
  void weigh() {
    weighing = new Weighing(model);
    pairs.weigh(weighing);
    near.weigh(weighing);
    any.weigh(weighing);
    probabilities();
  }

  /** How many match and how many are namesakes, all else given. */
  void count() {
    for (int step = 0; step < STEPS; step++) {
      double before = lambda;
      double sum = Arrays.stream(p).sum();
      double[] sakes = namesakes();
      lambda = bounded(Math.max(sum * from.standsFor(), .5));
      for (int c = Seen.ALIKE; c < Seen.CLASSES; c++) {
        if (model.namesakes[c] > 0) {
          model.namesakes[c] = Math.max(sakes[c] * from.standsFor(), .05) / from.possible();
        }
      }
      probabilities();
      if (Math.abs(lambda - before) < STILL * before) break;
    }
  }

  /** By class of the name: strangers of one name among the candidates. */
  private double[] namesakes() {
    double[] sakes = new double[Seen.CLASSES];
    for (int k = 0; k < p.length; k++) {
      double ratio = weighing.sakes(pairs.seen, k, pairs.name[k]);
      sakes[pairs.seen.nameClass[k]] += (1 - p[k]) * ratio / (1 + ratio);
    }
    return sakes;
  }

  /** Blocking lists a part only of the pairs of a giant, so what it lists cannot tell of one. */
  private double bounded(double listed) {
    double told = matchesAtRandom();
    boolean giants = told > GIANTS * from.records() && Refinement.GIANTS.isOn();
    if (giants) return Math.max(listed, told) / from.possible();
    double most = Refinement.ONE_MATCH_EACH.isOn() ? Math.max(from.records(), told) : listed;
    return Math.min(listed, most) / from.possible();
  }

  /** Matches that random pairs tell of, less two standard errors. */
  private double matchesAtRandom() {
    double lnMatch = lnMatch();
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < any.seen.size; k++) {
      if (!any.seen.sharing[k]) continue;
      double probability = LogOdds.probability(any.logOdds(k, weighing, lnMatch));
      sum += probability;
      squares += probability * probability;
    }
    return Math.max(0, sum - 2 * Math.sqrt(squares)) * from.anyStandsFor();
  }

  private void probabilities() {
    double lnMatch = lnMatch();
    for (int k = 0; k < p.length; k++) {
      x[k] = pairs.logOdds(k, weighing, lnMatch);
      p[k] = LogOdds.probability(x[k]);
    }
  }

  /** By near miss: the probability that the two are strangers. */
  double[] strangers() {
    double lnMatch = lnMatch();
    double[] strangers = new double[near.seen.size];
    for (int k = 0; k < strangers.length; k++) {
      strangers[k] = LogOdds.probability(-near.logOdds(k, weighing, lnMatch));
    }
    return strangers;
  }

  /** Log odds of a candidate by all but one column. */
  double without(int q, int k) {
    return x[k] - pairs.column[q][k];
  }

  double lnMatch() {
    return Math.log(lambda);
  }

  /** Matches among all pairs of the table. */
  double matches() {
    return lambda * from.possible();
  }

  /**
   * The best expected F1 over cuts, {@code 2 sum p / (cut + sum of all p)}; a pair raises it if it
   * is likelier than half of that.
   */
  double bestF1() {
    if (p.length == 0) return BELIEVED_F1;
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    double all = Arrays.stream(sorted).sum();
    double sum = 0;
    double best = 0;
    for (int cut = 1; cut <= sorted.length; cut++) {
      sum += sorted[sorted.length - cut];
      best = Math.max(best, 2 * sum / (cut + all));
    }
    return best;
  }
}
