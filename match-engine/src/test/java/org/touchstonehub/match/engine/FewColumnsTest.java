package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstonehub.match.engine.People.add;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.type.SemanticType;

/** Lists of people that hold little beside the names. */
class FewColumnsTest {
  private static final String[] SYLLABLES =
      "bar cor dex flu gam lin mor nat pro ral sol tri ven wes yor zim".split(" ");
  private static final int PEOPLE = 900;

  @Test
  void equal_rare_names_are_one_person_where_names_are_all_there_is() {
    People.Pairs pairs = People.resolved(People.named(List.of()), rows(null, 0, 21));
    assertThat(pairs.f1()).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @MethodSource("besideNames")
  void a_column_that_few_fill_takes_nothing_from_the_names(SemanticType type) {
    People.Pairs names = People.resolved(People.named(List.of()), rows(null, 0, 22));
    People.Pairs more = People.resolved(People.named(List.of(), "more", type), rows(type, 0.3, 22));
    assertThat(more.f1()).isGreaterThan(names.f1() - 0.02);
  }

  @ParameterizedTest
  @MethodSource("contacts")
  void another_telephone_or_mailbox_makes_nobody_a_namesake(SemanticType type) {
    People.Pairs pairs = People.resolved(People.named(List.of(), "more", type), rows(type, 1, 23));
    assertThat(pairs.recall()).isGreaterThan(0.9);
  }

  /** Another sound: what is blocked by two names of one sound would not see it. */
  @Test
  void a_name_mistyped_is_found_by_the_other_name_alone() {
    Random random = new Random(26);
    List<People.Row> rows = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      String given = name(random, 2);
      String family = name(random, 3);
      add(rows, person, given, family);
      if (person % 3 == 0) add(rows, person, "x" + given, family);
      if (person % 3 == 1) add(rows, person, given, "x" + family);
    }
    assertThat(People.resolved(People.named(List.of()), rows).recall()).isGreaterThan(0.9);
  }

  /** Clusters that little evidence could begin say nothing of how many records have mates. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void people_of_ten_records_each_are_found_by_their_names(boolean withDepartment) {
    Random random = new Random(25);
    List<People.Row> rows = new ArrayList<>();
    for (int person = 0; person < 250; person++) {
      String given = name(random, 1);
      String family = name(random, 2);
      String department = "Department " + random.nextInt(12);
      for (int r = 0; r < 10; r++) {
        String seen = random.nextInt(3) == 0 ? typo(family, random) : family;
        if (withDepartment) add(rows, person, given, seen, department);
        else add(rows, person, given, seen);
      }
    }
    Object[] beside = withDepartment ? new Object[] {"more", SemanticType.CATEGORY} : new Object[0];
    assertThat(People.resolved(People.named(List.of(), beside), rows).recall()).isGreaterThan(0.4);
  }

  @Test
  void a_household_is_several_people_though_all_live_at_one_postcode() {
    EntityModel model = People.named(List.of(), "postcode", SemanticType.POSTCODE);
    Random random = new Random(24);
    List<People.Row> rows = new ArrayList<>();
    for (int home = 0; home < 400; home++) {
      String family = name(random, 3);
      String postcode = String.valueOf(10_000 + random.nextInt(80_000));
      for (int member = 0; member < 3; member++) {
        String given = name(random, 2);
        for (int r = 0; r <= random.nextInt(2); r++) {
          add(rows, home * 3 + member, given, family, postcode);
        }
      }
    }
    assertThat(People.resolved(model, rows).precision()).isGreaterThan(0.97);
  }

  /**
   * People of one to three records, a tenth of whose names are mistyped, half of whom have another
   * telephone number or mailbox the next time.
   *
   * @param type of a column beside the names; null for none
   * @param filled share of the records that have it
   */
  private static List<People.Row> rows(@Nullable SemanticType type, double filled, long seed) {
    Random random = new Random(seed);
    Random beside = new Random(seed + 1000);
    List<People.Row> rows = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      String given = name(random, 2);
      String family = name(random, 2);
      int records = 1 + random.nextInt(3);
      String value = type == null ? null : value(type, given, beside);
      for (int r = 0; r < records; r++) {
        String seen = random.nextInt(10) == 0 ? typo(family, random) : family;
        if (type == null) {
          add(rows, person, given, seen);
          continue;
        }
        boolean changes = type == SemanticType.PHONE || type == SemanticType.EMAIL;
        if (r > 0 && changes && beside.nextBoolean()) value = value(type, given, beside);
        add(rows, person, given, seen, beside.nextDouble() < filled ? value : null);
      }
    }
    return rows;
  }

  static List<SemanticType> contacts() {
    return List.of(SemanticType.PHONE, SemanticType.EMAIL);
  }

  static List<SemanticType> besideNames() {
    return List.of(
        SemanticType.IDENTIFIER,
        SemanticType.PHONE,
        SemanticType.EMAIL,
        SemanticType.COUNTRY,
        SemanticType.CATEGORY);
  }

  private static String value(SemanticType type, String given, Random random) {
    if (type == SemanticType.COUNTRY) return List.of("DE", "FR", "PL").get(random.nextInt(3));
    if (type == SemanticType.CATEGORY) return given.hashCode() % 2 == 0 ? "F" : "M";
    // another mailbox of a person is seldom the old one with another number
    if (type == SemanticType.EMAIL) {
      return name(random, 4) + "@mail" + random.nextInt(40) + ".example";
    }
    if (type == SemanticType.PHONE) return "0" + (100_000_000 + random.nextInt(900_000_000));
    return "L" + (10_000_000 + random.nextInt(90_000_000));
  }

  private static String typo(String name, Random random) {
    int at = 1 + random.nextInt(name.length() - 1);
    return name.substring(0, at) + name.charAt(at - 1) + name.substring(at);
  }

  private static String name(Random random, int syllables) {
    StringBuilder name = new StringBuilder();
    for (int s = 0; s < syllables; s++) name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    return name.toString();
  }
}
