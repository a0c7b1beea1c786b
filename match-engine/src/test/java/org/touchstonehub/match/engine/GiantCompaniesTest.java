package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.type.SemanticType;

/** Companies of hundreds of records each, whose pairs are too many to be listed as candidates. */
class GiantCompaniesTest {
  private static final EntityModel APPLICANT =
      People.model(
          List.of(),
          "name",
          SemanticType.ORGANISATION,
          "inventors",
          SemanticType.PERSON_LIST,
          "classes",
          SemanticType.CODE_LIST);
  private static final String[] SYLLABLES =
      "ba cor dex flu gam lin mor nat pro ral sol tri ven wes yor zim".split(" ");
  private static final String[] TRADES =
      "Research International Holding Works Chemie Textile Medical Optics Foods Energy Marine Print"
          .split(" ");
  private static final String[] TOWNS = "Eindhoven Delft Utrecht Breda Venlo".split(" ");
  private static final List<People.Row> ROWS = rows(new Random(17));
  private static final RecordTable TABLE = People.table(APPLICANT, ROWS);

  @SuppressWarnings("NullAway.Init")
  private static TrainedModel trained;

  @BeforeAll
  static void train() {
    trained = MatchEngine.train(APPLICANT, TABLE, Progress.NONE);
  }

  @Test
  void spellings_of_a_giant_are_one_though_few_of_its_pairs_are_candidates() {
    MatchResult result = MatchEngine.match(trained, TABLE, Constraints.NONE, Progress.NONE);

    People.Pairs pairs = People.Pairs.of(result, ROWS);
    assertThat(pairs.recall()).isGreaterThan(0.9);
    assertThat(pairs.precision()).isGreaterThan(0.9);
  }

  @Test
  void that_lists_share_nothing_speaks_for_no_match() {
    Explaining explaining = MatchEngine.explain(trained, TABLE, Constraints.NONE, Progress.NONE);

    List<Double> bits = new ArrayList<>();
    int last = ROWS.size() - 1;
    for (int i = last - 40; i < last; i++) {
      for (Part part : explaining.pair(i, last).waterfall().parts()) {
        boolean nothing = part.subject().equals("inventors") && part.finding().startsWith("noth");
        if (nothing && part.kind() == Part.Kind.FINDING) bits.add(part.bits());
      }
    }
    assertThat(bits).isNotEmpty().allMatch(b -> b < 0.5);
  }

  private static List<People.Row> rows(Random random) {
    List<String> words = IntStream.range(0, 600).mapToObj(i -> word(random)).toList();
    List<People.Row> rows = new ArrayList<>();
    for (int company = 0; company < 250; company++) {
      int records = company == 0 ? 400 : company < 3 ? 150 : 1 + random.nextInt(6);
      String name = words.get(company) + " " + TRADES[company % TRADES.length];
      for (int r = 0; r < records; r++) {
        // the people of another decade, of whom one or two have stayed
        int decade = 20 * (company + 60 * random.nextInt(4));
        String inventors =
            IntStream.range(0, 6 + random.nextInt(8))
                .map(
                    i -> random.nextInt(8) == 0 ? random.nextInt(600) : decade + random.nextInt(40))
                .mapToObj(i -> words.get(i % 600) + " " + words.get((i * 7 + 3) % 600))
                .reduce((a, b) -> a + "; " + b)
                .orElseThrow();
        String classes =
            "%c%02d; %c%02d"
                .formatted(
                    'A' + random.nextInt(8),
                    random.nextInt(9),
                    'A' + company % 8,
                    random.nextInt(9));
        String written = name;
        if (random.nextInt(4) == 0) written += " " + TOWNS[random.nextInt(TOWNS.length)];
        if (random.nextInt(8) == 0) written = words.get(company);
        rows.add(
            new People.Row(
                "s", "k" + rows.size(), company, new String[] {written, inventors, classes}));
      }
    }
    return rows;
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int s = 0; s < 3; s++) word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    return word.toString();
  }
}
