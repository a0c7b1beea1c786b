package org.touchstonehub.match.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.RecordsOf;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;

class DraftedTypesTest extends UnknownFiles {
  @Test
  void model_numbers_weights_and_sizes_of_products_are_told_by_name_and_value() throws IOException {
    Random random = new Random(4);
    EntityModel model =
        draft(
            "id,title,modelno,shipweight,dimensions",
            i ->
                "p-%d,%s lamp of %s kind number %d,%c%c-%d,%s,%d.%d x %d.0 x 1.5 inches"
                    .formatted(
                        i,
                        i % 2 == 0 ? "floor" : "desk",
                        FAMILY.get(i % 7),
                        i / 3,
                        'A' + i % 5,
                        'K' + i % 3,
                        1000 + i / 2,
                        i % 3 == 0 ? i % 9 + ".5" : "" + (1 + i % 9),
                        1 + random.nextInt(40),
                        random.nextInt(10),
                        1 + random.nextInt(30)));

    assertThat(inWords(model))
        .containsExactly(
            "text title", "identifier modelno", "amount shipweight", "text dimensions");
  }

  @Test
  void german_columns_are_understood_and_a_day_in_three_columns_is_one() throws IOException {
    EntityModel model =
        draft(
            "Mitglied;Quelle;Vorname;Nachname;geb. Tag;geb. Monat;geb. Jahr;PLZ;Ort;Kurs",
            i ->
                "M-%d;%s;%s;%s;%d;%d;%d;%05d;%s;%s"
                    .formatted(
                        i,
                        i % 2 == 0 ? "app" : "desk",
                        GIVEN.get(i % 6),
                        FAMILY.get(i % 7),
                        1 + i % 28,
                        1 + i % 12,
                        1950 + i % 50,
                        10115 + i % 30,
                        i % 3 == 0 ? "Berlin" : "Köln",
                        i % 2 == 0 ? "Yoga" : "Judo"));

    assertThat(model.idColumn()).isEqualTo("Mitglied");
    assertThat(model.sourceColumn()).isEqualTo("Quelle");
    assertThat(inWords(model))
        .containsExactly(
            "given-name Vorname",
            "family-name Nachname",
            "date geb. Jahr+geb. Monat+geb. Tag",
            "postcode PLZ",
            "locality Ort",
            "category Kurs");
  }

  @Test
  void a_name_that_its_values_contradict_does_not_decide() throws IOException {
    EntityModel model =
        draft(
            "id,phone,email,title",
            i ->
                "%d,user%d@mail.example,%02d.%02d.19%02d,%s"
                    .formatted(i, i, 1 + i % 28, 1 + i % 12, i % 90, "Some work no " + i % 40));

    assertThat(typeOf(model, "phone")).contains(SemanticType.EMAIL);
    assertThat(typeOf(model, "email")).contains(SemanticType.DATE);
  }

  @Test
  void values_decide_where_the_names_say_nothing() throws IOException {
    EntityModel model =
        draft(
            "k,a,b,c,d,e",
            i ->
                "x%d,%s,%s,%d.%d.%d,www.firm%d.example,+49 30 %07d"
                    .formatted(
                        i,
                        GIVEN.get(i % 6),
                        GIVEN.get(i % 6) + " " + FAMILY.get(i % 7) + i % 3,
                        1 + i % 28,
                        1 + i % 12,
                        1900 + i,
                        i % 70,
                        1234567 + i % 80));

    assertThat(model.idColumn()).isEqualTo("k");
    assertThat(typeOf(model, "c")).contains(SemanticType.DATE);
    assertThat(typeOf(model, "d")).contains(SemanticType.URL);
    assertThat(typeOf(model, "e")).contains(SemanticType.PHONE);
  }

  @Test
  void a_number_with_its_unit_is_an_amount_and_some_column_names_the_record() throws IOException {
    EntityModel model =
        draft(
            "id,drug,strength,form",
            i ->
                "%d,%s,%d%s,%s"
                    .formatted(
                        i,
                        List.of("Paracin", "Dolomol", "Cefpril", "Atorstatin").get(i % 4),
                        50 * (1 + i % 5),
                        i % 3 == 0 ? " mg" : "mg",
                        i % 2 == 0 ? "tablet" : "syrup"));

    assertThat(inWords(model)).containsExactly("text drug", "amount strength", "category form");
  }

  @Test
  void a_name_beside_a_birth_date_is_a_persons_and_beside_legal_forms_a_firms() throws IOException {
    EntityModel person =
        draft(
            "id,name,birth date",
            i -> "%d,%s %s,19%02d-01-02".formatted(i, GIVEN.get(i % 6), FAMILY.get(i % 7), i % 99));
    EntityModel firm =
        draft(
            "id,name,phone", i -> "%d,%s %d Ltd,0301234%03d".formatted(i, FAMILY.get(i % 7), i, i));
    EntityModel product = draft("id,name,price", i -> "%d,Camera EOS %dD,%d.99".formatted(i, i, i));

    assertThat(typeOf(person, "name")).contains(SemanticType.FULL_NAME);
    assertThat(typeOf(firm, "name")).contains(SemanticType.ORGANISATION);
    assertThat(typeOf(product, "name")).contains(SemanticType.TEXT);
  }

  @Test
  void what_names_the_record_comes_first() throws IOException {
    EntityModel model =
        draft(
            "id,contact name,company",
            i ->
                "%d,%s %s,%s %d GmbH"
                    .formatted(i, GIVEN.get(i % 6), FAMILY.get(i % 7), FAMILY.get(i % 7), i));

    assertThat(model.attributes().get(0).name()).isEqualTo("company");
  }

  @Test
  void what_tells_nothing_is_left_out_with_the_reason() throws IOException {
    String yaml =
        profile(
                write(
                    "xq,id,name,dob,updated_at,active,empty,same,full",
                    i ->
                        "%d,r%d,%s,1970-02-%02d,2020-01-01,%s,,x,%s"
                            .formatted(
                                i, i * 7, GIVEN.get(i % 6), 1 + i % 28, i % 2, GIVEN.get(i % 6))))
            .yaml();

    assertThat(yaml)
        .contains("id: id\n")
        .contains("#   xq: counts the rows")
        .contains("#   updated_at: tells about the row")
        .contains("#   active: a flag")
        .contains("#   empty: empty")
        .contains("#   same: one value only")
        .contains("#   full: the same as 'name'");
  }

  @Test
  void house_number_and_street_are_one_and_a_second_line_stands_alone() throws IOException {
    EntityModel model =
        draft(
            "id,surname,street_number,address_1,address_2",
            i ->
                "%d,%s,%d,mill lane%s,the mews %s"
                    .formatted(
                        i, FAMILY.get(i % 7), i * 7 % 90, "x".repeat(i % 9), "a".repeat(i % 5)));

    assertThat(inWords(model)).contains("address street_number+address_1", "locality address_2");
  }

  @Test
  void parts_of_a_name_are_known_in_many_languages() throws IOException {
    for (String header :
        List.of(
            "Nome,Cognome",
            "Jméno,Příjmení",
            "Имя,Фамилия",
            "Isim,Soyadı",
            "nama depan,nama belakang",
            "Keresztnév,Vezetéknév",
            "שם פרטי,שם משפחה",
            "名,姓",
            "이름,성씨")) {
      EntityModel model =
          draft(
              "id," + header, i -> "%d,Vy%c,Ze%c%c".formatted(i, 'a' + i % 26, 'a' + i / 26, 'm'));
      assertThat(model.attributes())
          .as(header)
          .extracting(Attribute::type)
          .containsExactly(SemanticType.GIVEN_NAME, SemanticType.FAMILY_NAME);
    }
  }

  @Test
  void several_numbers_or_addresses_in_a_cell_a_list_or_a_column_are_these() throws IOException {
    EntityModel cells =
        draft(
            "id,surname,phone,contact by mail",
            i ->
                "%d,%s,+44 20 7946 0%03d ext. %d,\"Ada <a%d@x.example>; b%d@y.example\""
                    .formatted(i, FAMILY.get(i % 7), i, i % 50, i, i));
    EntityModel many =
        draft(
            "id,surname,tel 1,tel 2",
            i ->
                "%d,%s,0207%07d; 0208%07d,%s"
                    .formatted(
                        i, FAMILY.get(i % 7), i * 31, i * 17, i % 3 == 0 ? "0209000" + i : ""));
    Path lists =
        Files.writeString(
            folder.resolve("lists.jsonl"),
            IntStream.range(0, 50)
                .mapToObj(
                    i ->
                        "{\"id\":\"u%d\",\"surname\":\"%s\",\"m\":[\"a%d@x.example\"],\"phone\":[\"0207%07d\",\"0208%07d\"]}"
                            .formatted(i, FAMILY.get(i % 7), i, i, i * 3))
                .collect(Collectors.joining("\n")));

    assertThat(inWords(cells)).contains("phone phone", "email contact by mail");
    assertThat(inWords(many)).contains("phone tel 1", "phone tel 2");
    assertThat(inWords(model(profile(lists)))).contains("email m", "phone phone");
    assertThat(model(profile(lists)).attributes())
        .allMatch(attribute -> attribute.classification() == Classification.PERSONAL);
  }

  @Test
  void a_list_of_dwellings_is_of_things() throws IOException {
    EntityModel model =
        draft(
            "id,address,town",
            i -> "%d,\"Flat %d, %d Mill Lane\",Leeds%d".formatted(i, i % 9, i / 9, i % 4));

    assertThat(model.recordsOf()).isEqualTo(RecordsOf.THINGS);
  }
}
