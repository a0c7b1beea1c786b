package org.touchstonehub.match.engine;

import java.util.List;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.block.Blocking;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.trust.Trust;

/**
 * The engine: train once, match with what was learnt. Deterministic: the same records in any order
 * and any number of threads give the same trained model, the same clusters and the same
 * probabilities.
 */
public final class MatchEngine {
  /**
   * Records below which nothing is learnt: as many as the priors themselves weigh ({@code
   * score.Priors.RECORDS}). Of fewer, what training learns is mostly chance;
   * docs/matching/figures.md has the figures.
   */
  public static final int ENOUGH_RECORDS = 100;

  private MatchEngine() {}

  /**
   * What is believed before any record is seen, by semantic types alone: matches what {@link
   * #train} cannot learn from. A pure function of the model.
   */
  public static TrainedModel shippedPriors(EntityModel model) {
    return ShippedPriors.of(model);
  }

  /**
   * Learns weights, value frequencies and blocking from the records. Gives the {@linkplain
   * #shippedPriors shipped priors} if there is not enough to learn from: fewer than {@link
   * #ENOUGH_RECORDS}, or no two that blocking would compare.
   */
  public static TrainedModel train(EntityModel model, RecordTable records, Progress progress) {
    if (tooFew(records)) return shippedPriors(model);
    Bench bench = lay(model, Plan.of(model, records), records, progress);
    Learning learning = new Learning(bench, records, PairsWanted.NONE, progress);
    return learning.comparedNone() ? shippedPriors(model) : learning.trained();
  }

  /**
   * Clusters the records by a trained model and by what stewards decided. A pure function of its
   * arguments.
   *
   * @throws InvalidInput if the records do not have the attributes of the model
   */
  public static MatchResult match(
      TrainedModel trained, RecordTable records, Constraints constraints, Progress progress) {
    return match(trained, records, constraints, PairsWanted.NONE, progress);
  }

  /** The same, and tells of candidate pairs. */
  public static MatchResult match(
      TrainedModel trained,
      RecordTable records,
      Constraints constraints,
      PairsWanted wanted,
      Progress progress) {
    Knowledge knowledge = trained.knowledge();
    Bench bench = lay(trained.model(), knowledge.plan(), records, progress);
    Matching matching = new Matching(bench, knowledge, records, constraints);
    return matching.run(wanted, progress);
  }

  /**
   * Matches, and if the result cannot be trusted, matches again with care.
   *
   * @return the trained model that the result is of: the one given, or a careful one made of it
   */
  public static Resolution matchWithCare(
      TrainedModel trained,
      RecordTable records,
      Constraints constraints,
      PairsWanted wanted,
      Progress progress) {
    MatchResult result = match(trained, records, constraints, wanted, progress);
    Trust trust = result.report().trust();
    if (!trust.failed() || trust.careful()) return new Resolution(trained, result);
    TrainedModel careful = careful(trained, records, trust);
    return new Resolution(careful, match(careful, records, constraints, wanted, progress));
  }

  private static TrainedModel careful(TrainedModel trained, RecordTable records, Trust failed) {
    Knowledge knowledge = trained.knowledge();
    Bench bench = lay(trained.model(), knowledge.plan(), records, Progress.NONE);
    return new TrainedModel(
        trained.model(), knowledge.careful(bench.countedByRecord(), records.size(), failed));
  }

  /**
   * Matches as {@link #match} does and stays there to tell why.
   *
   * @throws InvalidInput if the records do not have the attributes of the model
   */
  public static Explaining explain(
      TrainedModel trained, RecordTable records, Constraints constraints, Progress progress) {
    Knowledge knowledge = trained.knowledge();
    Bench bench = lay(trained.model(), knowledge.plan(), records, progress);
    progress.stage("find candidates", -1);
    Blocking blocking = new Blocking(bench.layout, bench.records, bench.competition);
    List<Blocking.Found> found = blocking.follow(knowledge.passes());
    return new Explaining(bench, knowledge, records, constraints, found, progress);
  }

  /**
   * Trains and matches one table: the same result as {@link #train} and then {@link #match}, but
   * standardises the records and finds candidates only once.
   */
  public static Resolution resolve(
      EntityModel model, RecordTable records, Constraints constraints, Progress progress) {
    return resolve(model, records, constraints, PairsWanted.NONE, progress);
  }

  /** The same, and tells of candidate pairs. */
  public static Resolution resolve(
      EntityModel model,
      RecordTable records,
      Constraints constraints,
      PairsWanted wanted,
      Progress progress) {
    if (tooFew(records)) return byPriors(model, records, constraints, wanted, progress);
    Bench bench = lay(model, Plan.of(model, records), records, progress);
    Learning learning = new Learning(bench, records, wanted, progress);
    if (learning.comparedNone()) {
      return byPriors(model, records, constraints, wanted, progress);
    }
    return new Resolution(learning.trained(), learning.result(constraints));
  }

  /**
   * The candidate pairs whose answer would teach most, in an order that says nothing of what the
   * engine thinks of them.
   *
   * @param known pairs that need not be asked again
   * @param count how many; fewer if there are not so many candidates
   */
  public static List<Constraints.Pair> worthLabelling(
      TrainedModel trained, RecordTable records, Labels known, int count, Progress progress) {
    Knowledge knowledge = trained.knowledge();
    Bench bench = lay(trained.model(), knowledge.plan(), records, progress);
    progress.stage("find candidates", -1);
    Blocking blocking = new Blocking(bench.layout, bench.records, bench.competition);
    long[] pairs = Blocking.union(blocking.follow(knowledge.passes()));
    progress.stage("compare", pairs.length);
    Matching matching = new Matching(bench, knowledge, records, known.asConstraints());
    KnownPairs answered = KnownPairs.of(known, bench.records, records);
    return new WorthLabelling(bench, matching, pairs).choose(count, answered, records);
  }

  /**
   * Which blocking passes training on these records would try, and what they bring.
   *
   * @throws InvalidInput if the records do not have the attributes of the model
   */
  public static BlockingOutlook outlook(EntityModel model, RecordTable records) {
    return BlockingOutlook.of(lay(model, Plan.of(model, records), records, Progress.NONE));
  }

  private static boolean tooFew(RecordTable records) {
    return records.size() < ENOUGH_RECORDS;
  }

  private static Resolution byPriors(
      EntityModel model,
      RecordTable records,
      Constraints constraints,
      PairsWanted wanted,
      Progress progress) {
    TrainedModel priors = shippedPriors(model).withHabitsOf(records);
    return matchWithCare(priors, records, constraints, wanted, progress);
  }

  /** A trained model and what it made of the records it was trained on. */
  public record Resolution(TrainedModel trained, MatchResult result) {}

  static Bench lay(EntityModel model, Plan plan, RecordTable records, Progress progress) {
    List<String> expected = model.attributes().stream().map(Attribute::name).toList();
    if (!records.attributes().equals(expected)) {
      throw new InvalidInput(
          "record-attributes",
          "The records have attributes %s, but the model '%s' has %s; read them with this model."
              .formatted(records.attributes(), model.name(), expected));
    }
    progress.stage("standardise", records.size());
    Bench bench = new Bench(model, plan, records);
    progress.done(records.size());
    return bench;
  }
}
