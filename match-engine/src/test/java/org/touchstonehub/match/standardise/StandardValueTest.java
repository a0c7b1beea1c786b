package org.touchstonehub.match.standardise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.match.type.SemanticType;

class StandardValueTest {
  private static String of(SemanticType type, String written) {
    return type.exchanged(written).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          22.10.1993          | 1993-10-22
          5.4.1970            | 1970-04-05
          05. 04. 1970        | 1970-04-05
          22/10/1993          | 1993-10-22
          10/22/1993          | 1993-10-22
          05/05/1970          | 1970-05-05
          19931022            | 1993-10-22
          1993-10-22          | 1993-10-22
          1993/10/22          | 1993-10-22
          1993-10-22T08:30:00Z| 1993-10-22
          1993-10-22 00:00:00 | 1993-10-22
          22 October 1993     | 1993-10-22
          Oct 22, 1993        | 1993-10-22
          5. Mai 1970         | 1970-05-05
          1900-01-01          | 1900-01-01
          0001-01-01          | 0001-01-01
          """)
  void a_day_that_can_be_read_in_one_way_is_told_in_iso_8601(String written, String day) {
    assertThat(of(SemanticType.DATE, written)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "05/04/1970",
        "05-04-1970",
        "05 04 1970",
        "05/04/1970 00:00",
        "22.10.93",
        "31.02.2020",
        "2020-02-30",
        "20200230",
        "1957",
        "04/1957",
        "May 1970 5",
        "22.10.1993 or later",
        "n/a",
        ""
      })
  void a_day_that_is_open_or_none_has_no_standard_form(String written) {
    assertThat(of(SemanticType.DATE, written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Germany          | DE
          DEUTSCHLAND      | DE
          Allemagne        | DE
          de               | DE
          DEU              | DE
          U.K.             | GB
          United  Kingdom  | GB
          Österreich       | AT
          The Netherlands  | NL
          Polska           | PL
          España           | ES
          Côte d’Ivoire    | CI
          """)
  void a_country_is_told_by_its_code_whatever_language_it_is_named_in(String written, String code) {
    assertThat(of(SemanticType.COUNTRY, written)).isEqualTo(code);
  }

  @Test
  void a_name_of_several_countries_or_of_none_has_no_code() {
    assertThat(of(SemanticType.COUNTRY, "Kongo")).isEmpty();
    assertThat(of(SemanticType.COUNTRY, "Atlantis")).isEmpty();
    assertThat(of(SemanticType.COUNTRY, "")).isEmpty();
    assertThat(of(SemanticType.COUNTRY, "--")).isEmpty();
  }

  @Test
  void a_phone_number_with_its_country_is_told_as_e164() {
    assertThat(of(SemanticType.PHONE, "+49 (0)30 901820")).isEqualTo("+4930901820");
    assertThat(of(SemanticType.PHONE, "0044 20 7946 0958")).isEqualTo("+442079460958");
    assertThat(of(SemanticType.PHONE, "030 901820")).as("whose area?").isEmpty();
    assertThat(of(SemanticType.PHONE, "+49 12")).isEmpty();
    assertThat(of(SemanticType.PHONE, "by appointment")).isEmpty();
  }

  @Test
  void addresses_accounts_and_codes_are_told_in_one_spelling() {
    assertThat(of(SemanticType.EMAIL, " Ada.Byron@Example.ORG "))
        .isEqualTo("ada.byron@example.org");
    assertThat(of(SemanticType.EMAIL, "mailto:a@b")).isEqualTo("a@b");
    assertThat(of(SemanticType.EMAIL, "a at b")).isEmpty();
    assertThat(of(SemanticType.BANK_ACCOUNT, "de89 3704 0044 0532 0130 00"))
        .isEqualTo("DE89370400440532013000");
    assertThat(of(SemanticType.BANK_ACCOUNT, "DE88 3704 0044 0532 0130 00")).isEmpty();
    assertThat(of(SemanticType.LEI, "5493001kjtiigc8y1r12")).isEqualTo("5493001KJTIIGC8Y1R12");
    assertThat(of(SemanticType.YEAR, " 1957 ")).isEqualTo("1957");
    assertThat(of(SemanticType.LOCALITY, "Berlin")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12.50        | 12.50
          € 12,50      | 12.50
          1.234,56     | 1234.56
          1,234.56     | 1234.56
          1 234,56     | 1234.56
          1'234.50     | 1234.50
          1.234.567    | 1234567
          1,234,567    | 1234567
          -7           | -7
          1.234        | 1.234
          """)
  void an_amount_is_told_as_a_plain_number(String written, String number) {
    assertThat(of(SemanticType.AMOUNT, written)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,234", "12,34,56", "1.23.456", "1,234.56.7", "about 7", "1e3", "", "NaN"})
  void an_amount_that_is_open_or_none_has_no_standard_form(String written) {
    assertThat(of(SemanticType.AMOUNT, written)).isEmpty();
  }
}
