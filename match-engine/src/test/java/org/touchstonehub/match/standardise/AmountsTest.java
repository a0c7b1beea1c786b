package org.touchstonehub.match.standardise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.299,00 | 1299",
        "1,299.00 | 1299",
        "1299 | 1299",
        "1299.00 | 1299",
        "12,50 | 12.5",
        "12.50 | 12.5",
        "€ 1 299,00 | 1299",
        "1\u00a0299,00 € | 1299",
        "1'299.00 | 1299",
        "CHF 1’299.– | 1299",
        "1.299,- EUR | 1299",
        "1.299.000 | 1299000",
        "1,299,000 | 1299000",
        "12,99,000.50 | 1299000.5",
        "0,125 | 0.125",
        "0.125 | 0.125",
        ".5 | 0.5",
        "1299,125 | 1299.125",
        "US$1,299.99 | 1299.99",
        "3 x 10 | 3",
        "١٢٫٥ | 12",
        "１２.５ | 12.5"
      })
  void an_amount_without_doubt_is_read_in_any_habit(String written, String number) {
    assertThat(Amounts.standardise(Folding.fold(written), false)).isEqualTo(number);
    assertThat(Amounts.standardise(Folding.fold(written), true)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1.299 | 1299 | 1.299", "1,299 | 1.299 | 1299", "€ 12.500 | 12500 | 12.5"})
  void three_digits_behind_a_sign_are_read_as_the_source_does(
      String written, String withComma, String withPoint) {
    assertThat(Amounts.sign(written)).isZero();
    assertThat(Amounts.standardise(Folding.fold(written), true)).isEqualTo(withComma);
    assertThat(Amounts.standardise(Folding.fold(written), false)).isEqualTo(withPoint);
  }

  @ParameterizedTest
  @CsvSource({"0", "-5", "free", "'0,00'"})
  void what_is_not_above_nothing_is_none(String written) {
    assertThat(Amounts.standardise(Folding.fold(written), false)).isEmpty();
  }
}
