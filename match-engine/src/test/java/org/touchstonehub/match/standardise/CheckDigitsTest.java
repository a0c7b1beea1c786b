package org.touchstonehub.match.standardise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckDigitsTest {
  @Test
  void an_iban_is_known_by_its_check_digits() {
    assertThat(CheckDigits.isIban("DE89 3704 0044 0532 0130 00")).isTrue();
    assertThat(CheckDigits.isIban("gb29nwbk60161331926819")).isTrue();
    assertThat(CheckDigits.isIban("DE88370400440532013000")).isFalse();
    assertThat(CheckDigits.isIban("370400440532013000")).isFalse();
  }

  @Test
  void an_lei_is_known_by_its_check_digits() {
    assertThat(CheckDigits.isLei("5493001KJTIIGC8Y1R12")).isTrue();
    assertThat(CheckDigits.isLei("5493001KJTIIGC8Y1R13")).isFalse();
    assertThat(CheckDigits.isLei("5493001KJTIIGC8Y1R1")).isFalse();
  }
}
