package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstonehub.match.engine.People.add;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.SourceVersion;
import org.touchstonehub.match.survive.Survivorship;
import org.touchstonehub.match.type.SemanticType;

/** Two sources that write days and amounts in different orders. */
class HabitsOfSourcesTest {
  private static final EntityModel PERSON = People.named(List.of(), "born", SemanticType.DATE);
  private static final EntityModel GOODS =
      People.model(List.of(), "title", SemanticType.TEXT, "price", SemanticType.AMOUNT);

  @ParameterizedTest
  @ValueSource(ints = {30, 400})
  void days_are_read_in_the_order_of_their_source(int people) {
    List<People.Row> rows = new ArrayList<>();
    Random random = new Random(2);
    for (int p = 0; p < people; p++) {
      int year = 1940 + random.nextInt(60);
      int month = 1 + random.nextInt(12);
      int day = 1 + random.nextInt(28);
      String given = "Anna Berta Clara Dora Emma".split(" ", -1)[random.nextInt(5)];
      String family = "Quil" + (char) ('a' + p % 26) + (char) ('a' + p / 26) + "mann";
      add(rows, "uk", p, given, family, "%02d/%02d/%d".formatted(day, month, year));
      add(rows, "us", p, given, family, "%02d/%02d/%d".formatted(month, day, year));
    }
    RecordTable table = People.table(PERSON, rows);

    MatchEngine.Resolution resolution =
        MatchEngine.resolve(PERSON, table, Constraints.NONE, Progress.NONE);

    assertThat(People.Pairs.of(resolution.result(), rows).f1()).isGreaterThan(0.98);
    assertThat(resolution.result().report().notes())
        .anyMatch(note -> note.startsWith("born: in us the month comes first"));
    Survivorship survivorship = new Survivorship(PERSON, resolution.trained().habits());
    assertThat(born(survivorship, "us", "05/04/1970")).isEqualTo("1970-05-04");
    assertThat(born(survivorship, "uk", "05/04/1970")).isEqualTo("1970-04-05");
    assertThat(born(survivorship, "de", "05/04/1970")).isEqualTo("05/04/1970");
    assertThat(born(survivorship, "de", "25 Apr 1970")).isEqualTo("1970-04-25");
    TrainedModel read = TrainedModel.fromJson(PERSON, resolution.trained().toJson());
    assertThat(born(new Survivorship(PERSON, read.habits()), "us", "05/04/1970"))
        .isEqualTo("1970-05-04");
  }

  private static String born(Survivorship survivorship, String system, String day) {
    SourceVersion version =
        new SourceVersion(new SourceKey(system, "1"), Instant.EPOCH, Map.of("born", day));
    return survivorship.survive(List.of(version), Instant.EPOCH).get("born").value();
  }

  @Test
  void a_source_that_writes_in_both_orders_is_named() {
    List<People.Row> rows = new ArrayList<>();
    for (int p = 0; p < 120; p++) {
      String born =
          p % 2 == 0 ? "05/%d/1970".formatted(13 + p % 10) : "%d/05/1970".formatted(13 + p % 10);
      add(rows, "crm", p, "Anna", "Quill" + p, born);
    }

    MatchEngine.Resolution resolution =
        MatchEngine.resolve(PERSON, People.table(PERSON, rows), Constraints.NONE, Progress.NONE);

    assertThat(resolution.result().report().notes())
        .anyMatch(note -> note.startsWith("born: crm holds both orders"));
    Survivorship survivorship = new Survivorship(PERSON, resolution.trained().habits());
    assertThat(born(survivorship, "crm", "05/04/1970")).isEqualTo("05/04/1970");
  }

  @Test
  void amounts_are_read_by_the_decimal_sign_of_their_source() {
    List<People.Row> rows = new ArrayList<>();
    Random random = new Random(4);
    String[] kinds = "Lamp Table Chair Shelf Bench Stool".split(" ", -1);
    for (int p = 0; p < 240; p++) {
      // several of one title, which the price alone tells apart
      String title = "Model " + (char) ('A' + p % 20) + " " + kinds[p / 2 % 6];
      int cents = 50 * (20 + random.nextInt(5000));
      String whole = "%,d".formatted(cents / 100);
      add(rows, "us", p, title, whole + ".%02d".formatted(cents % 100));
      add(rows, "de", p, title, whole.replace(',', '.') + ",%02d".formatted(cents % 100));
    }
    List<People.Row> plain = new ArrayList<>();
    for (People.Row row : rows) {
      String digits = row.values()[1].replaceAll("[.,]", "");
      String price =
          digits.substring(0, digits.length() - 2) + "." + digits.substring(digits.length() - 2);
      plain.add(
          new People.Row(
              row.system(), row.key(), row.entity(), new String[] {row.values()[0], price}));
    }

    assertThat(People.resolved(GOODS, rows)).isEqualTo(People.resolved(GOODS, plain));
  }
}
