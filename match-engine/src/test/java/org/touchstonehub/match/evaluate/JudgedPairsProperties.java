package org.touchstonehub.match.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JudgedPairsProperties {
  private record Stated(double probability, boolean isMatch) {}

  @Property
  void bins_hold_every_pair_once_the_surest_first(@ForAll("pairs") List<Stated> pairs) {
    Reliability reliability = Reliability.of(judged(pairs));

    List<Reliability.Bin> bins = reliability.bins();
    assertThat(reliability.pairs()).isEqualTo(pairs.size());
    assertThat(bins).allMatch(bin -> bin.pairs() > 0);
    assertThat(bins)
        .allMatch(bin -> bin.from() <= bin.stated() + 1e-12 && bin.stated() <= bin.to() + 1e-12);
    assertThat(bins.stream().mapToLong(Reliability.Bin::pairs).sum()).isEqualTo(pairs.size());
    assertThat(bins.stream().mapToDouble(bin -> (double) bin.pairs() * bin.stated()).sum())
        .isCloseTo(pairs.stream().mapToDouble(Stated::probability).sum(), within(1e-9));
    assertThat(bins.stream().mapToDouble(bin -> (double) bin.pairs() * bin.matches()).sum())
        .isCloseTo((double) pairs.stream().filter(Stated::isMatch).count(), within(1e-9));
    for (int b = 1; b < bins.size(); b++) {
      assertThat(bins.get(b).to()).isLessThan(bins.get(b - 1).from());
    }
  }

  @Property
  void pairs_beyond_doubt_are_counted_and_so_are_the_wrong_among_them(
      @ForAll("pairs") List<Stated> pairs) {
    Reliability reliability = Reliability.of(judged(pairs));

    List<Stated> sure = pairs.stream().filter(p -> p.probability >= 0.99).toList();
    assertThat(reliability.surest()).isEqualTo(sure.size());
    assertThat(reliability.wrongOfSurest())
        .isEqualTo(sure.stream().filter(p -> !p.isMatch).count());
  }

  @Property
  void the_error_is_the_mean_distance_of_stated_and_true_over_pairs(
      @ForAll("pairs") List<Stated> pairs) {
    Reliability reliability = Reliability.of(judged(pairs));

    double sum = 0;
    for (Reliability.Bin bin : reliability.bins()) {
      for (int k = 0; k < bin.pairs(); k++) sum += Math.abs(bin.stated() - bin.matches());
    }
    assertThat(reliability.error() * (double) Math.max(1, reliability.pairs()))
        .isCloseTo(sum, within(1e-9));
    assertThat(reliability.error()).isBetween(0.0, 1.0);
    assertThat(reliability.chanceError()).isBetween(0.0, 0.4);
  }

  @Property
  void the_order_of_pairs_says_nothing(@ForAll("pairs") List<Stated> pairs, @ForAll long seed) {
    List<Stated> others = new ArrayList<>(pairs);
    Collections.shuffle(others, new Random(seed));

    assertThat(Reliability.of(judged(others))).isEqualTo(Reliability.of(judged(pairs)));
  }

  @Property
  void the_threshold_curve_agrees_with_counting_every_pair(
      @ForAll("pairs") List<Stated> pairs, @ForAll("missed") int missed) {
    long truePairs = missed + pairs.stream().filter(Stated::isMatch).count();

    ThresholdCurve curve = ThresholdCurve.of(judged(pairs), truePairs);

    double threshold = 0;
    for (ThresholdCurve.Point point : curve.points()) {
      long found = pairs.stream().filter(p -> p.probability >= point.threshold()).count();
      long matches =
          pairs.stream().filter(p -> p.isMatch && p.probability >= point.threshold()).count();
      assertThat(point.threshold()).isGreaterThan(threshold);
      assertThat(point.pairs()).isEqualTo(found);
      assertThat(point.matches()).isEqualTo(matches);
      assertThat(point.pairwise()).isEqualTo(Measure.of(matches, found, truePairs));
      assertThat(point.pairwise().f1()).isLessThanOrEqualTo(curve.best().pairwise().f1());
      threshold = point.threshold();
    }
  }

  @Example
  void pairs_that_are_true_as_often_as_stated_have_no_more_error_than_chance_makes() {
    Random random = new Random(5);
    JudgedPairs.Builder right = new JudgedPairs.Builder();
    JudgedPairs.Builder wrong = new JudgedPairs.Builder();
    for (int k = 0; k < 20_000; k++) {
      double probability = random.nextDouble();
      right.add(probability, random.nextDouble() < probability);
      wrong.add(probability, random.nextDouble() < probability * probability);
    }

    Reliability calibrated = Reliability.of(right.build());

    assertThat(calibrated.error()).isLessThan(2 * calibrated.chanceError()).isLessThan(0.02);
    assertThat(Reliability.of(wrong.build()).error()).isGreaterThan(0.1);
  }

  @Example
  void nothing_stated_has_no_error() {
    assertThat(Reliability.of(judged(List.of())).error()).isZero();
    assertThat(ThresholdCurve.of(judged(List.of()), 0).best().pairwise().f1()).isEqualTo(1);
  }

  private static JudgedPairs judged(List<Stated> pairs) {
    JudgedPairs.Builder builder = new JudgedPairs.Builder();
    for (Stated pair : pairs) builder.add(pair.probability, pair.isMatch);
    return builder.build();
  }

  @Provide
  Arbitrary<Integer> missed() {
    return Arbitraries.integers().between(0, 20);
  }

  /** Many of equal probability, some at the very ends of the range and on thresholds. */
  @Provide
  Arbitrary<List<Stated>> pairs() {
    Arbitrary<Double> probability =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.of(0.0, -0.0, 0.001, 0.02, 0.3, 0.5, 0.98, 0.999, 1.0));
    return Combinators.combine(probability, Arbitraries.of(true, false))
        .as(Stated::new)
        .list()
        .ofMaxSize(120);
  }
}
