package org.touchstonehub.match.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be right, and above all what may be. */
class ValueFaultTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "tax-id ~ DE136695967 ~ wrong-check-digits",
        "tax-id ~ DE 136 695 967 ~ wrong-check-digits",
        "tax-id ~ de-136.695.967 ~ wrong-check-digits",
        "tax-id ~ DE136695976; FR40303265046 ~ wrong-check-digits",
        "bank-account ~ DE88 3704 0044 0532 0130 00 ~ wrong-check-digits",
        "bank-account ~ GB82WEST12345698765423 ~ wrong-check-digits",
        "bank-account ~ DE8937040044053201300 ~ wrong-check-digits",
        "lei ~ 5493001KJTIIGC8Y1R13 ~ wrong-check-digits",
        "lei ~ 5493001KJTIIGC8Y1R1 ~ wrong-form",
        "lei ~ HRB 86891 ~ wrong-form",
        "date ~ 2001-02-30 ~ no-such-day",
        "date ~ 2001-02-30T10:00:00 ~ no-such-day",
        "date ~ 31.11.1980 ~ no-such-day",
        "date ~ 32.01.1980 ~ no-such-day",
        "date ~ 29 Feb 1981 ~ no-such-day",
        "date ~ 29.2.81 ~ no-such-day",
        "date ~ 29.02.1900 ~ no-such-day",
        "date ~ 13/13/1980 ~ no-such-day",
        "date ~ 1980-13-05 ~ no-such-day",
        "date ~ 19800231 ~ no-such-day",
        "email ~ ada.example.org ~ no-address",
        "email ~ @example.org ~ no-address",
        "email ~ ada@ ~ no-address",
        "email ~ ada@. ~ no-address",
        "email ~ none given ~ no-address",
        "country ~ NY ~ no-such-country",
        "country ~ en ~ no-such-country",
      })
  void what_cannot_be_right_is_told(String type, String value, String fault) {
    assertThat(fault(type, value).map(ValueFault::written)).contains(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        // numbers of SAP, Siemens, Total, Vodafone, Eni, Inditex, Novo Nordisk, Equinor
        "tax-id ~ DE143454214",
        "tax-id ~ DE 129 274 202",
        "tax-id ~ FR 59 542051180",
        "tax-id ~ GB 569 9532 77",
        "tax-id ~ IT00905811006",
        "tax-id ~ ESA15075062",
        "tax-id ~ DK24256790",
        "tax-id ~ NO923609016MVA",
        "tax-id ~ 27/123/45678",
        "tax-id ~ 12-3459876",
        "tax-id ~ US123459876",
        "tax-id ~ exempt",
        "tax-id ~ DE999999999",
        "bank-account ~ DE89 3704 0044 0532 0130 00",
        "bank-account ~ NL91 ABNA 0417 1643 00",
        "bank-account ~ NO93 8601 1117 947",
        "bank-account ~ 532013000",
        "bank-account ~ CN12345678901234567",
        "bank-account ~ DE89370400440532013000 COBADEFFXXX",
        "lei ~ 5493001KJTIIGC8Y1R12",
        "lei ~ 5493 001K JTII GC8Y 1R12",
        "lei ~ 529900d6bf99lw9r2e68",
        "lei ~ pending",
        "date ~ 2000-02-29",
        "date ~ 29.2.00",
        "date ~ 80-12-31",
        "date ~ 12/31/1980",
        "date ~ 31/12/1980",
        "date ~ 13052001",
        "date ~ 05132001",
        "date ~ 1935-00-07",
        "date ~ 1935-04-00",
        "date ~ 0000-00-00",
        "date ~ 1957",
        "date ~ Apr 1957",
        "date ~ 99.99.9999",
        "date ~ 9999-12-31",
        "date ~ 2099-01-01",
        "date ~ 1900-01-01",
        "date ~ about Easter",
        "email ~ ada@example.org",
        "email ~ Ada Byron <ada@example.org>",
        "email ~ mailto:ada@example.org",
        "email ~ ada@example.org; byron@example.com",
        "email ~ ada@localhost",
        "email ~ jürgen@müller.example",
        "email ~ n/a",
        "country ~ DE",
        "country ~ uk",
        "country ~ EL",
        "country ~ XK",
        "country ~ ZZ",
        "country ~ YU",
        "country ~ GER",
        "country ~ Deutschland",
        "country ~ Wakanda",
        "country ~ unknown",
        "phone ~ call me",
        "identifier ~ DE136695967",
        "text ~ 2001-02-30",
      })
  void what_may_be_right_is_let_be(String type, String value) {
    assertThat(fault(type, value)).isEmpty();
  }

  @Property
  void no_day_of_the_calendar_fails_however_it_is_written(
      @ForAll @IntRange(min = 0, max = 400 * 365) int day, @ForAll @IntRange(max = 8) int form) {
    String[] forms = {
      "yyyy-MM-dd",
      "dd.MM.yyyy",
      "d.M.yyyy",
      "MM/dd/yyyy",
      "d MMM yyyy",
      "yyyyMMdd",
      "ddMMyyyy",
      "MMddyyyy",
      "dd.MM.yy"
    };
    LocalDate date = LocalDate.of(1800, 1, 1).plusDays(day);

    String written = date.format(DateTimeFormatter.ofPattern(forms[form], Locale.ENGLISH));

    assertThat(SemanticType.DATE.fault(written)).as(written).isEmpty();
  }

  @Property
  void a_swapped_pair_of_signs_of_an_lei_fails(@ForAll @IntRange(max = 18) int at) {
    char[] swapped = "529900D6BF99LW9R2E68".toCharArray();
    char one = swapped[at];
    swapped[at] = swapped[at + 1];
    swapped[at + 1] = one;
    assumeThat(swapped[at]).isNotEqualTo(one);

    assertThat(SemanticType.LEI.fault(new String(swapped))).isPresent();
  }

  @Property
  void any_text_is_answered_by_every_type(@ForAll @StringLength(max = 24) String text) {
    for (SemanticType type : SemanticType.values()) {
      assertThat(type.fault(text)).as("%s", type).isNotNull();
    }
  }

  @Property
  void what_counts_as_missing_never_fails(
      @ForAll @StringLength(max = 20) @CharRange(from = '0', to = '9') String digits) {
    for (SemanticType type : SemanticType.values()) {
      if (type instanceof IssuedNumber && type.standardForm(digits).isEmpty()) {
        assertThat(type.fault(digits)).as("%s %s", type, digits).isEmpty();
      }
    }
  }

  private static Optional<ValueFault> fault(String type, String value) {
    return SemanticType.ofYamlName(type).orElseThrow().fault(value);
  }
}
