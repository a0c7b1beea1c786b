package org.touchstonehub.match.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CalibrationProperties {
  private record Pair(double x, double match) {}

  @Property
  void more_log_odds_are_never_stated_as_less(@ForAll("pairs") List<Pair> pairs) {
    Calibration calibration = learnt(pairs);

    double before = Double.NEGATIVE_INFINITY;
    for (double x = -60; x <= 60; x += 0.03) {
      double stated = calibration.logOdds(x);
      assertThat(stated).isGreaterThan(before).isFinite();
      before = stated;
    }
  }

  @Property
  void the_same_pairs_teach_the_same_to_the_last_bit(@ForAll("pairs") List<Pair> pairs) {
    Calibration first = learnt(pairs);
    Calibration second = learnt(pairs);

    assertThat(second.scored()).isEqualTo(first.scored());
    assertThat(second.stated()).isEqualTo(first.stated());
    Calibration read = new Calibration(first.scored(), first.stated());
    assertThat(read.logOdds(1.3)).isEqualTo(first.logOdds(1.3));
  }

  @Example
  void without_pairs_little_changes() {
    Calibration calibration = learnt(List.of());

    for (double x = -20; x <= 30; x += 0.1) {
      assertThat(calibration.logOdds(x)).isCloseTo(x, within(1e-6));
      assertThat(Calibration.NONE.logOdds(x)).isEqualTo(x);
    }
  }

  @Example
  void many_pairs_are_believed_and_few_hardly() {
    CalibrationTally many = new CalibrationTally();
    CalibrationTally few = new CalibrationTally();
    for (int k = 0; k < 100_000; k++) {
      double x = -5 + 10.0 * k / 100_000;
      many.add(x, 1 / (1 + Math.exp(1 - x / 2)));
    }
    few.add(1, 0);

    for (double x = -3; x <= 4; x += 0.5) {
      assertThat(many.learn().logOdds(x)).isCloseTo(x / 2 - 1, within(0.1));
    }
    assertThat(few.learn().probability(-2)).isCloseTo(1 / (1 + Math.exp(2)), within(0.03));
  }

  @Example
  void what_does_not_rise_is_no_calibration() {
    for (double[][] map :
        List.of(
            new double[][] {{1, 2}, {1}},
            new double[][] {{1, 1}, {1, 2}},
            new double[][] {{1, 2}, {2, 1}},
            new double[][] {{1, 2}, {2, Double.NaN}})) {
      assertThatThrownBy(() -> new Calibration(map[0], map[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Calibration learnt(List<Pair> pairs) {
    CalibrationTally tally = new CalibrationTally();
    for (Pair pair : pairs) tally.add(pair.x, pair.match);
    return tally.learn();
  }

  @Provide
  Arbitrary<List<Pair>> pairs() {
    return Combinators.combine(
            Arbitraries.doubles().between(-15, 50), Arbitraries.doubles().between(0, 1))
        .as(Pair::new)
        .list()
        .ofMaxSize(200);
  }
}
