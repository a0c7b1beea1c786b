package org.touchstonehub.match.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OwnWordsTest {
  @Test
  void they_speak_for_a_group_where_groups_keep_them_more_often_than_matches() {
    OwnWords learnt = OwnWords.learn(new double[] {19, 98}, new double[] {89, 98});

    assertThat(learnt.lnGroup(true)).isCloseTo(Math.log(0.9 / 0.2), within(1e-12));
    assertThat(learnt.lnGroup(false)).isCloseTo(Math.log(0.1 / 0.8), within(1e-12));
  }

  @Test
  void they_tell_nothing_as_long_as_no_pair_was_seen() {
    OwnWords learnt = OwnWords.learn(new double[2], new double[2]);

    assertThat(learnt).isEqualTo(OwnWords.UNKNOWN);
    assertThat(learnt.lnGroup(true)).isZero();
    assertThat(learnt.lnGroup(false)).isZero();
  }

  @Test
  void shares_of_which_no_logarithm_is_finite_are_refused() {
    assertThatThrownBy(() -> new OwnWords(0, 0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OwnWords(0.5, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
