package org.touchstonehub.match.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;

class PersonalColumnsTest extends UnknownFiles {
  @Test
  void personal_values_are_masked_in_the_report() throws IOException {
    Profile profile =
        profile(
            write(
                "id,surname,phone,country",
                i ->
                    "%d,%s,030 1234567,%s"
                        .formatted(i, FAMILY.get(i % 7), i % 2 == 0 ? "DE" : "FR")));

    assertThat(profile.toString()).doesNotContain("Byron", "1234567").contains("Xxxxx", "DE");
    ColumnProfile phone =
        profile.columns().stream().filter(c -> c.name().equals("phone")).findFirst().orElseThrow();
    assertThat(phone.frequent()).containsExactly(new FrequentValue("999 9999999", 100));
  }

  @Test
  void places_kinds_and_years_of_things_are_shown_and_those_of_persons_are_not()
      throws IOException {
    String of = ",town,industry,founded";
    IntFunction<String> beside =
        i -> ",Warri%d,textiles%d,%d".formatted(i % 9, i % 4, 1950 + i % 40);
    Profile firms =
        profile(write("id,company" + of, i -> "%d,Ovie %d Ltd".formatted(i, i) + beside.apply(i)));
    Profile people =
        profile(
            write(
                "id,surname" + of, i -> "%d,%s".formatted(i, FAMILY.get(i % 7)) + beside.apply(i)));

    assertThat(shown(firms, "town")).contains("Warri");
    assertThat(shown(firms, "industry")).contains("textiles");
    assertThat(shown(firms, "founded")).contains("1950");
    assertThat(shown(people, "town")).doesNotContain("Warri");
    assertThat(shown(people, "industry")).doesNotContain("textiles");
    assertThat(shown(people, "founded")).contains("1950");
  }

  @Test
  void a_name_beside_a_birth_date_is_personal_wherever_it_is_from() throws IOException {
    List<List<String>> peoples =
        List.of(
            List.of("หทัยรัตน์ ศรีสุข", "กิตติ บุญมา", "สุดารัตน์ ใจดี"),
            List.of("Efemena Oghenekaro", "Ovie Akpobome", "Tobore Mudiaga"),
            List.of("ანა გელაშვილი", "გიორგი ბერიძე", "ნინო კაპანაძე"),
            List.of("Hñähñu", "Xochitl", "Tlaloc"),
            List.of("Ngọc Lan", "Đặng Khôi", "Bùi Thúy Vy"),
            List.of("سمیرا کریمی", "بهرام یزدانی", "نگار فرهادی"),
            List.of("Zhuge Wanqing", "Ouyang Bei", "Situ Zhe"),
            List.of("Lalremruata", "Zothanpuii Ralte", "Vanlalruata Sailo"));
    for (List<String> people : peoples) {
      Attribute name =
          draft(
                  "no,name,date of birth",
                  i ->
                      "x%d,%s%s,19%02d-01-02"
                          .formatted(i, people.get(i % 3), "a".repeat(i / 3), i % 99))
              .attributes()
              .get(0);

      assertThat(name.type()).as("%s", people).isEqualTo(SemanticType.FULL_NAME);
      assertThat(name.classification()).isEqualTo(Classification.PERSONAL);
    }
  }

  @Test
  void a_name_of_which_nothing_says_that_it_is_a_firms_is_personal() throws IOException {
    List<String> open = List.of("Efemena Oghenekaro", "Ovie Akpobome", "Tobore Mudiaga", "Ese");
    List<String> firms = List.of("Akpobome Trading", "Tobore Foods", "Ovie School", "Ese Ltd");
    EntityModel unknown =
        draft("id,name,town", i -> "%d,%s%c,Warri".formatted(i, open.get(i % 4), 'a' + i / 4));
    EntityModel firm =
        draft("id,name,town", i -> "%d,%c %s,Warri".formatted(i, 'A' + i / 4, firms.get(i % 4)));

    assertThat(unknown.attributes().get(0).classification()).isEqualTo(Classification.PERSONAL);
    assertThat(firm.attributes().get(0).classification()).isEqualTo(Classification.INTERNAL);
  }

  @Test
  void what_stands_beside_a_person_is_personal_and_others_names_are_not_the_persons()
      throws IOException {
    EntityModel model =
        draft(
            "id,full name,salary,birth year,manager,runtime",
            i ->
                "%d,%s %s%c,%d00,19%02d,%s Reed%c,%d min"
                    .formatted(
                        i,
                        GIVEN.get(i % 6),
                        FAMILY.get(i % 7),
                        'a' + i % 26,
                        300 + i,
                        i % 90,
                        GIVEN.get(i % 5),
                        'a' + i % 9,
                        80 + i));

    assertThat(inWords(model))
        .containsExactly(
            "full-name full name",
            "amount salary",
            "year birth year",
            "person-list manager",
            "amount runtime");
    assertThat(model.attributes())
        .allMatch(attribute -> attribute.classification() == Classification.PERSONAL);
  }

  private static String shown(Profile profile, String column) {
    return profile.columns().stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow()
        .examples()
        .toString();
  }
}
