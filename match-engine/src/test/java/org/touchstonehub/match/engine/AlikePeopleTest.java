package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.type.SemanticType;

/** Different people who have much in common. */
class AlikePeopleTest {
  private static final String[] GIVEN =
      "Anna Bert Carla Dirk Elena Fred Gita Hugo Ines Jan Karin Leo Mona Nils Olga Paul".split(" ");
  private static final String[] SYLLABLES =
      "bar cor dex flu gam lin mor nat pro ral sol tri ven wes yor zim".split(" ");

  @Test
  void a_couple_of_one_mailbox_are_two() {
    EntityModel model =
        People.named(List.of(), "postcode", SemanticType.POSTCODE, "mail", SemanticType.EMAIL);
    Random random = new Random(11);
    List<People.Row> rows = new ArrayList<>();
    for (int home = 0; home < 600; home++) {
      String family = word(random) + word(random);
      String postcode = String.valueOf(10_000 + random.nextInt(80_000));
      String mail = word(random) + random.nextInt(10_000) + "@example.org";
      int first = random.nextInt(GIVEN.length);
      int persons = 1 + random.nextInt(2);
      for (int p = 0; p < persons; p++) {
        String given = GIVEN[(first + 5 * p) % GIVEN.length];
        for (int r = 0; r <= random.nextInt(2); r++) {
          String seen = random.nextInt(5) == 0 ? null : postcode;
          add(rows, home * 2 + p, new String[] {given, family, seen, mail});
        }
      }
    }
    assertThat(shareOfRight(model, rows)).isGreaterThan(0.98);
  }

  @Test
  void cousins_with_one_of_two_surnames_in_common_are_two() {
    EntityModel model = People.named(List.of(), "town", SemanticType.LOCALITY);
    Random random = new Random(12);
    String[] towns = {"Vigo", "Avila", "Leon", "Jaca", "Lugo"};
    List<People.Row> rows = new ArrayList<>();
    for (int clan = 0; clan < 300; clan++) {
      String family = word(random) + word(random);
      String town = towns[random.nextInt(towns.length)];
      int first = random.nextInt(GIVEN.length);
      boolean namesakes = random.nextInt(4) == 0;
      for (int cousin = 0; cousin < 2; cousin++) {
        String given = GIVEN[(namesakes ? first : first + 5 * cousin) % GIVEN.length];
        String both = family + " " + word(random) + word(random) + word(random);
        for (int r = 0; r < 2; r++) {
          add(rows, clan * 2 + cousin, new String[] {given, both, town});
        }
      }
    }
    assertThat(shareOfRight(model, rows)).isGreaterThan(0.98);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CATEGORY", "IDENTIFIER", "AMOUNT", "DATE", "YEAR", "ORGANISATION", "MIDDLE_NAME"})
  void whatever_a_family_shares_it_stays_several_people(SemanticType shared) {
    EntityModel model =
        People.named(
            List.of(), "born", SemanticType.DATE, "town", SemanticType.LOCALITY, "shared", shared);
    Random random = new Random(13);
    String[] towns = {"Vigo", "Avila", "Leon", "Jaca", "Lugo"};
    List<People.Row> rows = new ArrayList<>();
    for (int home = 0; home < 600; home++) {
      String family = word(random) + word(random);
      String town = towns[random.nextInt(towns.length)];
      String value = valueOf(shared, random);
      int first = random.nextInt(GIVEN.length);
      int persons = 1 + random.nextInt(3);
      for (int p = 0; p < persons; p++) {
        String given = GIVEN[(first + 5 * p) % GIVEN.length];
        String born = day(random, 1940);
        for (int r = 0; r <= random.nextInt(3); r++) {
          // a fifth with an initial: learning must not take the other given names for more of these
          String written = random.nextInt(5) == 0 ? given.substring(0, 1) : given;
          String seen = random.nextInt(3) == 0 ? null : born;
          add(rows, home * 3 + p, new String[] {written, family, seen, town, value});
        }
      }
    }
    assertThat(shareOfRight(model, rows)).isGreaterThan(0.95);
  }

  @Test
  void among_many_namesakes_those_with_one_part_of_the_birth_date_mistyped_are_found() {
    EntityModel model = People.named(List.of(), "born", SemanticType.DATE);
    Random random = new Random(14);
    List<People.Row> rows = new ArrayList<>();
    for (int person = 0; person < 3_000; person++) {
      String given = GIVEN[random.nextInt(GIVEN.length)];
      String family = word(random);
      int[] born = day(random);
      add(rows, person, new String[] {given, family, iso(born)});
      if (person % 3 > 0) continue;
      int part = random.nextInt(3);
      born[part] = day(random)[part];
      add(rows, person, new String[] {given, family, iso(born)});
    }
    assertThat(People.resolved(model, rows).f1()).isGreaterThan(0.93);
  }

  private static int[] day(Random random) {
    return new int[] {1940 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28)};
  }

  private static String iso(int[] day) {
    return "%d-%02d-%02d".formatted(day[0], day[1], day[2]);
  }

  private static String valueOf(SemanticType type, Random random) {
    return switch (type) {
      case CATEGORY -> String.valueOf(1 + random.nextInt(150));
      case AMOUNT -> String.valueOf(2_000 + 10 * random.nextInt(9_000));
      case DATE -> day(random, 1995);
      case YEAR -> String.valueOf(1995 + random.nextInt(27));
      case IDENTIFIER -> "P" + (1_000_000 + random.nextInt(9_000_000));
      default -> word(random) + word(random) + word(random);
    };
  }

  private static String day(Random random, int from) {
    return "%d-%02d-%02d"
        .formatted(from + random.nextInt(27), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private static String word(Random random) {
    return SYLLABLES[random.nextInt(SYLLABLES.length)];
  }

  private static void add(List<People.Row> rows, int entity, @Nullable String[] values) {
    rows.add(new People.Row("s", "k" + rows.size(), entity, values));
  }

  /** Of linked pairs the share that is one person. */
  private static double shareOfRight(EntityModel model, List<People.Row> rows) {
    People.Pairs pairs = People.resolved(model, rows);
    assertThat(pairs.linked()).isGreaterThan(100);
    return pairs.precision();
  }
}
