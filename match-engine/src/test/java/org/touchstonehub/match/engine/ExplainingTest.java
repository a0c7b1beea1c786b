package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.explain.Fate;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.type.SemanticType;

class ExplainingTest {
  private static final List<People.Row> ROWS = rows();
  private static final int FIRST = 0;
  private static final int COPY = 1;
  private static final int SPOUSE = 2;
  private static final int STRANGER = 3;

  private static final RecordTable TABLE = People.table(People.PERSON, ROWS);
  private static final TrainedModel TRAINED =
      MatchEngine.train(People.PERSON, TABLE, Progress.NONE);

  /** Four rows of interest, then people to learn from. */
  private static List<People.Row> rows() {
    List<People.Row> rows = new ArrayList<>();
    add(rows, "William", "Harton", "1961-05-04", "Leeds", "0113 496 0001");
    add(rows, "Wiliam", "Harton", "1961-05-04", "Leeds", null);
    add(rows, "Gerda", "Harton", "1963-11-27", "Leeds", "0113 496 0001");
    add(rows, "Zora", "Quillfeather", "1999-09-09", "Porto", "01904 777 321");
    rows.addAll(People.people(400, 7));
    return rows;
  }

  private static void add(List<People.Row> rows, @Nullable String... values) {
    rows.add(new People.Row("own", "r" + rows.size(), -1, values));
  }

  private static Explaining explain(Constraints constraints) {
    return MatchEngine.explain(TRAINED, TABLE, constraints, Progress.NONE);
  }

  @Test
  void a_match_tells_its_findings_and_how_rare_the_values_are() {
    PairExplanation pair = explain(Constraints.NONE).pair(FIRST, COPY);

    assertThat(pair.fate().outcome()).isEqualTo(Fate.Outcome.TOGETHER);
    assertThat(pair.fate().isCompared()).isTrue();
    assertThat(pair.waterfall().probability()).isGreaterThan(0.5);
    assertThat(part(pair, Part.Kind.FINDING, "given").finding()).isEqualTo("one typing error");
    assertThat(part(pair, Part.Kind.FINDING, "born").finding()).isEqualTo("equal");
    assertThat(part(pair, Part.Kind.FREQUENCY, "family").finding()).startsWith("value of one in ");
    assertThat(part(pair, Part.Kind.MISSING, "phone").bits()).isZero();
    assertThat(part(pair, Part.Kind.PRIOR, "").bits()).isNegative();
  }

  @Test
  void a_household_takes_away_what_it_explains() {
    PairExplanation pair = explain(Constraints.NONE).pair(FIRST, SPOUSE);

    assertThat(pair.fate().isTogether()).isFalse();
    assertThat(part(pair, Part.Kind.RELATED, "household").bits()).isLessThan(-1);
    assertThat(part(pair, Part.Kind.RELATED, "household").finding()).contains("%");
  }

  @Test
  void two_that_share_nothing_were_not_compared() {
    PairExplanation pair = explain(Constraints.NONE).pair(FIRST, STRANGER);

    assertThat(pair.fate().outcome()).isEqualTo(Fate.Outcome.NOT_COMPARED);
    assertThat(pair.waterfall().bits()).isNegative();
  }

  @Test
  void what_a_steward_said_is_told_as_such() {
    Constraints.Pair same = new Constraints.Pair(TABLE.key(FIRST), TABLE.key(STRANGER));
    Constraints.Pair other = new Constraints.Pair(TABLE.key(FIRST), TABLE.key(COPY));
    Explaining explaining = explain(new Constraints(List.of(same), List.of(other)));

    assertThat(explaining.pair(FIRST, COPY).fate().outcome())
        .isEqualTo(Fate.Outcome.KEPT_APART_BY_STEWARD);
    Fate together = explaining.pair(STRANGER, FIRST).fate();
    assertThat(together.outcome()).isEqualTo(Fate.Outcome.TOGETHER);
    assertThat(together.joining().stage()).isEqualTo(Joining.Stage.STEWARD);
    assertThat(explaining.cluster(STRANGER).joinings())
        .extracting(Joining::stage)
        .startsWith(Joining.Stage.STEWARD);
    assertThat(explaining.cluster(STRANGER).bridge()).isEmpty();
  }

  @Test
  void a_source_without_duplicates_keeps_its_records_apart() {
    EntityModel model = People.person(List.of(new Source("own", true)));
    RecordTable same = People.table(model, ROWS);
    Explaining explaining =
        MatchEngine.explain(
            MatchEngine.train(model, same, Progress.NONE), same, Constraints.NONE, Progress.NONE);

    assertThat(explaining.pair(FIRST, COPY).fate().outcome())
        .isEqualTo(Fate.Outcome.KEPT_APART_BY_SOURCE);
  }

  @Test
  void a_record_that_stands_alone_tells_who_came_nearest() {
    Explaining explaining = explain(Constraints.NONE);

    var alone = explaining.cluster(SPOUSE);

    assertThat(alone.members()).containsExactly(TABLE.key(SPOUSE));
    assertThat(alone.joinings()).isEmpty();
    assertThat(alone.neighbours()).allMatch(near -> near.scoreBits() <= 0);
    assertThat(alone.neighbours()).allMatch(near -> near.first().equals(alone.members()));
  }

  @Test
  void a_rare_occupation_says_more_than_a_common_one() {
    EntityModel model = People.person(List.of(), "occupation", SemanticType.CATEGORY);
    List<People.Row> people = new ArrayList<>();
    for (People.Row row : rows()) {
      String[] values = Arrays.copyOf(row.values(), row.values().length + 1);
      int kind = Math.floorMod(row.entity() * 7, 20);
      values[values.length - 1] = kind == 0 ? "diver" : kind < 12 ? "farmer" : "clerk " + kind;
      people.add(new People.Row(row.system(), row.key(), row.entity(), values));
    }
    for (int i : new int[] {FIRST, COPY}) {
      people.get(i).values()[5] = "diver";
      people.get(i + 2).values()[5] = "farmer";
    }
    RecordTable table = People.table(model, people);
    TrainedModel learnt = MatchEngine.train(model, table, Progress.NONE);
    Explaining explaining = MatchEngine.explain(learnt, table, Constraints.NONE, Progress.NONE);

    PairExplanation rare = explaining.pair(FIRST, COPY);
    PairExplanation common = explaining.pair(SPOUSE, STRANGER);

    assertThat(part(rare, Part.Kind.FINDING, "occupation").finding()).isEqualTo("equal");
    assertThat(part(rare, Part.Kind.FREQUENCY, "occupation").bits()).isPositive();
    assertThat(part(common, Part.Kind.FREQUENCY, "occupation").bits()).isNegative();
  }

  @Test
  void a_name_in_one_attribute_is_told_part_by_part() {
    EntityModel model =
        People.model(List.of(), "name", SemanticType.FULL_NAME, "born", SemanticType.DATE);
    RecordTable two =
        People.table(
            model,
            new String[] {"William Harton", "1961-05-04"},
            new String[] {"Bill Harton", "1961-05-04"});
    TrainedModel learnt = MatchEngine.train(model, two, Progress.NONE);

    PairExplanation pair =
        MatchEngine.explain(learnt, two, Constraints.NONE, Progress.NONE).pair(0, 1);

    assertThat(part(pair, Part.Kind.FINDING, "name (given-name)").finding()).isEqualTo("nickname");
    assertThat(part(pair, Part.Kind.FINDING, "name (family-name)").finding()).isEqualTo("equal");
  }

  @Test
  void the_rates_of_a_finding_are_what_its_weight_is_made_of() {
    PairExplanation pair = explain(Constraints.NONE).pair(FIRST, COPY);

    Part family = part(pair, Part.Kind.FINDING, "family");
    Part.Rates rates = family.rates();
    assertThat(rates).isNotNull();
    assertThat(rates.ofMatches()).isBetween(0.5, 1.0);
    assertThat(rates.ofStrangers()).isBetween(0.0, 0.2);
    assertThat(Math.log(rates.ofMatches() / rates.ofStrangers()) / Math.log(2))
        .isCloseTo(family.bits(), within(1e-9));
    assertThat(part(pair, Part.Kind.FREQUENCY, "family").rates()).isNull();
  }

  @Test
  void one_row_is_no_pair() {
    assertThatThrownBy(() -> explain(Constraints.NONE).pair(FIRST, FIRST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Part part(PairExplanation pair, Part.Kind kind, String subject) {
    return pair.waterfall().parts().stream()
        .filter(part -> part.kind() == kind && part.subject().equals(subject))
        .findFirst()
        .orElse(new Part(kind, subject, "", 0));
  }
}
