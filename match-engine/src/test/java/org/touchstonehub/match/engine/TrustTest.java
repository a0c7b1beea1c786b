package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.trust.Trust;
import org.touchstonehub.match.type.SemanticType;

/** Tables that cannot be matched, since what they hold tells kinds and not things. */
class TrustTest {
  private static final int RECORDS = 600;
  private static final List<String> TOWNS = made("town", 20);
  private static final List<String> COUNTRIES = List.of("DE", "FR", "GB");

  /** A table of so many things as records, or twice as many records: nothing in it tells. */
  record Hopeless(String name, EntityModel model, List<List<String>> columns) {
    List<People.Row> rows() {
      Random random = new Random(7);
      List<People.Row> rows = new ArrayList<>();
      for (int entity = 0; rows.size() < RECORDS; entity++) {
        String[] values =
            columns.stream()
                .map(column -> column.get(random.nextInt(column.size())))
                .toArray(String[]::new);
        for (int copy = random.nextInt(2); copy >= 0; copy--) {
          rows.add(new People.Row("s", "k" + rows.size(), entity, values));
        }
      }
      return rows;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Hopeless> hopeless() {
    List<String> schools = new ArrayList<>();
    for (String saint : List.of("St Mary's", "Park Lane", "Hillside", "Oakfield", "Holy Trinity")) {
      for (String kind : List.of("Primary School", "Nursery", "Academy")) {
        schools.add(saint + " " + kind);
      }
    }
    return List.of(
        new Hopeless(
            "schools by name",
            People.model(List.of(), "name", SemanticType.ORGANISATION),
            List.of(schools)),
        new Hopeless(
            "schools by name and country",
            People.model(
                List.of(), "name", SemanticType.ORGANISATION, "country", SemanticType.COUNTRY),
            List.of(schools, COUNTRIES)),
        new Hopeless(
            "states",
            People.model(List.of(), "state", SemanticType.TEXT),
            List.of(List.of("open", "closed", "in progress", "waiting for an answer"))),
        new Hopeless(
            "towns taken for names",
            People.model(
                List.of(), "name", SemanticType.ORGANISATION, "country", SemanticType.COUNTRY),
            List.of(TOWNS, COUNTRIES)),
        new Hopeless(
            "contracts of one wording",
            People.model(List.of(), "title", SemanticType.TEXT, "party", SemanticType.ORGANISATION),
            List.of(
                List.of(
                    "Framework agreement on the supply of office goods",
                    "Framework agreement on the supply of medical goods"),
                made("party", 12))),
        new Hopeless(
            "furniture by colour",
            People.model(
                List.of(),
                "title",
                SemanticType.TEXT,
                "maker",
                SemanticType.ORGANISATION,
                "colour",
                SemanticType.CATEGORY),
            List.of(
                List.of("oak chair", "pine table", "steel shelf", "oak desk"),
                made("maker", 6),
                List.of("red", "black", "white"))),
        new Hopeless(
            "branches with one switchboard",
            People.model(
                List.of(),
                "name",
                SemanticType.ORGANISATION,
                "phone",
                SemanticType.PHONE,
                "town",
                SemanticType.LOCALITY),
            List.of(made("branch", 8), List.of("030 1234567", "040 7654321"), TOWNS)),
        new Hopeless(
            "departments taken for people",
            People.named(List.of(), "country", SemanticType.COUNTRY),
            List.of(
                List.of("Sales", "Legal", "Finance"),
                List.of("North", "South", "East"),
                COUNTRIES)));
  }

  private static List<String> made(String word, int count) {
    return IntStream.range(0, count).mapToObj(n -> word + (char) ('a' + n) + "ton").toList();
  }

  @ParameterizedTest
  @MethodSource("hopeless")
  void what_cannot_be_matched_ends_with_few_links_and_a_warning(Hopeless table) {
    MatchEngine.Resolution resolution = resolve(table.model(), table.rows());

    MatchReport report = resolution.result().report();
    assertThat(largest(resolution.result())).isLessThanOrEqualTo(4);
    assertThat(report.trust().failed()).isTrue();
    assertThat(report.trust().careful()).isTrue();
    assertThat(report.warning().orElse(""))
        .startsWith("This table cannot be matched well: ")
        .contains("a column that tells these records apart would help");
    assertThat(resolution.trained().isCareful()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("hopeless")
  void a_careful_model_is_kept_with_why_and_matches_as_it_did(Hopeless table) {
    RecordTable records = People.table(table.model(), table.rows());
    MatchEngine.Resolution resolution = resolve(table.model(), table.rows());

    TrainedModel read = TrainedModel.fromJson(table.model(), resolution.trained().toJson());
    MatchResult again = MatchEngine.match(read, records, Constraints.NONE, Progress.NONE);

    assertThat(again.report().trust()).isEqualTo(resolution.result().report().trust());
    for (int row = 0; row < records.size(); row++) {
      assertThat(again.clusterOf(row)).isEqualTo(resolution.result().clusterOf(row));
    }
    assertThat(again.possibleMatches()).isEqualTo(resolution.result().possibleMatches());
  }

  @Test
  void a_known_model_that_does_not_fit_other_records_gives_way_to_a_careful_one() {
    Hopeless schools = hopeless().get(0);
    TrainedModel priors = MatchEngine.shippedPriors(schools.model());
    RecordTable records = People.table(schools.model(), schools.rows());
    MatchResult trusting = MatchEngine.match(priors, records, Constraints.NONE, Progress.NONE);

    MatchEngine.Resolution careful =
        MatchEngine.matchWithCare(
            priors, records, Constraints.NONE, PairsWanted.NONE, Progress.NONE);

    assertThat(careful.trained().isCareful()).isEqualTo(trusting.report().trust().failed());
    assertThat(largest(careful.result())).isLessThanOrEqualTo(4);
  }

  @Test
  void markets_told_apart_by_a_number_alone_are_not_one_for_each_town() {
    EntityModel model =
        People.model(List.of(), "name", SemanticType.ORGANISATION, "town", SemanticType.LOCALITY);
    List<People.Row> rows = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      String[] values = {"Rewe Markt " + i + " oHG", TOWNS.get(i % 5)};
      rows.add(new People.Row("s", "k" + i, i, values));
    }

    MatchEngine.Resolution resolution = resolve(model, rows);

    assertThat(largest(resolution.result())).isEqualTo(1);
    assertThat(resolution.result().report().warning()).isPresent();
  }

  @Test
  void people_told_by_name_birth_date_and_phone_pass_every_check() {
    Trust trust = resolve(People.PERSON, People.people(500, 3)).result().report().trust();

    assertThat(trust.checks()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(trust.failed()).isFalse();
    assertThat(trust.warning()).isEmpty();
  }

  @Test
  void a_person_is_asked_no_more_than_can_be_answered() {
    Hopeless schools = hopeless().get(0);

    MatchResult result = resolve(schools.model(), schools.rows()).result();

    Map<Integer, Integer> askedOf = new HashMap<>();
    RecordTable records = People.table(schools.model(), schools.rows());
    Map<Object, Integer> clusterOf = new HashMap<>();
    for (int row = 0; row < records.size(); row++) {
      clusterOf.put(records.key(row), result.clusterOf(row));
    }
    for (PossibleMatch match : result.possibleMatches()) {
      askedOf.merge(clusterOf.get(match.a()), 1, Integer::sum);
      askedOf.merge(clusterOf.get(match.b()), 1, Integer::sum);
    }
    assertThat(result.possibleMatches()).hasSizeLessThanOrEqualTo(Questions.MOST_OF_A_RUN);
    assertThat(askedOf.values()).allMatch(count -> count <= Questions.MOST_OF_ONE);
    assertThat(result.report().unasked()).isPositive();
    assertThat(result.report().warning().orElse("")).contains("possible matches more than");
  }

  private static MatchEngine.Resolution resolve(EntityModel model, List<People.Row> rows) {
    return MatchEngine.resolve(model, People.table(model, rows), Constraints.NONE, Progress.NONE);
  }

  private static long largest(MatchResult result) {
    Map<Integer, Long> sizes = new HashMap<>();
    for (int row = 0; row < result.size(); row++) sizes.merge(result.clusterOf(row), 1L, Long::sum);
    return sizes.values().stream().mapToLong(size -> size).max().orElse(0);
  }
}
