package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstonehub.match.engine.People.add;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
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
  @MethodSource("sharedByFamilies")
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

  @Test
  void mailboxes_that_differ_in_a_dot_or_a_digit_are_of_two_people() {
    EntityModel model = People.named(List.of(), "mail", SemanticType.EMAIL);
    Random random = new Random(15);
    List<People.Row> rows = new ArrayList<>();
    for (int pair = 0; pair < 100; pair++) {
      String given = word(random) + word(random);
      String number = String.valueOf(10 + random.nextInt(80));
      boolean dotted = pair % 2 == 0;
      String other = dotted ? "." + number : number + pair % 10;
      for (int person = 0; person < 2; person++) {
        String family = word(random) + word(random) + word(random);
        String mail = given + (person == 0 ? number : other) + "@example.org";
        for (int r = 0; r < 1 + pair % 2; r++) {
          add(rows, 2 * pair + person, new String[] {given, family, mail});
        }
      }
    }
    assertThat(People.resolved(model, rows).linked()).isEqualTo(100);
  }

  /** Six in a list that has no other families: too few to be learnt from. */
  @Test
  void father_and_son_of_one_name_and_address_are_two_or_with_a_steward() {
    Random random = new Random(16);
    List<People.Row> rows = new ArrayList<>();
    for (int person = 0; person < 140; person++) {
      String[] father = {
        GIVEN[random.nextInt(GIVEN.length)],
        word(random) + word(random),
        day(random, 1940),
        String.valueOf(10_000 + random.nextInt(80_000)),
        telephone(random)
      };
      add(rows, 2 * person, father);
      if (person % 3 == 0) add(rows, 2 * person, father);
      if (person % 23 > 0) continue;
      String[] son = father.clone();
      son[2] = day(random, 1975);
      son[4] = telephone(random);
      add(rows, 2 * person + 1, son);
    }
    EntityModel model =
        People.named(
            List.of(),
            "born",
            SemanticType.DATE,
            "postcode",
            SemanticType.POSTCODE,
            "phone",
            SemanticType.PHONE);
    assertThat(unasked(model, rows)).isEmpty();
  }

  /** Rows joined with the row before, of another person, that no steward is asked about. */
  private static List<Integer> unasked(EntityModel model, List<People.Row> rows) {
    RecordTable table = People.table(model, rows);
    MatchResult result =
        MatchEngine.resolve(model, table, Constraints.NONE, Progress.NONE).result();
    Set<Integer> asked = new HashSet<>();
    for (SuspiciousCluster doubt : result.suspiciousClusters()) {
      asked.add(result.clusterOf(row(table, doubt.a())));
    }
    return IntStream.range(1, rows.size())
        .filter(i -> rows.get(i).entity() != rows.get(i - 1).entity())
        .filter(i -> result.clusterOf(i) == result.clusterOf(i - 1))
        .filter(i -> !asked.contains(result.clusterOf(i)))
        .boxed()
        .toList();
  }

  @Test
  void the_elder_and_the_younger_of_a_name_are_two_or_with_a_steward() {
    EntityModel model = People.named(List.of(), "postcode", SemanticType.POSTCODE);
    Random random = new Random(17);
    List<People.Row> rows = new ArrayList<>();
    for (int home = 0; home < 150; home++) {
      String given = GIVEN[random.nextInt(GIVEN.length)];
      String family = word(random) + word(random) + word(random);
      String postcode = String.valueOf(10_000 + random.nextInt(80_000));
      boolean two = home % 15 == 0;
      add(rows, 2 * home, new String[] {given, two ? family + " Sr." : family, postcode});
      int second = two ? 2 * home + 1 : 2 * home;
      add(rows, second, new String[] {given, two ? family + " Jr" : family, postcode});
    }
    assertThat(unasked(model, rows)).isEmpty();
  }

  @Test
  void a_record_of_two_people_does_not_chain_them_and_a_steward_hears_of_it() {
    EntityModel model =
        People.model(List.of(), "name", SemanticType.FULL_NAME, "postcode", SemanticType.POSTCODE);
    Random random = new Random(18);
    List<People.Row> rows = new ArrayList<>();
    for (int home = 0; home < 120; home++) {
      String family = word(random) + word(random) + word(random);
      String postcode = String.valueOf(10_000 + random.nextInt(80_000));
      String first = GIVEN[home % 7];
      String second = GIVEN[7 + home % 7];
      add(rows, home, new String[] {first + " " + family, postcode});
      if (home % 4 > 0) continue;
      add(rows, 1000 + home, new String[] {second + " " + family, postcode});
      add(rows, 2000 + home, new String[] {first + " & " + second + " " + family, postcode});
    }
    RecordTable table = People.table(model, rows);
    MatchResult result =
        MatchEngine.resolve(model, table, Constraints.NONE, Progress.NONE).result();

    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).entity() / 1000 != 1) continue;
      assertThat(result.clusterOf(i)).isNotEqualTo(result.clusterOf(i - 1));
      assertThat(result.clusterOf(i)).isNotEqualTo(result.clusterOf(i + 1));
    }
    assertThat(result.suspiciousClusters())
        .filteredOn(doubt -> doubt.reasons().get(0).finding().equals("one record names two people"))
        .hasSize(30);
  }

  @Test
  void like_named_children_of_one_house_are_two() {
    EntityModel model =
        People.named(
            List.of(),
            "phone",
            SemanticType.PHONE,
            "mail",
            SemanticType.EMAIL,
            "street",
            SemanticType.ADDRESS);
    String[] names =
        "Anna Hanna Maria Marta Karin Karen Jona Jonas Dirk Elena Fred Gita Hugo Ines Leo Nils"
            .split(" ", -1);
    Random random = new Random(14);
    List<People.Row> rows = new ArrayList<>();
    for (int home = 0; home < 120; home++) {
      String family = word(random) + word(random);
      String phone = telephone(random);
      String mail = word(random) + random.nextInt(10_000) + "@example.org";
      String street = (1 + random.nextInt(90)) + " " + word(random) + " Lane";
      int alike = random.nextInt(4);
      for (int child = 0; child < 2; child++) {
        boolean near = home % 4 == 0;
        String given = names[near ? 2 * alike + child : random.nextInt(8) * 2 + child];
        add(rows, 2 * home + child, given, family, phone, mail, street);
        String slip = family.substring(0, 2) + family.substring(1);
        String seen = random.nextInt(4) == 0 ? slip : family;
        if (random.nextInt(2) == 0) {
          add(rows, 2 * home + child, given, seen, phone, mail, street);
        }
      }
    }

    People.Pairs pairs = People.resolved(model, rows);

    assertThat(pairs.precision()).isGreaterThan(0.97);
    assertThat(pairs.recall()).isGreaterThan(0.97);
  }

  private static int row(RecordTable table, SourceKey key) {
    return IntStream.range(0, table.size())
        .filter(i -> table.key(i).equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static String telephone(Random random) {
    return "0" + (100_000_000 + random.nextInt(900_000_000));
  }

  private static int[] day(Random random) {
    return new int[] {1940 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28)};
  }

  private static String iso(int[] day) {
    return "%d-%02d-%02d".formatted(day[0], day[1], day[2]);
  }

  static List<SemanticType> sharedByFamilies() {
    return List.of(
        SemanticType.CATEGORY,
        SemanticType.IDENTIFIER,
        SemanticType.AMOUNT,
        SemanticType.DATE,
        SemanticType.YEAR,
        SemanticType.ORGANISATION,
        SemanticType.MIDDLE_NAME);
  }

  private static String valueOf(SemanticType type, Random random) {
    if (type == SemanticType.CATEGORY) return String.valueOf(1 + random.nextInt(150));
    if (type == SemanticType.AMOUNT) return String.valueOf(2_000 + 10 * random.nextInt(9_000));
    if (type == SemanticType.DATE) return day(random, 1995);
    if (type == SemanticType.YEAR) return String.valueOf(1995 + random.nextInt(27));
    if (type == SemanticType.IDENTIFIER) return "P" + (1_000_000 + random.nextInt(9_000_000));
    return word(random) + word(random) + word(random);
  }

  private static String day(Random random, int from) {
    return "%d-%02d-%02d"
        .formatted(from + random.nextInt(27), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private static String word(Random random) {
    return SYLLABLES[random.nextInt(SYLLABLES.length)];
  }

  /** Of linked pairs the share that is one person. */
  private static double shareOfRight(EntityModel model, List<People.Row> rows) {
    People.Pairs pairs = People.resolved(model, rows);
    assertThat(pairs.linked()).isGreaterThan(100);
    return pairs.precision();
  }
}
