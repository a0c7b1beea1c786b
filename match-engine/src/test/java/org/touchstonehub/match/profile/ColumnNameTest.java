package org.touchstonehub.match.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNameTest {
  @ParameterizedTest
  @CsvSource({
    // English
    "first_name, GIVEN_NAME",
    "fname, GIVEN_NAME",
    "FirstName, GIVEN_NAME",
    "Given Names, GIVEN_NAME",
    "surname, FAMILY_NAME",
    "LAST NAME, FAMILY_NAME",
    "midl_name, MIDDLE_NAME",
    "middleInitial, MIDDLE_NAME",
    "dob, BIRTH_DATE",
    "D.O.B., BIRTH_DATE",
    "dateOfBirth, BIRTH_DATE",
    "place of birth, LOCALITY",
    "street_no, HOUSE_NUMBER",
    "Address Line 2, ADDRESS",
    "emailAddress, EMAIL",
    "E-Mail, EMAIL",
    "zip, POSTCODE",
    "zip_code, POSTCODE",
    "phone2, PHONE",
    "fax_no, FAX",
    "Telefax, FAX",
    "company phone, PHONE",
    "full_phone_number, PHONE",
    "VAT no., TAX_ID",
    "IBAN, BANK_ACCOUNT",
    "LEI, LEI",
    "customer_id, KEY",
    "source system, SOURCE",
    "updated_at, BOOKKEEPING",
    "res_street_address, ADDRESS",
    "state_cd, REGION",
    "res_city_desc, LOCALITY",
    "product desc, PROSE",
    "birth_dt, BIRTH_DATE",
    "birth_year, YEAR",
    "company name, ORGANISATION",
    "lat, LATITUDE",
    // German
    "Vorname, GIVEN_NAME",
    "Nachname, FAMILY_NAME",
    "Geb.-Datum, BIRTH_DATE",
    "PLZ, POSTCODE",
    "Straße, STREET",
    "Haus-Nr., HOUSE_NUMBER",
    "Ort, LOCALITY",
    "Telefonnummer, PHONE",
    "USt-IdNr., TAX_ID",
    "Firma, ORGANISATION",
    "Geschlecht, CATEGORY",
    "Geburtsort, LOCALITY",
    "Kundennummer, KEY",
    "Quelle, SOURCE",
    "geändert am, BOOKKEEPING",
    "Anrede, CATEGORY",
    // French
    "Prénom, GIVEN_NAME",
    "Nom de famille, FAMILY_NAME",
    "date_naissance, BIRTH_DATE",
    "Code postal, POSTCODE",
    "Ville, LOCALITY",
    "N° de téléphone, PHONE",
    "Raison sociale, ORGANISATION",
    "lieu de naissance, LOCALITY",
    "Pays, COUNTRY",
    "rue, STREET",
    "courriel, EMAIL",
    // Spanish
    "Nombre de pila, GIVEN_NAME",
    "apellidos, FAMILY_NAME",
    "Fecha de nacimiento, BIRTH_DATE",
    "Código postal, POSTCODE",
    "Teléfono móvil, PHONE",
    "Correo electrónico, EMAIL",
    "NIF, TAX_ID",
    "calle, STREET",
    "Población, LOCALITY",
    "Razón social, ORGANISATION",
    "país, COUNTRY",
    // Italian
    "cognome, FAMILY_NAME",
    "data di nascita, BIRTH_DATE",
    "CAP, POSTCODE",
    "indirizzo, ADDRESS",
    "Comune, LOCALITY",
    "partita IVA, TAX_ID",
    "codice fiscale, TAX_ID",
    "cellulare, PHONE",
    "ragione sociale, ORGANISATION",
    "numero civico, HOUSE_NUMBER",
    "luogo di nascita, LOCALITY",
    // Dutch
    "voornaam, GIVEN_NAME",
    "achternaam, FAMILY_NAME",
    "geboortedatum, BIRTH_DATE",
    "woonplaats, LOCALITY",
    "huisnummer, HOUSE_NUMBER",
    "straatnaam, STREET",
    "telefoonnr, PHONE",
    "bedrijfsnaam, ORGANISATION",
    "BTW-nummer, TAX_ID",
    "geslacht, CATEGORY",
    "bron, SOURCE",
  })
  void a_name_is_read_in_several_languages_and_spellings(String name, Meaning meaning) {
    assertThat(ColumnName.of(name).meaning()).isEqualTo(meaning);
  }

  @Test
  void a_number_in_a_name_counts_and_is_no_word() {
    assertThat(ColumnName.of("address_2").number()).isEqualTo(2);
    assertThat(ColumnName.of("fname_c2").number()).isEqualTo(2);
    assertThat(ColumnName.of("fname_c2").compact()).isEqualTo(ColumnName.of("fname_c1").compact());
  }

  @Test
  void a_name_that_says_nothing_means_nothing() {
    assertThat(ColumnName.of("xq7").meaning()).isNull();
    assertThat(ColumnName.of("").meaning()).isNull();
    assertThat(ColumnName.of("???").meaning()).isNull();
    assertThat(ColumnName.of("²A ᧗").meaning()).isNull();
  }

  @Test
  void a_persons_name_beside_something_else_is_known_by_its_role() {
    assertThat(ColumnName.of("contact_first_name").meaning()).isEqualTo(Meaning.GIVEN_NAME);
    assertThat(ColumnName.of("contact_first_name").isOfAnother()).isTrue();
    assertThat(ColumnName.of("first_name").isOfAnother()).isFalse();
  }

  @Test
  void what_numbers_something_is_known_by_its_first_or_last_word() {
    assertThat(ColumnName.of("provider id").numbersSomething()).isTrue();
    assertThat(ColumnName.of("No. of provider").numbersSomething()).isTrue();
    assertThat(ColumnName.of("provider").numbersSomething()).isFalse();
  }
}
