package org.touchstonehub.match.standardise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ATU13585627",
        "BE0428759497",
        "BG175074752",
        "CHE107787577MWST",
        "CHE100155212",
        "CY10259033P",
        "CZ25123891",
        "DE136695976",
        "DK13585628",
        "EE100931558",
        "EL094259216",
        "ES54362315K",
        "ESX2482300W",
        "ESB58378431",
        "ESJ99216582",
        "FI20774740",
        "FR40303265045",
        "GB980780684",
        "GR094259216",
        "HR33392005961",
        "HU12892312",
        "IE6433435F",
        "IE6433435OA",
        "IT00743110157",
        "LT119511515",
        "LT100001919017",
        "LU15027442",
        "LV40003521600",
        "MT11679112",
        "NL000099998B57",
        "NL004495445B01",
        "NO995525828MVA",
        "PL8567346215",
        "PT501964843",
        "RO18547290",
        "SE123456789701",
        "SI50223054",
        "SK2022749619"
      })
  void a_vat_number_proves_itself_and_shows_a_wrong_digit(String number) {
    assertThat(CheckDigits.ofVat(number)).isEqualTo(CheckDigits.Proof.RIGHT);
    for (int at = 4; at < 9; at++) {
      char[] wrong = number.toCharArray();
      if (!Character.isDigit(wrong[at])) continue;
      wrong[at] = (char) ('0' + (wrong[at] - '0' + 1) % 10);
      assertThat(CheckDigits.ofVat(new String(wrong)))
          .as("%s", new String(wrong))
          .isEqualTo(CheckDigits.Proof.WRONG);
    }
  }

  @Test
  void a_number_without_its_country_or_of_another_form_proves_nothing() {
    assertThat(CheckDigits.ofVat("136695976")).isEqualTo(CheckDigits.Proof.NONE);
    assertThat(CheckDigits.ofVat("DE13669597")).isEqualTo(CheckDigits.Proof.NONE);
    assertThat(CheckDigits.ofVat("US123456789")).isEqualTo(CheckDigits.Proof.NONE);
    assertThat(CheckDigits.ofVat("DE")).isEqualTo(CheckDigits.Proof.NONE);
  }
}
