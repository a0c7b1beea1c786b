package org.touchstonehub.match.standardise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.match.standardise.CheckDigits.Proof;
import org.touchstonehub.match.type.SemanticType;

/** What leads to one mailbox, telephone or number, however it is written. */
class ContactsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada.byron@gmail.com",
        "AdaByron@Gmail.com",
        "ada.byron+news@gmail.com",
        "adabyron@googlemail.com",
        "Ada Byron <ada.byron@gmail.com>",
        "\"Byron, Ada\" <ada.byron@gmail.com>",
        "mailto:ada.byron@gmail.com?subject=hello",
        "<mailto:ada.byron@gmail.com>",
        " ada.byron @gmail.com"
      })
  void one_mailbox_has_one_spelling(String written) {
    assertThat(mailbox(written)).isEqualTo("adabyron@gmail.com");
  }

  @Test
  void what_makes_another_mailbox_stays() {
    assertThat(mailbox("ada.byron@example.com")).isEqualTo("ada.byron@example.com");
    assertThat(mailbox("ada.byron+x@example.com")).isEqualTo("ada.byron@example.com");
    assertThat(mailbox("ada-x@yahoo.com")).isEqualTo("ada-x@yahoo.com");
  }

  private static String mailbox(String written) {
    return SemanticType.EMAIL.standardForm(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+44 20 7946 0958 ext. 304",
        "+442079460958;ext=304",
        "020 7946 0958 x304",
        "020 7946 0958 x 304",
        "020 7946 0958 #304",
        "(020) 7946 0958, extension 304",
        "020 7946 0958 Durchwahl 304"
      })
  void an_extension_is_told_in_many_ways(String written) {
    assertThat(Phones.standardise(written)).isEqualTo("2079460958x304");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "phone ~ 01914012110; 07224390934 ~ 1914012110 7224390934",
        "phone ~ 01914012110 ::: 07224390934 ~ 1914012110 7224390934",
        "phone ~ 01914012110 / 07224390934 ~ 1914012110 7224390934",
        "phone ~ '01914012110, 07224390934' ~ 1914012110 7224390934",
        "phone ~ [\"01914012110\",\"07224390934\"] ~ 1914012110 7224390934",
        "phone ~ 0191/4012110 ~ 1914012110",
        "phone ~ 030 / 401211 ~ 30401211",
        "phone ~ +442079460958;ext=304 ~ 2079460958x304",
        "email ~ a.b@example.org; c@example.com ~ a.b@example.org c@example.com",
        "email ~ a.b@example.org c@example.com ~ a.b@example.org c@example.com",
        "email ~ Ann <a.b@example.org>, Carl <c@example.com> ~ a.b@example.org c@example.com",
        "email ~ [\"a.b@example.org\",\"c@example.com\"] ~ a.b@example.org c@example.com"
      })
  void several_numbers_or_addresses_of_a_cell_are_parted(String type, String cell, String parts) {
    SemanticType contact = SemanticType.ofYamlName(type).orElseThrow();

    assertThat(contact.standardForm(cell)).isEqualTo(parts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exempt",
        "applied for",
        "n/a",
        "see file",
        "123456789",
        "12-3456789",
        "987654321",
        "999999999",
        "DE999999999",
        "DE 123 456 789",
        "0000000",
        "000000001",
        "123123123",
        "1234567890"
      })
  void what_cannot_be_a_tax_number_is_missing(String written) {
    assertThat(SemanticType.TAX_ID.standardForm(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE136695976", "12-3459876", "GB 980 7806 84", "112233", "B12345674"})
  void a_number_that_may_be_true_stays(String written) {
    assertThat(SemanticType.TAX_ID.standardForm(written)).isNotEmpty();
  }

  @Test
  void check_digits_tell_of_a_wrong_sign() {
    assertThat(SemanticType.BANK_ACCOUNT.proof("gb82west12345698765432")).isEqualTo(Proof.RIGHT);
    assertThat(SemanticType.BANK_ACCOUNT.proof("gb82west12345698765423")).isEqualTo(Proof.WRONG);
    assertThat(SemanticType.BANK_ACCOUNT.proof("12345698")).isEqualTo(Proof.NONE);
    assertThat(SemanticType.LEI.proof("5493001kjtiigc8y1r12")).isEqualTo(Proof.RIGHT);
    assertThat(SemanticType.LEI.proof("5493001kjtiigc8y1r21")).isEqualTo(Proof.WRONG);
    assertThat(SemanticType.TAX_ID.proof("de136695976")).isEqualTo(Proof.RIGHT);
    assertThat(SemanticType.TAX_ID.proof("de136695967")).isEqualTo(Proof.WRONG);
    assertThat(SemanticType.TAX_ID.proof("gb82west12345698765423")).isEqualTo(Proof.NONE);
    assertThat(SemanticType.IDENTIFIER.proof("de136695967")).isEqualTo(Proof.NONE);
  }

  @Test
  void identifiers_may_be_of_letters_and_be_counted() {
    for (String own : Set.of("ABCDEF", "1234567", "12345", "111")) {
      if (own.equals("111")) assertThat(SemanticType.IDENTIFIER.standardForm(own)).isEmpty();
      else assertThat(SemanticType.IDENTIFIER.standardForm(own)).isNotEmpty();
    }
    assertThat(SemanticType.URL.standardForm("www.pending.example")).isNotEmpty();
  }

  @Test
  void a_name_without_latin_letters_has_no_sound() {
    assertThat(Phonetics.skeleton(Folding.fold("الشريف"))).isEmpty();
    assertThat(Phonetics.skeleton(Folding.fold("山田"))).isEmpty();
    assertThat(Phonetics.skeleton("smith")).isNotEmpty();
  }
}
