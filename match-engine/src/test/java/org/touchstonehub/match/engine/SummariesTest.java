package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummariesTest {
  @Test
  void what_softens_goes_to_what_speaks_against_in_proportion() {
    assertThat(shared(3, 5, -2, -4)).containsExactly(5, -1, -2);
  }

  @Test
  void what_is_taken_comes_from_what_speaks_for_a_match() {
    assertThat(shared(-3, 4, 2, -1)).containsExactly(2, 1, -1);
  }

  @Test
  void where_none_is_of_the_other_sign_all_share_by_size_and_else_alike() {
    assertThat(shared(2, 1, 3)).containsExactly(1.5, 4.5);
    assertThat(shared(2, 0, 0)).containsExactly(1, 1);
  }

  private static double[] shared(double amount, double... shares) {
    Summaries.shareOut(amount, shares);
    return shares;
  }
}
