package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
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
