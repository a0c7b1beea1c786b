package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstonehub.match.engine.People.add;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.type.SemanticType;

/** Birth dates of which the day, or day and month, are not known. */
class DatesInPartTest {
  private static final EntityModel MODEL = People.named(List.of(), "born", SemanticType.DATE);
  private static final String[] GIVEN =
      "Anna Bert Carla Dirk Elena Fred Gita Hugo Ines Jan Karin Leo Mona Nils Olga Paul".split(" ");
  private static final String[] SYLLABLES =
      "bar cor dex flu gam lin mor nat pro ral sol tri ven wes yor zim".split(" ");

  @Test
  void namesakes_are_told_apart_by_the_year_alone() {
    List<People.Row> rows = people(0.5, new Random(21));

    assertThat(People.resolved(MODEL, rows).f1()).isGreaterThan(0.95);
  }

  @Test
  void what_is_known_of_a_date_is_told_with_how_common_it_is() {
    List<People.Row> rows = people(0.5, new Random(22));
    int first = rows.size();
    for (String born : List.of("1957-04-03", "1957-04", "1957")) {
      add(rows, -1, new String[] {"Anna", "Zimyor", born});
    }
    RecordTable table = People.table(MODEL, rows);
    TrainedModel trained = MatchEngine.train(MODEL, table, Progress.NONE);
    Explaining explaining =
        MatchEngine.explain(
            TrainedModel.fromJson(MODEL, trained.toJson()), table, Constraints.NONE, Progress.NONE);

    PairExplanation month = explaining.pair(first, first + 1);
    PairExplanation year = explaining.pair(first + 1, first + 2);

    assertThat(finding(month)).isEqualTo("year and month equal, no more is known");
    assertThat(finding(year)).isEqualTo("year equal, no more is known");
    assertThat(bits(month)).isGreaterThan(bits(year));
    assertThat(bits(year)).isGreaterThan(2);
  }

  @Test
  void a_few_days_of_zero_are_typing_errors() {
    List<People.Row> rows = people(0, new Random(23));
    for (int i = 0; i < rows.size(); i += 100) {
      String born = rows.get(i).values()[2];
      rows.get(i).values()[2] = born == null ? null : born.substring(0, 8) + "00";
    }
    String trained = MatchEngine.train(MODEL, People.table(MODEL, rows), Progress.NONE).toJson();

    assertThat(trained).contains("\"inPart\" : false").doesNotContain("no more is known");
  }

  /**
   * Two records a person, of few names and years.
   *
   * @param gaps share of birth dates that are cut after the month or the year
   */
  private static List<People.Row> people(double gaps, Random random) {
    List<People.Row> rows = new ArrayList<>();
    for (int person = 0; person < 1_500; person++) {
      String given = GIVEN[random.nextInt(GIVEN.length)];
      String family = word(random) + word(random);
      String born =
          "%d-%02d-%02d"
              .formatted(1920 + random.nextInt(80), 1 + random.nextInt(12), 1 + random.nextInt(28));
      for (int r = 0; r < 2; r++) {
        int known = random.nextDouble() < gaps ? (random.nextBoolean() ? 4 : 7) : 10;
        add(rows, person, new String[] {given, family, born.substring(0, known)});
      }
    }
    return rows;
  }

  private static String word(Random random) {
    return SYLLABLES[random.nextInt(SYLLABLES.length)];
  }

  private static String finding(PairExplanation pair) {
    return born(pair, Part.Kind.FINDING).get(0).finding();
  }

  private static double bits(PairExplanation pair) {
    return born(pair, Part.Kind.FINDING).get(0).bits()
        + born(pair, Part.Kind.FREQUENCY).stream().mapToDouble(Part::bits).sum();
  }

  private static List<Part> born(PairExplanation pair, Part.Kind kind) {
    return pair.waterfall().parts().stream()
        .filter(part -> part.kind() == kind && part.subject().equals("born"))
        .toList();
  }
}
