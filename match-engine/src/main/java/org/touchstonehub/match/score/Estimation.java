package org.touchstonehub.match.score;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.refine.Refinement;

/**
 * Expectation maximisation (Dempster, Laird, Rubin 1977) over candidate pairs and random pairs:
 * level probabilities, survival of words, copies, related classes and the number of matches, each
 * shrunk towards its prior. Random pairs weigh by the probability that they are no match, so that
 * the true matches among them do not spoil what is learnt of strangers.
 */
public final class Estimation {
  private static final int PERSON_ROUNDS = 20;
  private static final int THING_ROUNDS = 15;

  /** Log odds below which a pair is no match beyond doubt. */
  static final double CLEAR = -9;

  private static final double STILL = 2e-3;

  private final Layout layout;
  private final Parameters p;
  private final List<Kin> kin;
  private final Sample candidates;
  private final Strangers strangers;
  private final Competition competition;
  private final Population population;
  private final long records;
  private final KeyNumbers keyNumbers;
  private final Expectation expectation;
  private final Maximisation maximisation;
  private double matches;

  /** Levels within the clusters that were found so far, by slot; empty where nothing is known. */
  private final double[][] within;

  private Estimation(
      Layout layout,
      Sample candidates,
      Sample siblings,
      Sample strangers,
      Competition competition,
      long records,
      double[][] within) {
    this.layout = layout;
    this.candidates = candidates;
    this.competition = competition;
    this.records = records;
    this.within = within;
    kin = Kin.of(layout);
    p = new Parameters(layout, kin.size());
    population = Population.of(competition, records, candidates, siblings);
    keyNumbers = KeyNumbers.of(layout, candidates, strangers);
    expectation = new Expectation(layout, p, kin, candidates, siblings, competition, keyNumbers);
    maximisation = new Maximisation(layout, p, kin, keyNumbers, population, within);
    this.strangers = new Strangers(layout, p, kin.size(), strangers);
  }

  /**
   * Learns the parameters.
   *
   * @param siblings candidates that are no match, since a source that holds no thing twice has both
   * @param start for each candidate a first guess whether it matches, 0 to 1; null to start from
   *     the priors
   * @param within levels within the clusters that were found so far, by slot; null if there are
   *     none yet
   */
  public static Parameters learn(
      Layout layout,
      Sample candidates,
      Sample siblings,
      Sample strangers,
      Competition competition,
      long records,
      double @Nullable [] start,
      double @Nullable [][] within) {
    double[][] levels = within == null ? new double[layout.slots().size()][0] : within;
    Estimation e =
        new Estimation(layout, candidates, siblings, strangers, competition, records, levels);
    e.start(start);
    int rounds = layout.namesPersons() ? PERSON_ROUNDS : THING_ROUNDS;
    for (int round = 0; round < rounds; round++) {
      double before = e.p.lnMatch;
      e.round(round);
      boolean still = Math.abs(e.p.lnMatch - before) < STILL;
      if (still && round > 4 && layout.namesPersons()) break;
    }
    return e.p;
  }

  private void start(double @Nullable [] guess) {
    p.lnCap = Priors.lnCap(layout, records);
    Tally nothing = new Tally(layout, kin.size());
    maximisation.ofStrangers(strangers.count(Strangers.START), nothing);
    double each = 0.5 * records + Priors.matches();
    for (int s = 0; s < within.length; s++) {
      if (within[s].length > 0) p.levels[Parameters.CLEAN][s] = within[s].clone();
    }
    if (guess != null) {
      for (int k = 0; k < guess.length; k++) guess[k] = keyNumbers.better(guess[k], k);
      double sum = 0;
      for (double g : guess) sum += g;
      each = sum * candidates.standsFor + Priors.matches();
    }
    for (int s = 0; s < layout.slots().size(); s++) {
      double[] m = p.levels[Parameters.CLEAN][s];
      p.levels[Parameters.RELATED][s] = Parameters.mix(m, p.random[s], 0.5);
      p.levels[Parameters.NOISY][s] = Parameters.mix(m, p.random[s], 0.7);
    }
    matches = each;
    setPrior();
    for (int c = 0; c < kin.size(); c++) {
      double share = each * relatedToMatch() / population.possible();
      p.lnRelated[c] = Math.log(share * keyNumbers.belief(kin.get(c), layout));
      double[] shared = kin.get(c).shared();
      for (int u = 0; u < p.sharing[c].length; u++) {
        p.sharing[c][u] = Double.isNaN(shared[u]) ? kin.get(c).usuallyShared() : shared[u];
      }
    }
    if (guess != null) learnFromGuess(guess);
  }

  /**
   * Related pairs of a class for each match, before any pair is looked at. Of persons as the prior
   * has it: where nothing tells a class from a match (namesakes in a list of names), expectation
   * maximisation leaves it where it began.
   */
  private double relatedToMatch() {
    boolean few = layout.namesPersons() && Refinement.FEW_RELATED.isOn();
    return few ? Priors.RELATED / Priors.matches() : 1;
  }

  private void setPrior() {
    p.lnMatch = Math.log(matches / population.possible()) + competition.lnOdds(matches);
  }

  /** First level and survival probabilities of matches, from the guess. */
  private void learnFromGuess(double[] guess) {
    Counting counting = new Counting(layout, p, kin);
    Tally tally = new Tally(layout, kin.size());
    for (int k = 0; k < candidates.size(); k++) {
      if (guess[k] <= 0) continue;
      for (int s = 0; s < layout.slots().size(); s++) {
        counting.addSlot(tally, candidates, k, s, Parameters.CLEAN, guess[k]);
      }
    }
    maximisation.ofCopies(tally, Parameters.CLEAN);
  }

  private void round(int round) {
    Tally tally = expectation.count(round, matches);
    maximisation.ofStrangers(strangers.count(round), tally);
    maximisation.ofMatches(tally);
    matches = tally.matches * population.standsFor() + Priors.matches();
    maximisation.ofKin(tally, matches);
    setPrior();
  }
}
