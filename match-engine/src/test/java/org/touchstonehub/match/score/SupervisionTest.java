package org.touchstonehub.match.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SupervisionTest {
  @Test
  void without_answers_nothing_is_shifted() {
    assertThat(Supervision.shift(new double[0], new boolean[0])).isZero();
  }

  @Test
  void few_answers_shift_a_little_and_never_beyond_all_bounds() {
    assertThat(Supervision.shift(new double[] {-1}, new boolean[] {true})).isBetween(0.1, 2.0);
    assertThat(Supervision.shift(new double[] {-1e9, -1e9}, new boolean[] {true, true}))
        .isBetween(1.0, 10.0);
  }

  @Property(tries = 20)
  void many_answers_find_how_far_log_odds_are_off(
      @ForAll @DoubleRange(min = -3, max = 3) double off, @ForAll long seed) {
    Random random = new Random(seed);
    double[] x = new double[5000];
    boolean[] same = new boolean[x.length];
    for (int k = 0; k < x.length; k++) {
      // chosen near zero, as active selection does
      x[k] = random.nextGaussian() * 2;
      same[k] = random.nextDouble() < 1 / (1 + Math.exp(-x[k] - off));
    }

    assertThat(Supervision.shift(x, same)).isCloseTo(off, within(0.25));
  }

  @Test
  void an_answer_makes_its_pair_certain_and_leaves_others_alone() {
    Supervision known = new Supervision(new int[] {1, 3}, new boolean[] {true, false});
    double[] probability = {0.2, 0.2, 0.2, 0.2};

    known.answer(probability);

    assertThat(probability).containsExactly(0.2, 1, 0.2, 0);
    assertThat(known.answer(3)).isZero();
    assertThat(known.answer(2)).isNaN();
  }
}
