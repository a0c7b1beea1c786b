package org.touchstonehub.mdm.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.match.type.SemanticType;

class HiddenPartsTest {
  @ParameterizedTest
  @CsvSource({
    "family-name, Byron, Assistant to Ms BYRON",
    "family-name, Byron, adabyron-desk",
    "family-name, Müller, mueller.de",
    "family-name, Müller, Team Muller",
    "family-name, Mueller, Büro Müller",
    "family-name, Čapek, Capek & Co",
    "family-name, Οικονόμου, team oikonomoy",
    "given-name, Ada, ada.b",
    "family-name, de la O, Team of De La O",
    "family-name, Li, Desk of Li",
    "family-name, \"O'Neil\", oneil.example",
    "family-name, van der Meer, vandermeer.example",
    "full-name, 'Byron, Ada', Ada's desk",
    "family-name, van der Meer, Meer team",
    "full-name, 王小明, 王小明的桌子",
    "full-name, 김민준, 김민준 desk",
    "email, adabyr@example.org, login AdaByr",
    "phone, +49 30 1234567, call 49301234567",
    "bank-account, NL91ABNA0417164300, 0417164300",
    "bank-account, 0417164300, NL91 ABNA 0417 1643 00",
    "date, 1987-09-11, P-11091987",
    "date, 11.9.1987, P870911",
    "date, 1987-09-11, staff 091187",
    "address, 12 Mill Lane, lives at 12 mill lane since May",
    "category, female, Female lead",
    "family-name, Byrön, ***@xn--byrn-7qa.example",
    "family-name, Byron, ***@mail.XN--BYRN-7QA.example",
    "family-name, Byron, By\u200bron",
    "full-name, 王小明, 小明的桌子",
    "phone, +49 30 1234567, 030 1234567",
    "phone, 030/1234567, call 1234567",
    "identifier, AB12345678, no 12345678",
    "bank-account, DE89370400440532013000, BLZ 37040044 Kto 532013000",
    "bank-account, DE89370400440532013000, account 0532 0130",
    "postcode, 10115, D-10115 Berlin",
    "date, 1970-05-04, 4.5.1970",
    "date, 4/5/1970, since 1970-5-4",
    "date, 1970-05-04, born 4 May 1970",
    "date, 1970-05-04, 4. Mai 1970",
    "date, 1970-05-04, 'May 4th, 70'",
    "date, 1970-05-04, birthday 4 May",
    "date, 04.05.1970, birthday May 4",
  })
  void what_tells_a_hidden_value_is_found(String type, String hidden, String shown) {
    assertThat(of(type, hidden).isToldBy(SemanticType.TEXT, shown)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "family-name, Byron, Engineer",
    "family-name, Li, li and lines",
    "family-name, O, team O",
    "given-name, Ann, Annual planning",
    "family-name, van der Meer, Van driver",
    "full-name, 王小明, 王府井",
    "date, 1987-09-11, since 1987",
    "category, male, Female lead",
    "category, F, F",
    "postcode, 1012, 1012",
    "phone, 12345, 12345",
    "phone, +49 30 1234567, ***4567",
    "identifier, AB12345678, rooms 12 and 345",
    "postcode, 10115, order 510115",
    "date, 1970-05-04, 5 May 1971",
    "date, 1970-05-04, version 4.5",
    "date, 1970-05-04, May",
    "bank-account, NL91ABNA0417164300, ***4300",
    "email, ada@example.org, ***@example.org",
    "family-name, Byron, ***@xn--zzzzzzz.example",
  })
  void what_is_alike_by_chance_is_not(String type, String hidden, String shown) {
    assertThat(of(type, hidden).isToldBy(SemanticType.TEXT, shown)).isFalse();
  }

  @Test
  void a_country_called_like_somebody_is_chance() {
    assertThat(of("family-name", "Jordan").isToldBy(SemanticType.COUNTRY, "Jordan")).isFalse();
    assertThat(of("family-name", "Jordan").isToldBy(SemanticType.TEXT, "Jordan")).isTrue();
  }

  private static HiddenParts of(String type, String value) {
    HiddenParts hidden = new HiddenParts();
    hidden.add(SemanticType.ofYamlName(type).orElseThrow(), value);
    return hidden;
  }
}
