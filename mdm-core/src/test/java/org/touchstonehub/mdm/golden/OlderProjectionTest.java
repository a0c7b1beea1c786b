package org.touchstonehub.mdm.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.testing.MasterData;

/** A database whose projections an earlier release made. */
class OlderProjectionTest {
  private static final String MODEL =
      """
      model: person
      description: People.
      id: id
      attributes:
        city: { type: locality, term: Town }
        country: { type: country, term: Country }
        born: { type: date, term: Born }
      """;

  @Test
  void a_projection_of_an_earlier_release_is_brought_up_to_date_at_start() {
    try (MasterData master = new MasterData()) {
      master.activate(MODEL);
      master.register("s", "person");
      SourceKey key = new SourceKey("s", "1");
      master.put(key, "city", "Berlin", "country", "Germany", "born", "22.10.1993");
      asTheEarlierReleaseLeftIt(master);
      GoldenRecord before = master.of(key);

      master.activate(MODEL);
      master.hub.run(() -> master.activation.renew("person"));

      Condition condition =
          Condition.and(
              new Condition.Spelled("city", Condition.Spelled.Manner.BEGINNING, "ber"),
              new Condition.Spelled("country", Condition.Spelled.Manner.WHOLE, "DE"),
              Condition.eq("born", Literal.of("1993-10-22")));
      List<GoldenRecord> found =
          master.hub.in(
              () ->
                  master
                      .golden
                      .search(GoldenSearch.of("person", condition, null, 10), List.of())
                      .records());
      assertThat(found).containsExactly(before);
      assertThat(
              master.count("pg_indexes where schemaname = 'projection' and indexdef like '%hash%'"))
          .isZero();
      assertThat(
              master.count(
                  "pg_indexes where schemaname = 'projection' and indexdef like '%(recorded_from)%'"))
          .isEqualTo(1);
      assertThat(master.count("mdm.projection where form = " + Projections.FORM)).isEqualTo(1);
    }
  }

  /** As version 1 made it: no search columns, hashes on texts, days in ISO 8601 only. */
  private static void asTheEarlierReleaseLeftIt(MasterData master) {
    master.hub.run(
        () -> {
          for (String change :
              List.of(
                  "alter table projection.person drop column city_search",
                  "alter table projection.person drop column country_search",
                  "alter table projection.person drop column _tells",
                  "drop index projection.person_recorded_from_idx",
                  "create index on projection.person using hash (city)",
                  "update projection.person set born = null",
                  "update mdm.projection_column set search_name = null",
                  "update mdm.projection set form = 1")) {
            master.database.sql(change).update();
          }
        });
  }
}
