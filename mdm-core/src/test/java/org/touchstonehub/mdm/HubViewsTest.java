package org.touchstonehub.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.testing.MasterData;

/** The views that other modules read. */
class HubViewsTest {
  private static MasterData master;
  private static String domain;

  @BeforeAll
  static void begin() {
    master = new MasterData();
    domain = master.domainOfItsOwn("model: %s\nattributes:\n  name: {type: organisation}\n");
  }

  @AfterAll
  static void close() {
    master.close();
  }

  @Test
  void they_show_the_state_as_it_is_now_and_the_links_that_were() {
    SourceKey kept = new SourceKey(domain, "kept");
    SourceKey gone = new SourceKey(domain, "gone");
    master.put(kept, "name", "Nova Ltd");
    master.put(kept, "name", "Nova Limited");
    master.put(gone, "name", "Orbis");
    String first = master.idOf(kept).toString();
    master.link(domain, List.of(List.of(kept, gone)));
    String merged = master.idOf(kept).toString();
    master.hub.run(() -> master.records.delete(gone));

    assertThat(rows("select key || attributes::text || domain from hub.source_record"))
        .containsExactly("kept{\"name\": \"Nova Limited\"}" + domain);
    assertThat(rows("select key || golden_id::text || domain from hub.link"))
        .containsExactly("kept" + merged + domain);
    assertThat(rows("select key from hub.link_version where recorded_to is not null"))
        .contains("gone");
    assertThat(rows("select id::text from hub.golden_identity where state = 'ACTIVE'"))
        .containsExactly(merged);
    assertThat(rows("select id::text from hub.golden_identity where domain = '" + domain + "'"))
        .hasSize(2)
        .contains(first);
    assertThat(rows("select id::text from hub.open_task")).isEmpty();
  }

  @Test
  void each_view_and_each_column_says_what_it_is() {
    assertThat(
            rows(
                """
                select c.relname || coalesce('.' || a.attname, '') from pg_class c
                join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'hub'
                left join pg_attribute a on a.attrelid = c.oid
                where col_description(c.oid, a.attnum) is null
                  or obj_description(c.oid, 'pg_class') is null"""))
        .isEmpty();
    assertThat(rows("select relkind::text from pg_class where relnamespace = 'hub'::regnamespace"))
        .hasSizeGreaterThan(4)
        .containsOnly("v");
  }

  /** The right side is what a module would have to write if there were no views. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          select system, key from hub.link where golden_id = any('{7d444840-9dc0-11d1-b245-5ffdce74fad2}'::uuid[]) \
            | select system, key from mdm.crosswalk c \
              where golden_id = any('{7d444840-9dc0-11d1-b245-5ffdce74fad2}'::uuid[]) and recorded_to is null \
            | members_of_golden
          select l.golden_id from hub.link l where l.system = 'a' and l.key = 'b' \
            | select golden_id from mdm.crosswalk c \
              where system = 'a' and key = 'b' and recorded_to is null \
            | one_golden
          select l.golden_id from unnest('{a}'::text[], '{b}'::text[]) as k (system, key) \
              join hub.link l \
                on l.system = k.system collate "C" and l.key = k.key collate "C" \
            | select c.golden_id from unnest('{a}'::text[], '{b}'::text[]) as k (system, key) \
              join mdm.crosswalk c \
                on c.system = k.system collate "C" and c.key = k.key collate "C" \
              where c.recorded_to is null \
            | one_golden
          select recorded_from from hub.link_version where golden_id = '7d444840-9dc0-11d1-b245-5ffdce74fad2' \
            | select recorded_from from mdm.crosswalk c where golden_id = '7d444840-9dc0-11d1-b245-5ffdce74fad2' \
            | crosswalk
          select attributes from hub.source_record r where system = 'a' and key = 'b' \
            | select attributes from mdm.source_record r where system = 'a' and key = 'b' \
              and recorded_to is null and not deleted and not starts_with(system, 'steward-') \
            | one_current_version
          select system, key from hub.source_record where domain = 'd' order by system, key \
            | select r.system, r.key from mdm.source_record r \
              join mdm.source_system s on s.name = r.system \
              where s.domain = 'd' and r.recorded_to is null and not r.deleted \
                and not starts_with(r.system, 'steward-') \
              order by r.system, r.key \
            | one_current_version
          select count(*) from hub.golden_identity where domain = 'd' and state = 'ACTIVE' \
            | select count(*) from mdm.golden_identity g where domain = 'd' and state = 'ACTIVE' \
            | identities_of_domain
          select count(*) from hub.open_task where domain = 'd' \
            | select count(*) from mdm.steward_task t where domain = 'd' and state = 'OPEN' \
            | open_tasks
          """)
  void a_query_of_a_view_has_the_plan_of_one_of_the_tables(
      String ofView, String ofTables, String uses) {
    assertThat(plan(ofView)).isEqualTo(plan(ofTables)).anyMatch(line -> line.contains(uses));
  }

  /** Tables of a test are too small for an index to pay. */
  private static List<String> plan(String query) {
    return master.hub.in(
        () -> {
          master.database.sql("set local enable_seqscan = off").update();
          return master
              .database
              .sql("explain (costs off) " + query)
              .list(row -> row.text("QUERY PLAN"));
        });
  }

  private static List<String> rows(String query) {
    return master.hub.in(
        () ->
            master
                .database
                .sql("with found (text) as (" + query + ") select text from found")
                .list(row -> row.text("text")));
  }
}
