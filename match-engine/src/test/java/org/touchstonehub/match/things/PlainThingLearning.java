package org.touchstonehub.match.things;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.touchstonehub.match.compare.Evidence;

/**
 * The plain, slow twin of {@link ThingLearning}: how many match, what their columns and what is
 * left of their names look like, one pair after another as {@code docs/matching/things.md} tells
 * it.
 */
final class PlainThingLearning {
  private static final int ROUNDS = 12;
  private static final int STEPS = 30;
  private static final double NEVER = -50;

  /** What a prior weighs, in pairs. */
  private static final double OF_MATCHES = 20;

  private static final double OF_NAMES = 50;

  /** A pair, and what the present numbers say of it. */
  private static final class Weighed {
    final PlainPair pair;
    double name;
    final Map<Integer, Double> column = new HashMap<>();
    double logOdds;

    Weighed(PlainPair pair) {
      this.pair = pair;
    }

    double probability() {
      return 1 / (1 + Math.exp(-logOdds));
    }

    /** Log odds by all but one column. */
    double without(int q) {
      return logOdds - column.get(q);
    }

    int grade(int q) {
      return pair.agreements.containsKey(q) ? pair.agreements.get(q).grade() : -1;
    }

    int state(int q) {
      return pair.agreements.get(q).state();
    }
  }

  private final ThingModel model;
  private final List<ThingColumn> columns;
  private final List<Weighed> pairs;
  private final List<Weighed> near;
  private final List<Weighed> random;
  private final List<Weighed> any;
  private final double standsFor;
  private final double anyStandsFor;
  private final double records;
  private final double possible;
  private final PlainThingScorer scorer;
  private double lambda;

  /** By column and state: what is believed of matches before any is seen. */
  private final Map<List<Integer>, double[]> believed = new HashMap<>();

  /**
   * @param model that knows what is left of the names of strangers, and no more
   */
  PlainThingLearning(
      ThingModel model,
      Evidence pairs,
      double standsFor,
      Evidence near,
      Evidence random,
      Evidence any,
      double anyStandsFor,
      int records) {
    this.model = model;
    columns = model.things.columns();
    this.pairs = read(pairs);
    this.near = read(near);
    this.random = read(random);
    this.any = read(any);
    this.standsFor = standsFor;
    this.anyStandsFor = anyStandsFor;
    this.records = records;
    possible = Math.max(1, records * (records - 1.0) / 2);
    scorer = new PlainThingScorer(model);
  }

  private List<Weighed> read(Evidence evidence) {
    int count = evidence.level.length / model.things.layout().slots().size();
    return IntStream.range(0, count)
        .mapToObj(k -> new Weighed(new PlainPair(model.things, model.unique, evidence, k)))
        .toList();
  }

  void learn() {
    learn(true);
    long alike = pairs.stream().filter(this::agreesInAll).count();
    boolean explainedAway = lambda * possible < 0.1 * alike * standsFor;
    if (explainedAway) learn(false);
    model.lnMatch = Math.log(lambda);
    model.line = bestF1() / 2;
  }

  private boolean agreesInAll(Weighed one) {
    boolean name = one.pair.names != null && one.pair.cell() == 0;
    return name && one.pair.agreements.values().stream().allMatch(found -> found.grade() == 0);
  }

  private void learn(boolean ofNamesakes) {
    for (int q = 0; q < columns.size(); q++) begin(q);
    lambda = pairs.isEmpty() ? 0.003 : 0.2 * records / possible;
    model.namesakes[Seen.ALIKE] = 0.25 * lambda;
    model.namesakes[Seen.CONTAINED] = 0.25 * lambda;
    weigh();
    for (int round = 0; round < ROUNDS && !pairs.isEmpty(); round++) {
      countMatches();
      for (int q = 0; q < columns.size(); q++) learnMatches(q);
      for (int q = 0; q < columns.size(); q++) learnStrangers(q, round == 0, ofNamesakes);
      learnNames();
      weigh();
    }
  }

  // How the pairs stand

  private void weigh() {
    for (List<Weighed> of : List.of(pairs, near, any)) {
      for (Weighed one : of) {
        one.name = scorer.name(one.pair);
        for (int q : one.pair.agreements.keySet()) one.column.put(q, scorer.column(q, one.pair));
      }
    }
    score();
  }

  private void score() {
    for (List<Weighed> of : List.of(pairs, near, any)) {
      for (Weighed one : of) {
        double columnsSay = one.column.values().stream().mapToDouble(Double::doubleValue).sum();
        double namesakes = scorer.namesakes(one.pair, one.name);
        one.logOdds =
            PlainThingScorer.neverOne(one.pair)
                ? Math.log(lambda) + NEVER
                : Math.log(lambda) + one.name - Math.log(1 + namesakes) + columnsSay;
      }
    }
  }

  private void countMatches() {
    for (int step = 0; step < STEPS; step++) {
      double before = lambda;
      double listed = pairs.stream().mapToDouble(Weighed::probability).sum() * standsFor;
      double atRandom = matchesAtRandom();
      double[] namesakes = new double[Seen.CLASSES];
      for (Weighed one : pairs) {
        double each = scorer.namesakes(one.pair, one.name);
        namesakes[one.pair.nameClass()] += (1 - one.probability()) * each / (1 + each);
      }
      double matches = Math.max(listed, 0.5);
      if (atRandom > 3 * records) matches = Math.max(matches, atRandom);
      else matches = Math.min(matches, Math.max(records, atRandom));
      lambda = matches / possible;
      for (int c : new int[] {Seen.ALIKE, Seen.CONTAINED}) {
        model.namesakes[c] = Math.max(namesakes[c] * standsFor, 0.05) / possible;
      }
      score();
      if (Math.abs(lambda - before) < 1e-4 * before) break;
    }
  }

  /** Less two standard errors. */
  private double matchesAtRandom() {
    double sum = 0;
    double squares = 0;
    for (Weighed one : any) {
      if (!one.pair.sharesWord()) continue;
      sum += one.probability();
      squares += one.probability() * one.probability();
    }
    return Math.max(0, sum - 2 * Math.sqrt(squares)) * anyStandsFor;
  }

  private double bestF1() {
    if (pairs.isEmpty()) return 0.7;
    List<Double> likeliest =
        pairs.stream().map(Weighed::probability).sorted(Comparator.reverseOrder()).toList();
    double all = likeliest.stream().mapToDouble(Double::doubleValue).sum();
    double sum = 0;
    double best = 0;
    for (int cut = 1; cut <= likeliest.size(); cut++) {
      sum += likeliest.get(cut - 1);
      best = Math.max(best, 2 * sum / (cut + all));
    }
    return best;
  }

  // Columns

  private void begin(int q) {
    ThingColumn column = columns.get(q);
    int last = column.grades().size() - 1;
    double[] all = new double[last + 1];
    Arrays.fill(all, 0.2);
    all[last] = 1;
    for (Weighed one : random) if (one.grade(q) >= 0) all[one.grade(q)]++;
    for (int s = 0; s < Seen.STATES; s++) {
      double[] chance = new double[last + 1];
      for (Weighed one : random) {
        if (one.grade(q) >= 0 && one.state(q) == s) chance[one.grade(q)]++;
      }
      model.random[q][s] = shrunk(chance, 5, shares(all));
      double[] match = column.beginsSilent() ? model.random[q][s].clone() : usual(column, s);
      if (pairs.isEmpty() && column.isIssuedOnce()) match[last] = 0.002;
      believed.put(List.of(q, s), match);
      model.match[q][s] = match.clone();
      if (column.isNumeric() || column.beginsSilent()) continue;
      for (int g = 0; g < last; g++) {
        model.excess[q][Seen.ALIKE][s][g] = 0.01;
        model.excess[q][Seen.CONTAINED][s][g] = 0.2;
      }
    }
  }

  /** Who moved agrees less in what is finer. */
  private static double[] usual(ThingColumn column, int state) {
    double[] usual = column.grades().stream().mapToDouble(Grade::usual).toArray();
    if (state != Seen.DIFFERS) return usual;
    int last = usual.length - 1;
    double agreeing = 0;
    for (int g = 0; g < last; g++) {
      usual[g] *= 0.4;
      agreeing += usual[g];
    }
    usual[last] = 1 - agreeing;
    return usual;
  }

  /** On pairs of one name that agree in something telling of another topic. */
  private void learnMatches(int q) {
    ThingColumn column = columns.get(q);
    boolean identities =
        columns.stream()
            .anyMatch(c -> c.topic() == Topic.PLACE || c.topic().identifies() || c.isDescription());
    boolean byRest = !identities || (column.beginsSilent() && !column.isDescription());
    for (int s = 0; s < Seen.STATES; s++) {
      double[] count = new double[column.grades().size()];
      for (Weighed one : pairs) {
        if (one.grade(q) < 0 || one.state(q) != s) continue;
        if (one.pair.nameClass() != Seen.CONTAINED) continue;
        boolean teaches = byRest ? one.without(q) > 0 : agreesInOtherTopic(q, one);
        if (teaches) count[one.grade(q)] += one.probability();
      }
      double[] prior = column.beginsSilent() ? ofNamesakes(q, s) : believed.get(List.of(q, s));
      double[] match = shrunk(count, OF_MATCHES, prior);
      for (int g = 0; g < match.length; g++) model.match[q][s][g] = Math.max(match[g], 0.005);
    }
  }

  private boolean agreesInOtherTopic(int q, Weighed one) {
    for (int h = 0; h < columns.size(); h++) {
      boolean other = !columns.get(h).teaches().equals(columns.get(q).teaches());
      if (other && (one.pair.telling.contains(h) || isMuchAlike(h, one))) return true;
    }
    return false;
  }

  /** A description that is more alike than 2 in 1,000 strangers are. */
  private boolean isMuchAlike(int h, Weighed one) {
    if (!columns.get(h).isDescription() || one.grade(h) < 0) return false;
    double asAlike = 0;
    for (int g = 0; g <= one.grade(h); g++) asAlike += model.random[h][Seen.NOTHING][g];
    return asAlike < 0.002;
  }

  /** How namesakes agree in a column that says nothing yet. */
  private double[] ofNamesakes(int q, int s) {
    double[] chance = model.random[q][s];
    double[] beyond = model.excess[q][Seen.CONTAINED][s];
    boolean numeric = columns.get(q).isNumeric();
    double[] shares = new double[chance.length];
    for (int g = 0; g < shares.length; g++) {
      shares[g] = Math.max(1e-4, chance[g] + beyond[g] * (numeric ? 1 : 1 - chance[g]));
    }
    if (numeric) return shares(shares);
    int last = shares.length - 1;
    shares[last] = Math.max(1e-4, 1 - Arrays.stream(shares, 0, last).sum());
    return shares;
  }

  /** What strangers of like names share beyond chance; the column has no say in who they are. */
  private void learnStrangers(int q, boolean first, boolean ofNamesakes) {
    ThingColumn column = columns.get(q);
    for (int c : new int[] {Seen.ALIKE, Seen.CONTAINED, Seen.UNLIKE}) {
      for (int s = 0; s < Seen.STATES; s++) {
        double[] count = new double[column.grades().size()];
        boolean taught = c != Seen.CONTAINED || ofNamesakes;
        for (Weighed one : taught ? pairs : List.<Weighed>of()) {
          if (!isOf(one, q, c, s) || !isFoundWithout(q, one)) continue;
          double stranger = first ? 1 : 1 / (1 + Math.exp(one.without(q)));
          count[one.grade(q)] += c == Seen.CONTAINED ? 1 - one.probability() : stranger;
        }
        for (Weighed one : taught ? near : List.<Weighed>of()) {
          if (isOf(one, q, c, s)) count[one.grade(q)] += 1 - one.probability();
        }
        setExcess(q, c, s, count);
      }
    }
  }

  private static boolean isOf(Weighed one, int q, int nameClass, int state) {
    return one.grade(q) >= 0 && one.state(q) == state && one.pair.nameClass() == nameClass;
  }

  private boolean isFoundWithout(int q, Weighed one) {
    if (one.pair.nameClass() != Seen.UNLIKE) return true;
    for (int h = 0; h < columns.size(); h++) {
      ThingColumn column = columns.get(h);
      boolean finds = column.topic().identifies() || column.how() == ThingColumn.How.WORDS;
      if (h != q && finds && one.grade(h) == 0) return true;
    }
    return false;
  }

  private void setExcess(int q, int c, int s, double[] count) {
    double[] chance = model.random[q][s];
    boolean numeric = columns.get(q).isNumeric();
    double[] prior = chance.clone();
    for (int g = 0; g < prior.length; g++) {
      if (c == Seen.ALIKE && !numeric) prior[g] += 0.01;
      if (c == Seen.CONTAINED) prior[g] += model.excess[q][Seen.ALIKE][s][g];
    }
    double[] shared = shrunk(count, c == Seen.ALIKE ? 5 : 50, prior);
    for (int g = 0; g < shared.length; g++) {
      double beyond = shared[g] - chance[g];
      model.excess[q][c][s][g] = numeric ? beyond : Math.max(0, beyond);
    }
  }

  // Names

  private void learnNames() {
    double[] usual = NameCells.usual();
    double[] count = new double[NameCells.ALL];
    double[] ofOwners = new double[NameCells.ALL];
    for (Weighed one : pairs) {
      if (one.pair.names == null) continue;
      count[one.pair.cell()] += one.probability();
      if (sharesOwn(one)) ofOwners[one.pair.cell()] += one.probability();
    }
    int nothing = NameCells.NOTHING_SHARED;
    double owners = Arrays.stream(ofOwners).sum();
    double none = (ofOwners[nothing] + OF_NAMES * usual[nothing]) / (owners + OF_NAMES);
    // only owners tell how often both sides keep words of their own
    double[] kept = new double[NameCells.ALL];
    for (int c = 4; c < nothing; c++) {
      kept[c] = (ofOwners[c] + OF_NAMES * usual[c]) / (owners - ofOwners[nothing] + OF_NAMES);
    }
    double bothKeep = Arrays.stream(kept).sum();
    double rest = count[nothing] + Arrays.stream(count, 0, 4).sum();
    for (int c = 4; c < nothing; c++) count[c] = kept[c] / (1 - bothKeep) * rest;
    setCells(count, Math.min(none, 0.3));
    learnNumbers();
  }

  private void setCells(double[] count, double nothing) {
    double[] usual = NameCells.usual();
    double[] cells = new double[NameCells.SHARING];
    for (int c = 0; c < cells.length; c++) cells[c] = count[c] + OF_NAMES * usual[c];
    cells = shares(cells);
    for (int c = 0; c < cells.length; c++) model.cell[c] = cells[c] * (1 - nothing);
    model.cell[NameCells.NOTHING_SHARED] = nothing;
  }

  /** Whether they agree in a column that is its owner's alone. */
  private boolean sharesOwn(Weighed one) {
    for (int q = 0; q < columns.size(); q++) if (isOwned(q) && one.grade(q) == 0) return true;
    return false;
  }

  /** An identifier; or a contact or street that hardly any strangers of like names share. */
  private boolean isOwned(int q) {
    ThingColumn column = columns.get(q);
    if (column.topic() == Topic.IDENTIFIER) return true;
    boolean street = column.how() == ThingColumn.How.WORDS && column.topic() == Topic.PLACE;
    if (column.topic() != Topic.CONTACT && !street) return false;
    boolean shared =
        Arrays.stream(model.excess[q][Seen.ALIKE][Seen.NOTHING]).anyMatch(e -> e >= 0.005);
    long seen =
        near.stream()
            .filter(one -> one.grade(q) >= 0 && one.pair.nameClass() == Seen.ALIKE)
            .count();
    return !shared && seen >= 200;
  }

  private void learnNumbers() {
    double[] match = {0.5, 5};
    for (Weighed one : pairs) {
      if (!one.pair.sharesWord()) continue;
      match[1] += one.probability();
      if (one.pair.eachKeepsNumber()) match[0] += one.probability();
    }
    double[] apart = {2, 4};
    for (Weighed one : near) {
      if (!one.pair.sharesWord()) continue;
      apart[1] += 1 - one.probability();
      if (one.pair.eachKeepsNumber()) apart[0] += 1 - one.probability();
    }
    double strangers = apart[0] / apart[1];
    model.conflict[ThingModel.STRANGER] = strangers;
    model.conflict[ThingModel.MATCH] = Math.min(match[0] / match[1], strangers);
  }

  private static double[] shrunk(double[] count, double weight, double[] prior) {
    double all = Arrays.stream(count).sum() + weight;
    return IntStream.range(0, count.length)
        .mapToDouble(g -> (count[g] + weight * prior[g]) / all)
        .toArray();
  }

  private static double[] shares(double[] counts) {
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts).map(count -> count / all).toArray();
  }
}
