package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.trust.SelfCheck;

/** What is learnt from either half of a table, and what follows if the halves disagree. */
class HalvesTest {
  private static final RecordTable PEOPLE = People.table(People.PERSON, People.people(400, 3));

  @Test
  void disagreement_is_the_share_of_the_pairs_that_either_joins_and_only_one_does() {
    double[] one = new double[100];
    double[] other = new double[100];
    Arrays.fill(one, 0, 60, 2);
    Arrays.fill(one, 60, 100, -2);
    Arrays.fill(other, 0, 45, 3);
    Arrays.fill(other, 45, 100, -1);

    assertThat(Halves.disagreement(one, other)).isEqualTo(15 / 60.0);
    assertThat(Halves.disagreement(other, one)).isEqualTo(15 / 60.0);
    assertThat(Halves.disagreement(one, one)).isZero();
  }

  @Test
  void a_handful_of_pairs_tells_nothing() {
    double[] one = {1, 1, -1};
    double[] other = {-1, 1, -1};

    assertThat(Halves.disagreement(one, other)).isZero();
  }

  @Test
  void a_source_that_holds_no_thing_twice_and_is_alone_has_nothing_to_disagree_on() {
    EntityModel model = People.supplier(List.of(new Source("s", true)));
    String[][] rows =
        IntStream.range(0, 120)
            .mapToObj(k -> new String[] {"Ross Mill " + k % 40, "1 Lane", "Leeds", null})
            .toArray(String[][]::new);

    TrainedModel trained = MatchEngine.train(model, People.table(model, rows), Progress.NONE);

    assertThat(trained.knowledge().disagreement()).isZero();
  }

  @Test
  void halves_of_people_say_the_same_and_every_later_match_tells_so() {
    TrainedModel trained = MatchEngine.train(People.PERSON, PEOPLE, Progress.NONE);

    double measured = check(match(trained)).measured();

    assertThat(measured).isEqualTo(trained.knowledge().disagreement()).isLessThan(.05);
    TrainedModel read = TrainedModel.fromJson(People.PERSON, trained.toJson());
    assertThat(check(match(read)).measured()).isEqualTo(measured);
  }

  @Test
  void where_they_disagree_the_table_is_matched_with_care_and_the_warning_says_why() {
    TrainedModel trained = MatchEngine.train(People.PERSON, PEOPLE, Progress.NONE);
    String json =
        trained
            .toJson()
            .replaceFirst("\"halvesDisagree\" : [0-9.E-]+", "\"halvesDisagree\" : 0.61");
    TrainedModel unsure = TrainedModel.fromJson(People.PERSON, json);

    MatchEngine.Resolution resolution =
        MatchEngine.matchWithCare(
            unsure, PEOPLE, Constraints.NONE, PairsWanted.NONE, Progress.NONE);

    assertThat(check(match(unsure)).measured()).isEqualTo(.61, within(1e-9));
    assertThat(resolution.trained().isCareful()).isTrue();
    assertThat(resolution.result().report().warning().orElse(""))
        .contains("what is learnt from either half of it alone differs on 61 %");
  }

  private static MatchResult match(TrainedModel trained) {
    return MatchEngine.match(trained, PEOPLE, Constraints.NONE, Progress.NONE);
  }

  private static SelfCheck check(MatchResult result) {
    List<SelfCheck> checks = result.report().trust().checks();
    return checks.stream()
        .filter(check -> check.kind() == SelfCheck.Kind.LEARNINGS_DISAGREE)
        .findFirst()
        .orElseThrow();
  }
}
