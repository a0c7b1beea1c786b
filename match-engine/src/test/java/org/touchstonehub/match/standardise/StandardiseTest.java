package org.touchstonehub.match.standardise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.match.type.SemanticType;

class StandardiseTest {
  @ParameterizedTest
  @CsvSource({
    "Müller, mueller",
    "Mu\u0308ller, mueller",
    "Ørsted, orsted",
    "José, jose",
    "STRAßE, strasse",
    "Достоевский, dostoevskii",
    "Ελένη, eleni",
    "१२३, 123",
    "٣٤, 34",
    "۳۴, 34",
    "３４, 34",
    "๑๒, 12",
    "Ａｃｍｅ, acme",
    "कुमारी, कुमारी",
    "한국, 한국",
    "علـــى, علي",
    "A&amp;B, a&b"
  })
  void folding_leaves_plain_lower_case(String value, String folded) {
    assertThat(Folding.fold(value)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "1980-04-03, 19800403",
    "19800403, 19800403",
    "03.04.1980, 19800403",
    "3/4/1980, 19800403",
    "04/25/1980, 19800425",
    "25 Apr 1980, 19800425",
    "'April 25, 1980', 19800425",
    "1980-04-03T00:00:00Z, 19800403",
    "1900-01-01, 0",
    "9999-12-31, 0",
    "n/a, 0",
    "1980, 0",
    "10 east street, 0",
    "3rd Apr 1980, 19800403"
  })
  void dates_are_read_in_the_forms_that_files_hold(String value, int day) {
    assertThat(Dates.parse(value, true)).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "1957, 19570000",
    "1957-04, 19570400",
    "4/1957, 19570400",
    "Apr 1957, 19570400",
    "1957-04-00, 19570400",
    "1957-04-03, 19570403",
    "1957-13, 0",
    "95, 0",
    "1957 b, 0",
    "flat 1957, 0",
    "n/a, 0"
  })
  void of_a_date_as_much_is_read_as_is_known(String value, int day) {
    assertThat(Dates.parseAsKnown(value, true)).isEqualTo(day);
  }

  @Test
  void the_column_decides_whether_the_month_comes_first() {
    assertThat(Dates.parse("3/4/1980", false)).isEqualTo(19800304);
    assertThat(Dates.order("04/25/1980")).isNegative();
    assertThat(Dates.order("25/04/1980")).isPositive();
    assertThat(Dates.order("1980-04-25")).isZero();
  }

  @Test
  void a_phone_number_equals_itself_with_country_code() {
    assertThat(Phones.standardise("+44 20 7946 0958"))
        .isEqualTo(Phones.standardise("020 7946 0958"))
        .isEqualTo(Phones.standardise("0044 (0)20-7946-0958".replace("(0)", "")))
        .isEqualTo("2079460958");
    assertThat(Phones.standardise("000000")).isEmpty();
  }

  @Test
  void legal_forms_are_no_part_of_a_name() {
    assertThat(Words.ofOrganisation("Meyer Gesellschaft mit beschränkter Haftung"))
        .isEqualTo(Words.ofOrganisation("MEYER G.m.b.H."))
        .containsExactly("meyer");
    assertThat(Words.ofOrganisation("I.B.M. Nederland B.V.")).containsExactly("ibm", "nederland");
  }

  @Test
  void codes_and_versions_stay_whole() {
    assertThat(Words.ofText("Canon EM8669 v2.0 III 100mb"))
        .containsExactly("canon", "em8669", "v", "2", "3", "100", "mb");
  }

  @Test
  void small_ordinals_are_words() {
    assertThat(Words.ofOrganisation("1st Baptist Church, 12th Ward"))
        .isEqualTo(Words.ofOrganisation("First Baptist Church Twelfth Ward"))
        .containsExactly("first", "baptist", "church", "twelfth", "ward");
    assertThat(Words.ofText("Windows 9")).containsExactly("windows", "9");
    assertThat(Words.ofText("21st century")).containsExactly("21", "st", "century");
  }

  @Test
  void street_lines_are_written_alike() {
    assertThat(Words.ofAddress("747 9th Ave.")).isEqualTo(Words.ofAddress("747 Ninth Avenue"));
    assertThat(Words.ofAddress("5 12th St")).isEqualTo(Words.ofAddress("5 Twelfth Street"));
    assertThat(Words.ofAddress("St. Mary's Road")).contains("st");
  }

  @ParameterizedTest
  @CsvSource({"n/a", "N.A.", "unknown", "-", "???"})
  void placeholders_say_nothing(String value) {
    assertThat(SemanticType.LOCALITY.standardForm(value)).isEmpty();
  }

  @Test
  void sound_alikes_share_a_skeleton() {
    assertThat(Phonetics.skeleton("schmidt")).isEqualTo(Phonetics.skeleton("smith"));
    assertThat(Phonetics.skeleton("philips")).isEqualTo(Phonetics.skeleton("filips"));
  }

  @Test
  void nicknames_share_a_family() {
    assertThat(Nicknames.families("william")).containsAnyOf(Nicknames.families("bill"));
  }
}
