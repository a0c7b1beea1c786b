package org.touchstonehub.match.things;

import java.util.Arrays;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.score.LogOdds;

/**
 * Learns how matches and how strangers agree in each column beside the name. What a match looks
 * like is learnt on pairs whose names contain one another and that agree in something telling of
 * another topic, so that no column can teach itself; what strangers of like names share, with the
 * column's own say left out.
 */
final class ColumnLearning {
  private static final boolean FOUND_BY_OTHERS = Refinement.FOUND_BY_OTHERS.isOn();

  /** What a prior weighs, in pairs. */
  private static final double PRIOR = 20;

  private static final double PRIOR_OF_RANDOM = 5;
  private static final double PRIOR_OF_EXCESS = 50;
  private static final double PRIOR_OF_ALIKE = 5;
  private static final double LEAST_SHARE = .005;

  /** Share of strangers up to which being so much alike tells things apart. */
  private static final double RARE = .002;

  private static final double LEAST_OF_STRANGERS = 1e-4;

  /** Share of matches with two unlike tax numbers, where there is nothing to learn from. */
  private static final double UNLIKE_NUMBER = .002;

  /** What strangers of like names share of a column before any are seen: firms of one house. */
  private static final double ALIKE_SHARE = .01;

  /** The same of strangers of which one has all of the name of the other: a group in one house. */
  private static final double NAMESAKES_SHARE = .2;

  /** How much like the coarser agreeing a column of a thing that moved is. */
  private static final double MOVED = .4;

  private final ThingModel model;
  private final Seen pairs;
  private final Seen near;
  private final Seen random;
  private final ThingColumn[] columns;

  /** By column and state: what is believed of matches before any is seen. */
  private final double[][][] believed;

  /** By candidate: columns, as bits, that are more alike than hardly any two strangers'. */
  private final long[] alike;

  ColumnLearning(ThingModel model, Material from) {
    this.model = model;
    pairs = from.pairs();
    near = from.near();
    random = from.random();
    columns = model.things.columns().toArray(ThingColumn[]::new);
    believed = new double[columns.length][Seen.STATES][];
    alike = new long[pairs.size];
  }

  void begin() {
    for (int q = 0; q < columns.length; q++) {
      learnChance(q);
      if (columns[q].isDescription() && Refinement.DESCRIPTIONS_TEACH.isOn()) findAlike(q);
      for (int s = 0; s < Seen.STATES; s++) begin(q, s);
    }
  }

  /** How random pairs agree. */
  private void learnChance(int q) {
    int grades = columns[q].grades().size();
    double[][] counted = new double[Seen.STATES][grades];
    double[] all = new double[grades];
    Arrays.fill(all, .2);
    all[grades - 1] = 1;
    for (int k = 0; k < random.size; k++) {
      int grade = random.grade[q][k];
      if (grade < 0) continue;
      counted[random.state[q][k]][grade]++;
      all[grade]++;
    }
    double sum = Arrays.stream(all).sum();
    for (int s = 0; s < Seen.STATES; s++) {
      double n = Arrays.stream(counted[s]).sum() + PRIOR_OF_RANDOM;
      for (int g = 0; g < grades; g++) {
        model.random[q][s][g] = (counted[s][g] + PRIOR_OF_RANDOM * all[g] / sum) / n;
      }
    }
  }

  private void findAlike(int q) {
    double[] chance = model.random[q][Seen.NOTHING];
    int rare = 0;
    double sum = 0;
    while (rare < chance.length && (sum += chance[rare]) < RARE) rare++;
    for (int k = 0; k < pairs.size; k++) {
      if (pairs.grade[q][k] >= 0 && pairs.grade[q][k] < rare) alike[k] |= 1L << q;
    }
  }

  private void begin(int q, int s) {
    ThingColumn column = columns[q];
    int last = column.last();
    double[] match = model.match[q][s];
    if (column.beginsSilent()) {
      System.arraycopy(model.random[q][s], 0, match, 0, match.length);
    } else {
      double agreeing = 0;
      for (int g = 0; g < last; g++) {
        match[g] = column.grades().get(g).usual() * (s == Seen.DIFFERS ? MOVED : 1);
        agreeing += match[g];
      }
      match[last] = s == Seen.DIFFERS ? 1 - agreeing : column.grades().get(last).usual();
    }
    if (pairs.size == 0 && column.isIssuedOnce()) match[last] = UNLIKE_NUMBER;
    believed[q][s] = match.clone();
    if (column.isNumeric() || column.beginsSilent()) return;
    Arrays.fill(model.excess[q][Seen.ALIKE][s], 0, last, ALIKE_SHARE);
    Arrays.fill(model.excess[q][Seen.CONTAINED][s], 0, last, NAMESAKES_SHARE);
  }

  void learnMatches(Expectation expected) {
    boolean anchored = anchored();
    for (int q = 0; q < columns.length; q++) {
      ThingColumn column = columns[q];
      boolean byRest = !anchored || (column.beginsSilent() && !column.isDescription());
      long teachers = teachers(q);
      double[][] count = new double[Seen.STATES][column.grades().size()];
      for (int k = 0; k < pairs.size; k++) {
        int grade = pairs.grade[q][k];
        if (grade < 0 || pairs.nameClass[k] != Seen.CONTAINED) continue;
        boolean teaches =
            byRest ? expected.without(q, k) > 0 : ((pairs.fine[k] | alike[k]) & teachers) != 0;
        if (teaches) count[pairs.state[q][k]][grade] += expected.p[k];
      }
      for (int s = 0; s < Seen.STATES; s++) {
        if (column.beginsSilent()) believed[q][s] = ofNamesakes(q, s);
        double n = Arrays.stream(count[s]).sum() + PRIOR;
        for (int g = 0; g < count[s].length; g++) {
          double share = (count[s][g] + PRIOR * believed[q][s][g]) / n;
          model.match[q][s][g] = Math.max(share, LEAST_SHARE);
        }
      }
    }
  }

  /** How namesakes agree in a column: what a column that says nothing yet takes a match for. */
  private double[] ofNamesakes(int q, int s) {
    boolean numeric = columns[q].isNumeric();
    int last = columns[q].last();
    double[] shares = new double[last + 1];
    double sum = 0;
    for (int g = 0; g <= last; g++) {
      double beyond = model.excess[q][Seen.CONTAINED][s][g];
      double chance = model.random[q][s][g];
      double share = chance + beyond * (numeric ? 1 : 1 - chance);
      shares[g] = Math.max(share, LEAST_OF_STRANGERS);
      if (g < last || numeric) sum += shares[g];
    }
    if (numeric) for (int g = 0; g <= last; g++) shares[g] /= sum;
    else shares[last] = Math.max(1 - sum, LEAST_OF_STRANGERS);
    return shares;
  }

  /**
   * Whether the table has a column that could show by itself what a match is. Where all there is
   * are kinds (a strength, a form, a maker), these teach one another.
   */
  private boolean anchored() {
    if (!Refinement.KINDS_TEACH.isOn()) return true;
    return Arrays.stream(columns)
        .anyMatch(c -> c.topic() == Topic.PLACE || c.topic().identifies() || c.isDescription());
  }

  /** Columns, as bits, that are about something else than column q is. */
  private long teachers(int q) {
    long bits = 0;
    for (int h = 0; h < columns.length; h++) {
      if (!columns[h].teaches().equals(columns[q].teaches())) bits |= 1L << h;
    }
    return bits;
  }

  /**
   * @param strangers by near miss: the probability that the two are strangers
   * @param first whether nothing was learnt yet
   * @param ofNamesakes whether pairs of one name teach what namesakes share
   */
  void learnStrangers(
      Expectation expected, double[] strangers, boolean first, boolean ofNamesakes) {
    for (int q = 0; q < columns.length; q++) {
      int grades = columns[q].grades().size();
      double[][][] count = new double[Seen.CLASSES][Seen.STATES][grades];
      for (int k = 0; k < pairs.size; k++) {
        int grade = pairs.grade[q][k];
        if (grade < 0 || !foundByOther(q, k)) continue;
        int c = pairs.nameClass[k];
        // what a column shares with strangers is not for itself to say
        double weight =
            c == Seen.CONTAINED
                ? 1 - expected.p[k]
                : first ? 1 : LogOdds.probability(-expected.without(q, k));
        count[c][pairs.state[q][k]][grade] += weight;
      }
      for (int k = 0; k < near.size; k++) {
        int grade = near.grade[q][k];
        if (grade >= 0) count[near.nameClass[k]][near.state[q][k]][grade] += strangers[k];
      }
      // contained ones begin from alike ones, so these come first
      for (int c : new int[] {Seen.ALIKE, Seen.CONTAINED, Seen.UNLIKE}) {
        boolean told = c != Seen.CONTAINED || ofNamesakes;
        for (int s = 0; s < Seen.STATES; s++) {
          setExcess(q, c, s, told ? count[c][s] : new double[grades]);
        }
      }
    }
  }

  /** Whether the pair would be a candidate without the column. */
  private boolean foundByOther(int q, int k) {
    if (!FOUND_BY_OTHERS || pairs.nameClass[k] != Seen.UNLIKE) return true;
    for (int h = 0; h < columns.length; h++) {
      boolean finds = columns[h].topic().identifies() || columns[h].how() == ThingColumn.How.WORDS;
      if (h != q && finds && pairs.grade[h][k] == Grade.EQUAL) return true;
    }
    return false;
  }

  private void setExcess(int q, int c, int s, double[] count) {
    double[] chance = model.random[q][s];
    boolean numeric = columns[q].isNumeric();
    double weight = c == Seen.ALIKE ? PRIOR_OF_ALIKE : PRIOR_OF_EXCESS;
    double n = Arrays.stream(count).sum() + weight;
    for (int g = 0; g < count.length; g++) {
      double prior = chance[g];
      if (c == Seen.ALIKE && !numeric) prior += ALIKE_SHARE;
      if (c == Seen.CONTAINED) prior += model.excess[q][Seen.ALIKE][s][g];
      double beyond = (count[g] + weight * prior) / n - chance[g];
      model.excess[q][c][s][g] = numeric ? beyond : Math.max(0, beyond);
    }
  }
}
