package org.touchstonehub.match.survive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.SurvivorshipRule;

class SurvivorshipProperties {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static EntityModel model(SurvivorshipRule rule) {
    Attribute town =
        new Attribute(
            "town", SemanticType.LOCALITY, List.of("town"), null, Classification.PERSONAL, rule);
    return new EntityModel(
        "place",
        "",
        "id",
        "source",
        List.of(new Source("crm", false), new Source("web", false)),
        List.of(town));
  }

  private static SourceVersion version(String system, String key, int day, String town) {
    return new SourceVersion(
        new SourceKey(system, key), NOW.plusSeconds(day * 86_400L), Map.of("town", town));
  }

  private static GoldenValue town(SurvivorshipRule rule, SourceVersion... members) {
    return new Survivorship(model(rule)).survive(List.of(members), NOW).get("town");
  }

  @Example
  void the_most_trusted_source_is_the_first_of_the_model() {
    GoldenValue golden =
        town(
            SurvivorshipRule.MOST_TRUSTED,
            version("web", "1", 9, "York"),
            version("crm", "1", 1, "Leeds"),
            version("crm", "2", 5, "Hull"));
    assertThat(golden.value()).isEqualTo("Hull");
    assertThat(golden.source()).isEqualTo(new SourceKey("crm", "2"));
  }

  @Example
  void the_most_recent_value_wins_over_trust() {
    GoldenValue golden =
        town(
            SurvivorshipRule.MOST_RECENT,
            version("web", "1", 9, "York"),
            version("crm", "1", 1, "Leeds"));
    assertThat(golden.value()).isEqualTo("York");
  }

  @Example
  void values_are_counted_in_their_standard_form() {
    GoldenValue golden =
        town(
            SurvivorshipRule.MOST_FREQUENT,
            version("crm", "1", 1, "Leeds"),
            version("web", "1", 9, "KÖLN"),
            version("web", "2", 2, "Köln "));
    assertThat(golden.value()).isEqualTo("KÖLN");
    assertThat(golden.agreeing()).isEqualTo(2);
  }

  @Example
  void the_most_complete_value_is_the_longest() {
    GoldenValue golden =
        town(
            SurvivorshipRule.MOST_COMPLETE,
            version("crm", "1", 1, "St Ives"),
            version("web", "1", 9, "St Ives, Cornwall"));
    assertThat(golden.value()).isEqualTo("St Ives, Cornwall");
  }

  @Example
  void a_placeholder_survives_only_if_there_is_nothing_else() {
    assertThat(
            town(
                    SurvivorshipRule.MOST_TRUSTED,
                    version("crm", "1", 1, "n/a"),
                    version("web", "1", 9, "York"))
                .value())
        .isEqualTo("York");
    assertThat(town(SurvivorshipRule.MOST_TRUSTED, version("crm", "1", 1, "n/a")).value())
        .isEqualTo("n/a");
  }

  @Provide
  Arbitrary<List<SourceVersion>> members() {
    Arbitrary<String> system = Arbitraries.of("crm", "web", "other");
    Arbitrary<String> town = Arbitraries.of("York", "york", "YORK ", "Leeds", "n/a", "Köln");
    return Combinators.combine(system, Arbitraries.integers().between(0, 5), town)
        .as((s, day, t) -> version(s, "k" + day + t.strip(), day, t))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .uniqueElements(SourceVersion::key);
  }

  @Provide
  Arbitrary<SurvivorshipRule> rules() {
    return Arbitraries.of(SurvivorshipRule.ofModels());
  }

  @Property(tries = 300)
  void the_order_of_the_records_says_nothing(
      @ForAll("members") List<SourceVersion> members,
      @ForAll("rules") SurvivorshipRule rule,
      @ForAll Random random) {
    List<SourceVersion> shuffled = new ArrayList<>(members);
    Collections.shuffle(shuffled, random);

    Map<String, GoldenValue> one = new Survivorship(model(rule)).survive(members, NOW);
    Map<String, GoldenValue> other = new Survivorship(model(rule)).survive(shuffled, NOW);

    assertThat(other).isEqualTo(one);
    GoldenValue value = one.get("town");
    assertThat(members)
        .anySatisfy(
            m -> {
              assertThat(m.key()).isEqualTo(value.source());
              assertThat(m.values()).containsValue(value.value());
              assertThat(m.recorded()).isEqualTo(value.recorded());
            });
  }
}
