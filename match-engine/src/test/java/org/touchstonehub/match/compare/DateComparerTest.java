package org.touchstonehub.match.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateComparerTest {
  @ParameterizedTest
  @CsvSource({
    "19800412, 19800412, equal",
    "19800412, 19800413, day one digit off",
    "19800412, 19800421, day one digit off",
    "19800412, 19800425, day different",
    "19800412, 19801204, day and month swapped",
    "19800412, 19810412, year off by one",
    "19800412, 19900412, year one digit off",
    "19891231, 19981231, year one digit off",
    "19800412, 19850412, year one digit off",
    "19800412, 19710412, year near",
    "19800412, 19520412, year different",
    "19800412, 19800101, 'year equal, one is 1 January'",
    "19800412, 19801125, only year equal",
    "19800412, 19520823, different"
  })
  void two_days_have_the_level_that_a_clerk_would_name(int a, int b, String level) {
    assertThat(DateComparer.level(a, b).words()).isEqualTo(level);
    assertThat(DateComparer.level(b, a).words()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "19800412, 19800400, 'year and month equal, no more is known'",
    "19800400, 19800400, 'year and month equal, no more is known'",
    "19800412, 19800000, 'year equal, no more is known'",
    "19800000, 19800000, 'year equal, no more is known'",
    "19800412, 19800500, only year equal",
    "19800412, 19900000, 'year near or one digit off, no more is known'",
    "19800412, 19900500, different",
    "19800412, 19520000, different"
  })
  void of_a_day_known_in_part_as_much_is_compared_as_is_known(int a, int b, String level) {
    assertThat(DateComparer.levelAsKnown(a, b).words()).isEqualTo(level);
    assertThat(DateComparer.levelAsKnown(b, a).words()).isEqualTo(level);
  }
}
