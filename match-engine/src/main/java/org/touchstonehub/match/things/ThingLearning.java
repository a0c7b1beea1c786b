package org.touchstonehub.match.things;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Learns the numbers of a {@link ThingModel} from candidate pairs, from random pairs and from
 * strangers that share a word of their name.
 *
 * <p>Expectation maximisation with anchors: what a match looks like in a column is learnt on pairs
 * whose names contain one another and that agree in something telling of another topic, so that no
 * column can teach itself; what strangers of like names share is learnt with a column's own say
 * left out; how names of matches differ where both sides keep words is learnt where an owner's
 * column agrees. All else given, the likelihood is concave in the number of matches.
 */
final class ThingLearning {
  private static final int ROUNDS = 12;
  private static final int STEPS = 30;
  private static final double STILL = 1e-4;

  /** What a prior weighs, in pairs. */
  private static final double PRIOR_OF_COLUMNS = 20;

  private static final double PRIOR_OF_CELLS = 50;
  private static final double PRIOR_OF_PLANTED = 30;
  private static final double PRIOR_OF_RANDOM = 5;
  private static final double LEAST_SHARE = .005;

  /** Matches a record at the beginning. */
  private static final double AT_FIRST = .2;

  /** Matches a record from which a table holds giants; else there is one match a record at most. */
  /** Matches for each pair that agrees in all it has, below which namesakes explained too much. */
  private static final double EXPLAINED_AWAY = .1;

  private static final double GIANTS = 3;

  /** Share of pairs that match, and the best F1 to be had, where there is nothing to learn from. */
  private static final double BELIEVED = .003;

  /** Share of matches with two unlike tax numbers, where there is nothing to learn from. */
  private static final double UNLIKE_NUMBER = .002;

  /** What strangers of like names share of a column before any are seen: firms of one house. */
  private static final double ALIKE_SHARE = .01;

  /** The same of strangers of which one has all of the name of the other: a group in one house. */
  private static final double NAMESAKES_SHARE = .2;

  private static final double BELIEVED_F1 = .7;

  private static final double NAMESAKES_AT_FIRST = .25;

  /** How much like the coarser agreeing a column of a thing that moved is. */
  private static final double MOVED = .4;

  private static final double MOST_NOTHING_SHARED = .3;

  /** What strangers of like names share of a column that is its owner's alone. */
  private static final double OWNED = .005;

  private static final double ENOUGH_NEAR_MISSES = 200;

  private final Seen pairs;
  private final Seen near;
  private final Seen random;
  private final Seen any;
  private final double[][] remainders; // random pair, kind: twice, by side
  private final double standsFor;
  private final double anyStandsFor;
  private final double records;
  private final double possible;
  private final ThingModel model;
  private final ThingColumn[] columns;
  private final double[][][] begin;
  private final double[] known; // NaN where nobody said
  private double lambda;

  /** Whether things of one name are taken to share no more than those of like names. */
  private boolean namesakesAreStrangers;

  private final double[] name;
  private final double[] columnsSum;
  private final double[][] column;
  private final double[] x;
  private final double[] p;

  /** What is learnt from. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  record Material(
      Seen pairs,
      double standsFor,
      Seen near,
      Seen random,
      double[][] remainders,
      Seen any,
      double anyStandsFor,
      double records,
      double possible,
      double @Nullable [] known) {}

  ThingLearning(ThingModel model, Material from) {
    this.model = model;
    pairs = from.pairs;
    standsFor = from.standsFor;
    near = from.near;
    random = from.random;
    remainders = from.remainders;
    any = from.any;
    anyStandsFor = from.anyStandsFor;
    records = from.records;
    possible = Math.max(1, from.possible);
    columns = model.things.columns().toArray(ThingColumn[]::new);
    begin = new double[columns.length][Seen.STATES][];
    int n = pairs.size;
    known = from.known == null ? ThingModel.constant(n, Double.NaN) : from.known;
    name = new double[n];
    columnsSum = new double[n];
    column = new double[columns.length][n];
    x = new double[n];
    p = new double[n];
  }

  void learn() {
    learnOnce();
    if (explainedAway()) {
      namesakesAreStrangers = true;
      learnOnce();
    }
  }

  /**
   * Whether namesakes explain all that agrees, so that next to nothing is left to match: what they
   * share and how many they are cannot both be told from pairs of one name.
   */
  private boolean explainedAway() {
    double alike = 0;
    for (int k = 0; k < pairs.size; k++) {
      boolean all = pairs.named[k] && pairs.cell[k] == 0;
      for (int q = 0; q < columns.length && all; q++) all = pairs.grade[q][k] <= 0;
      if (all) alike++;
    }
    return lambda * possible < EXPLAINED_AWAY * alike * standsFor;
  }

  private void learnOnce() {
    start();
    for (int round = 0; round < ROUNDS && pairs.size > 0; round++) {
      weigh();
      expect();
      double[] strangers = nearMisses();
      learnColumns();
      learnExcess(round, strangers);
      learnNames(strangers);
      plant();
    }
    weigh();
    probabilities();
    model.line = line();
    model.lnMatch = Math.log(lambda);
  }

  // ---------------------------------------------------------------- beginning

  private void start() {
    for (int q = 0; q < columns.length; q++) startColumn(q);
    lambda = pairs.size == 0 ? BELIEVED : AT_FIRST * records / possible;
    for (int c = Seen.ALIKE; c < Seen.CLASSES; c++) {
      model.namesakes[c] = NAMESAKES_AT_FIRST * lambda;
    }
    plant();
  }

  private void startColumn(int q) {
    ThingColumn column = columns[q];
    int grades = column.grades().size();
    double[][] counted = new double[Seen.STATES][grades];
    for (int k = 0; k < random.size; k++) {
      int grade = random.grade[q][k];
      if (grade >= 0) counted[random.state[q][k]][grade]++;
    }
    double[] all = new double[grades];
    for (double[] state : counted) for (int g = 0; g < grades; g++) all[g] += state[g];
    double sum = Arrays.stream(all).sum() + .2 * (grades - 1) + 1;
    double[] base = new double[grades];
    for (int g = 0; g < grades; g++) base[g] = (all[g] + (g == grades - 1 ? 1 : .2)) / sum;
    for (int s = 0; s < Seen.STATES; s++) {
      double n = Arrays.stream(counted[s]).sum() + PRIOR_OF_RANDOM;
      double agreeing = 0;
      for (int g = 0; g < grades; g++) {
        model.random[q][s][g] = (counted[s][g] + PRIOR_OF_RANDOM * base[g]) / n;
        model.match[q][s][g] = column.grades().get(g).usual();
      }
      if (column.beginsSilent()) model.match[q][s] = model.random[q][s].clone();
      else if (s == Seen.DIFFERS) {
        for (int g = 0; g < grades - 1; g++) {
          model.match[q][s][g] *= MOVED;
          agreeing += model.match[q][s][g];
        }
        model.match[q][s][grades - 1] = 1 - agreeing;
      }
      if (pairs.size == 0 && column.isIssuedOnce()) {
        model.match[q][s][grades - 1] = UNLIKE_NUMBER;
      }
      begin[q][s] = model.match[q][s].clone();
      for (int g = 0; g < grades - 1 && !column.isNumeric() && !column.beginsSilent(); g++) {
        model.excess[q][Seen.ALIKE][s][g] = ALIKE_SHARE;
        model.excess[q][Seen.CONTAINED][s][g] = NAMESAKES_SHARE;
      }
    }
  }

  /**
   * What is left of two names when strangers share words: of random names as many words, the
   * commonest or the rarest, are taken as shared.
   */
  private void plant() {
    double[] usual = NameCells.usualOfStrangers();
    for (int kind = 0; kind < NameCells.KINDS; kind++) {
      double[] count = new double[NameCells.ALL];
      double sum = 0;
      for (int k = 0; k < random.size; k++) {
        if (!random.named[k]) continue;
        double a = remainders[2 * k][kind];
        double b = remainders[2 * k + 1][kind];
        if (a <= 0 || b <= 0) continue;
        double leftA = Math.max(random.leftA[k] - a, 0);
        double leftB = Math.max(random.leftB[k] - b, 0);
        count[NameCells.planted(leftA, leftB, (a + b) / 2, model.unique)]++;
        sum++;
      }
      for (int c = 0; c < NameCells.ALL; c++) {
        model.cellOfStrangers[kind][c] =
            (count[c] + PRIOR_OF_PLANTED * usual[c]) / (sum + PRIOR_OF_PLANTED);
      }
    }
  }

  // ---------------------------------------------------------------- expectation

  private void weigh() {
    Weighing weighing = new Weighing(model);
    for (int k = 0; k < pairs.size; k++) {
      name[k] = weighing.name(pairs, k);
      double sum = 0;
      for (int q = 0; q < columns.length; q++) {
        column[q][k] = weighing.column(q, pairs, k);
        sum += column[q][k];
      }
      columnsSum[k] = Weighing.never(pairs, k) ? Weighing.NEVER : sum;
    }
  }

  /** How many match and how many are namesakes, all else given. */
  private void expect() {
    for (int step = 0; step < STEPS; step++) {
      probabilities();
      Weighing weighing = new Weighing(model);
      double sum = 0;
      double[] sakes = new double[Seen.CLASSES];
      for (int k = 0; k < pairs.size; k++) {
        sum += p[k];
        double ratio = weighing.sakes(pairs, k, name[k]);
        sakes[pairs.nameClass[k]] += (1 - p[k]) * ratio / (1 + ratio);
      }
      double fresh = Math.max(sum * standsFor, .5) / possible;
      double told = matchesAtRandom();
      // blocking lists a part only of the pairs of a giant, so what it lists cannot tell
      if (told > GIANTS * records) fresh = Math.max(fresh, told / possible);
      else fresh = Math.min(fresh, Math.max(records, told) / possible);
      for (int c = Seen.ALIKE; c < Seen.CLASSES; c++) {
        if (model.namesakes[c] > 0) {
          model.namesakes[c] = Math.max(sakes[c] * standsFor, .05) / possible;
        }
      }
      boolean still = Math.abs(fresh - lambda) < STILL * lambda;
      lambda = fresh;
      if (still) break;
    }
    probabilities();
  }

  private void probabilities() {
    Weighing weighing = new Weighing(model);
    double ln = Math.log(lambda);
    for (int k = 0; k < pairs.size; k++) {
      x[k] = ln + name[k] + weighing.namesakes(pairs, k, name[k]) + columnsSum[k];
      if (columnsSum[k] == Weighing.NEVER) x[k] = ln + Weighing.NEVER;
      double probability = 1 / (1 + Math.exp(-x[k]));
      p[k] = Double.isNaN(known[k]) ? probability : known[k];
    }
  }

  /** Matches that random pairs tell of, less two standard errors. */
  private double matchesAtRandom() {
    if (any.size == 0) return 0;
    Weighing weighing = new Weighing(model);
    double ln = Math.log(lambda);
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < any.size; k++) {
      if (!any.sharing[k]) continue;
      double own = weighing.name(any, k);
      double log = ln + own + weighing.namesakes(any, k, own) + weighing.columns(any, k);
      if (Weighing.never(any, k)) continue;
      double probability = 1 / (1 + Math.exp(-log));
      sum += probability;
      squares += probability * probability;
    }
    return Math.max(0, sum - 2 * Math.sqrt(squares)) * anyStandsFor;
  }

  /** By near miss: the probability that the two are strangers. */
  private double[] nearMisses() {
    Weighing weighing = new Weighing(model);
    double ln = Math.log(lambda);
    double[] strangers = new double[near.size];
    for (int k = 0; k < near.size; k++) {
      double own = weighing.name(near, k);
      double log = ln + own + weighing.namesakes(near, k, own) + weighing.columns(near, k);
      strangers[k] = Weighing.never(near, k) ? 1 : 1 / (1 + Math.exp(log));
    }
    return strangers;
  }

  // ---------------------------------------------------------------- maximisation

  private void learnColumns() {
    for (int q = 0; q < columns.length; q++) {
      ThingColumn column = columns[q];
      long teachers = teachers(q);
      boolean anchored = anchored();
      double[][] count = new double[Seen.STATES][column.grades().size()];
      for (int k = 0; k < pairs.size; k++) {
        int grade = pairs.grade[q][k];
        if (grade < 0 || pairs.nameClass[k] != Seen.CONTAINED) continue;
        boolean teaches;
        if (column.beginsSilent() || !anchored) teaches = x[k] - this.column[q][k] > 0;
        else teaches = (pairs.fine[k] & teachers) != 0;
        if (teaches) count[pairs.state[q][k]][grade] += p[k];
      }
      for (int s = 0; s < Seen.STATES; s++) {
        if (column.beginsSilent()) begin[q][s] = namesakes(q, s);
        double n = Arrays.stream(count[s]).sum() + PRIOR_OF_COLUMNS;
        for (int g = 0; g < count[s].length; g++) {
          double share = (count[s][g] + PRIOR_OF_COLUMNS * begin[q][s][g]) / n;
          model.match[q][s][g] = Math.max(share, LEAST_SHARE);
        }
      }
    }
  }

  /** How namesakes agree in a column: what a column that says nothing yet takes a match for. */
  private double[] namesakes(int q, int s) {
    double[] shares = new double[columns[q].grades().size()];
    double sum = 0;
    for (int g = 0; g < shares.length; g++) {
      double beyond = model.excess[q][Seen.CONTAINED][s][g];
      double chance = model.random[q][s][g];
      shares[g] = Math.max(chance + beyond * (columns[q].isNumeric() ? 1 : 1 - chance), 1e-4);
      if (g < shares.length - 1 || columns[q].isNumeric()) sum += shares[g];
    }
    if (columns[q].isNumeric()) for (int g = 0; g < shares.length; g++) shares[g] /= sum;
    else shares[shares.length - 1] = Math.max(1 - sum, 1e-4);
    return shares;
  }

  /**
   * Whether the table has a column that could show by itself what a match is. Where all there is
   * are kinds (a strength, a form, a maker), these teach one another.
   */
  private boolean anchored() {
    return Arrays.stream(columns).anyMatch(c -> c.topic() == Topic.PLACE || c.topic().identifies());
  }

  /** Columns, as bits, that are about something else than column q is. */
  private long teachers(int q) {
    long bits = 0;
    for (int h = 0; h < columns.length; h++) {
      if (!columns[h].teaches().equals(columns[q].teaches())) bits |= 1L << h;
    }
    return bits;
  }

  private void learnExcess(int round, double[] strangers) {
    for (int q = 0; q < columns.length; q++) {
      int grades = columns[q].grades().size();
      double[][][] count = new double[Seen.CLASSES][Seen.STATES][grades];
      for (int k = 0; k < pairs.size; k++) {
        int grade = pairs.grade[q][k];
        if (grade < 0 || !foundByOther(q, k)) continue;
        int c = pairs.nameClass[k];
        double weight = 1 - p[k];
        if (round == 0) weight = c == Seen.CONTAINED ? weight : 1;
        // what a column shares with strangers is not for itself to say
        else if (c != Seen.CONTAINED) weight = 1 / (1 + Math.exp(x[k] - column[q][k]));
        count[c][pairs.state[q][k]][grade] += weight;
      }
      for (int k = 0; k < near.size; k++) {
        int grade = near.grade[q][k];
        if (grade >= 0) count[near.nameClass[k]][near.state[q][k]][grade] += strangers[k];
      }
      for (int c : new int[] {Seen.ALIKE, Seen.CONTAINED, Seen.UNLIKE}) {
        boolean told = c != Seen.CONTAINED || !namesakesAreStrangers;
        for (int s = 0; s < Seen.STATES; s++) {
          setExcess(q, c, s, told ? count[c][s] : new double[grades]);
        }
      }
    }
  }

  /** Whether the pair would be a candidate without the column. */
  private boolean foundByOther(int q, int k) {
    if (pairs.nameClass[k] != Seen.UNLIKE) return true;
    for (int h = 0; h < columns.length; h++) {
      boolean finds = columns[h].topic().identifies() || columns[h].how() == ThingColumn.How.WORDS;
      if (h != q && finds && pairs.grade[h][k] == 0) return true;
    }
    return false;
  }

  private void setExcess(int q, int c, int s, double[] count) {
    double[] base = model.random[q][s];
    boolean numeric = columns[q].isNumeric();
    double weight = c == Seen.ALIKE ? 5 : 50;
    double n = Arrays.stream(count).sum() + weight;
    for (int g = 0; g < count.length; g++) {
      double prior = base[g];
      if (c == Seen.ALIKE && !numeric) prior += .01;
      if (c == Seen.CONTAINED) prior += model.excess[q][Seen.ALIKE][s][g];
      double beyond = (count[g] + weight * prior) / n - base[g];
      model.excess[q][c][s][g] = numeric ? beyond : Math.max(0, beyond);
    }
  }

  private void learnNames(double[] strangers) {
    long owned = owned();
    double[] count = new double[NameCells.ALL];
    double[] kept = new double[NameCells.ALL];
    double keptSum = PRIOR_OF_CELLS;
    double none = 0;
    double owners = 0;
    double[] usual = NameCells.usual();
    double conflicts = 0;
    double sharing = 0;
    for (int k = 0; k < pairs.size; k++) {
      if (!pairs.named[k]) continue;
      count[pairs.cell[k]] += p[k];
      if (pairs.sharing[k]) {
        sharing += p[k];
        if (pairs.numbersDiffer[k]) conflicts += p[k];
      }
      if (!agrees(owned, k)) continue;
      owners += p[k];
      if (pairs.sharing[k]) {
        kept[pairs.cell[k]] += p[k];
        keptSum += p[k];
      } else {
        none += p[k];
      }
    }
    bothKeep(count, kept, keptSum, usual);
    double nothing =
        (none + PRIOR_OF_CELLS * usual[NameCells.NOTHING_SHARED]) / (owners + PRIOR_OF_CELLS);
    setCells(count, usual, Math.min(nothing, MOST_NOTHING_SHARED));
    double apart = 2;
    double all = 4;
    for (int k = 0; k < near.size; k++) {
      if (!near.sharing[k]) continue;
      all += strangers[k];
      if (near.numbersDiffer[k]) apart += strangers[k];
    }
    model.conflict[ThingModel.STRANGER] = apart / all;
    model.conflict[ThingModel.MATCH] = Math.min((conflicts + .5) / (sharing + 5), apart / all);
  }

  /** How often both sides keep words is learnt where an owner's column agrees, else the prior. */
  private static void bothKeep(double[] count, double[] kept, double sum, double[] usual) {
    double rest = 0;
    double share = 0;
    for (int c = 0; c < NameCells.ALL; c++) {
      if (NameCells.bothKeep(c)) share += (kept[c] + PRIOR_OF_CELLS * usual[c]) / sum;
      else rest += count[c];
    }
    for (int c = 0; c < NameCells.ALL; c++) {
      if (!NameCells.bothKeep(c)) continue;
      count[c] = (kept[c] + PRIOR_OF_CELLS * usual[c]) / sum / (1 - share) * rest;
    }
  }

  private void setCells(double[] count, double[] usual, double nothing) {
    count[NameCells.NOTHING_SHARED] = 0;
    double n = Arrays.stream(count).sum() + PRIOR_OF_CELLS;
    double sum = 0;
    for (int c = 0; c < NameCells.SHARING; c++) {
      model.cell[c] = (count[c] + PRIOR_OF_CELLS * usual[c]) / n;
      sum += model.cell[c];
    }
    for (int c = 0; c < NameCells.SHARING; c++) model.cell[c] *= (1 - nothing) / sum;
    model.cell[NameCells.NOTHING_SHARED] = nothing;
  }

  /** Columns, as bits, that are their owner's alone: hardly any near miss shares them. */
  private long owned() {
    long bits = 0;
    for (int q = 0; q < columns.length; q++) {
      ThingColumn column = columns[q];
      if (column.topic() == Topic.IDENTIFIER) {
        bits |= 1L << q;
        continue;
      }
      boolean contact =
          column.topic() == Topic.CONTACT
              || (column.how() == ThingColumn.How.WORDS && column.topic() == Topic.PLACE);
      if (!contact) continue;
      double most = Arrays.stream(model.excess[q][Seen.ALIKE][Seen.NOTHING]).max().orElse(1);
      if (most >= OWNED) continue;
      double seen = 0;
      for (int k = 0; k < near.size; k++) {
        if (near.grade[q][k] >= 0 && near.nameClass[k] == Seen.ALIKE) seen++;
      }
      if (seen >= ENOUGH_NEAR_MISSES) bits |= 1L << q;
    }
    return bits;
  }

  private boolean agrees(long bits, int k) {
    for (int q = 0; q < columns.length; q++) {
      if ((bits & 1L << q) != 0 && pairs.grade[q][k] == 0) return true;
    }
    return false;
  }

  // ---------------------------------------------------------------- line

  /**
   * The best expected F1 over cuts is {@code 2 sum p / (cut + sum of all p)}; a pair raises it if
   * it is likelier than half of that.
   */
  private double line() {
    return expectedF1() / 2;
  }

  double expectedF1() {
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
