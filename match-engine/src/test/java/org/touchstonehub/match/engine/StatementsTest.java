package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SemanticType;

class StatementsTest {
  private static final EntityModel NAMES = People.named(List.of());
  private static final EntityModel BORN = People.named(List.of(), "born", SemanticType.DATE);
  private static final EntityModel MAILED = People.named(List.of(), "email", SemanticType.EMAIL);

  @Test
  void a_name_alone_leaves_a_doubt_and_a_date_of_birth_beside_it_leaves_none() {
    assertThat(surest(NAMES, 900)).isBetween(0.5, 0.98);
    assertThat(surest(MAILED, 900)).isBetween(0.5, 0.9851);
    assertThat(surest(BORN, 900)).isGreaterThan(0.99);
  }

  @Test
  void what_few_records_taught_is_never_beyond_doubt() {
    for (int entities : new int[] {40, 120}) {
      double odds = (2 * entities + 100) / 6.0;
      assertThat(surest(BORN, entities)).isBetween(0.5, odds / (1 + odds) + 1e-9);
    }
  }

  @Test
  void a_possible_match_is_stated_as_it_is_explained_and_below_the_line() {
    EntityModel model =
        People.model(
            List.of(),
            "name",
            SemanticType.ORGANISATION,
            "phone",
            SemanticType.PHONE,
            "number",
            SemanticType.TAX_ID);
    String[][] values = new String[600][];
    for (int k = 0; k < values.length; k++) {
      int firm = k / 3;
      String name = "Fa" + word(firm * 7 % 211) + " " + word(firm) + word(firm % 13);
      String phone = "030 %07d".formatted(1_000_000 + 7_919 * firm);
      // every tenth firm has the number of the next, on one of its rows
      int owner = firm % 10 == 0 ? firm + 1 : firm;
      String number = k % 3 == 0 ? "DE%09d".formatted(100_000_007L + 7_654_321L * owner) : "";
      values[k] = new String[] {name, k % 3 == 0 ? "" : phone, number};
    }
    RecordTable table = People.table(model, values);
    MatchEngine.Resolution resolution =
        MatchEngine.resolve(model, table, Constraints.NONE, Progress.NONE);
    Explaining explaining =
        MatchEngine.explain(resolution.trained(), table, Constraints.NONE, Progress.NONE);
    Map<SourceKey, Integer> rows = new HashMap<>();
    for (int row = 0; row < table.size(); row++) rows.put(table.key(row), row);

    List<PossibleMatch> asked = resolution.result().possibleMatches();

    assertThat(asked).isNotEmpty();
    for (PossibleMatch match : asked) {
      int a = rows.get(match.a());
      int b = rows.get(match.b());
      assertThat(match.probability())
          .isLessThan(.5)
          .isCloseTo(explaining.pair(a, b).waterfall().probability(), within(1e-9));
    }
  }

  /** The greatest probability stated in a list that holds each of so many people twice. */
  private static double surest(EntityModel model, int entities) {
    RecordTable table =
        People.table(
            model,
            IntStream.range(0, 2 * entities)
                .mapToObj(k -> person(model, k / 2))
                .toArray(String[][]::new));
    StatedPairs pairs =
        MatchEngine.resolve(model, table, Constraints.NONE, PairsWanted.atLeast(0), Progress.NONE)
            .result()
            .pairs();
    return IntStream.range(0, pairs.size()).mapToDouble(pairs::probability).max().orElseThrow();
  }

  private static String[] person(EntityModel model, int number) {
    String given = "Ge" + word(number % 37);
    String family = "Fa" + word(number * 7 % 211) + word(number % 11);
    SemanticType last = model.attributes().get(model.attributes().size() - 1).type();
    if (last == SemanticType.DATE) {
      String day = "%04d-%02d-%02d".formatted(1930 + number % 61, 1 + number % 12, 1 + number % 28);
      return new String[] {given, family, day};
    }
    if (last == SemanticType.EMAIL) {
      return new String[] {given, family, "%s.%s%d@mail.example".formatted(given, family, number)};
    }
    return new String[] {given, family};
  }

  private static String word(int number) {
    return Integer.toString(number + 10, 26).replaceAll("[0-9]", "o") + (char) ('a' + number % 26);
  }
}
