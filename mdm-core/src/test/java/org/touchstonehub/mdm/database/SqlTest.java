package org.touchstonehub.mdm.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.mdm.testing.HubDatabase;

/** Statements with named parameters, on PostgreSQL itself. */
class SqlTest {
  private static HubDatabase hub;

  @BeforeAll
  static void create() {
    hub = HubDatabase.create(List.of("mdm"), List.of());
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  /** Each gives one text, which is the parameter wherever the statement names it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select :x",
        "select -- it's :y\n :x",
        "select -- $$ and \" :y\r\n :x",
        "select :x -- :y",
        "select /* it's :y, \" and $$ */ :x",
        "select /* /* :y */ it's :y */ :x",
        "select /* :y /*/ :y */ */ :x",
        "select :x::text",
        "select (:x)::varchar(5)::text",
        "select case when E'it\\'s :y' = 'it''s :y' then :x end",
        "select case when e'a''b\\\\' = 'a''b\\' then :x end",
        "select case when 'a\\' <> ':y' then :x end",
        "select case when date'2020-01-02' > '2020-01-01' and '\\' <> ':y' then :x end",
        "select case when U&'\\0061:y' = 'a:y' then :x end",
        "select case when 'it''s :y' <> '' then :x end",
        "select \":y\"\"?\" from (select :x) as t(\":y\"\"?\")",
        "select case when $$it's :y ?$$ <> '' then :x end",
        "select case when $tag$it's $$ :y $other$ ?$tag$ <> '' then :x end",
        "select case when $$a$$ = 'a' and $$b$$ = 'b' then :x end",
        "select a$b$ from (select :x) as t(a$b$)",
        "select case when '{\"a\": 1}'::jsonb ? 'a' then :x end",
        "select case when '{\"a\": 1}'::jsonb ?| array['a', :x] then :x end",
        "select case when '{\"a\": 1}'::jsonb ?& array['a'] then :x end",
        "select case when (array['a', :x, 'c'])[2:3] = array[:x, 'c'] then :x end",
        "select (array['a', :x, 'c'])[2]",
        "select case when '//' = ':x' then 'no' else :x end",
        "select case when 1<2 and 2>1 then :x end",
      })
  void what_is_no_parameter_is_left_alone(String text) {
    assertThat(one(text, sql -> sql.set("x", "given"))).isEqualTo("given");
  }

  @Test
  void names_may_have_underscores_and_digits_and_occur_again() {
    assertThat(one("select :a_1::text || :a2 || :a_1", sql -> sql.set("a_1", "x").set("a2", "y")))
        .isEqualTo("xyx");
  }

  @Test
  void bounds_of_a_slice_can_be_parameters() {
    List<String[]> found =
        hub.in(
            () ->
                hub.database()
                    .sql("select (array['a', 'b', 'c'])[:from : :to] as part")
                    .set("from", 2)
                    .set("to", 3)
                    .list(row -> row.texts("part")));

    assertThat(found).singleElement().isEqualTo(new String[] {"b", "c"});
  }

  @Test
  void a_parameter_without_a_value_is_named_and_the_values_of_others_are_not() {
    Throwable failure =
        catchThrowable(() -> one("select :known || :missing", sql -> sql.set("known", "secret")));

    assertThat(failure)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter :missing has no value");
    assertThat(failure).hasNoCause();
  }

  @Test
  void a_value_that_the_statement_does_not_name_is_ignored() {
    assertThat(one("select 'fixed'", sql -> sql.set("spare", 1))).isEqualTo("fixed");
    assertThat(one("select :x", sql -> sql.set("x", "a").set("spare", 1))).isEqualTo("a");
  }

  @Test
  void a_type_that_is_not_known_is_refused_without_its_value() {
    Throwable failure =
        catchThrowable(() -> one("select :x", sql -> sql.set("x", new StringJoiner("secret"))));

    assertThat(failure)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter :x cannot be a java.util.StringJoiner");
  }

  @Test
  void a_failure_of_the_database_tells_state_and_no_value() {
    Throwable failure =
        catchThrowable(() -> one("select :x::integer", sql -> sql.set("x", "secret")));

    assertThat(failure).isInstanceOf(DatabaseFailure.class).hasMessageNotContaining("secret");
    assertThat(((DatabaseFailure) failure).sqlState()).isEqualTo("22P02");
    assertThat(failure).hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void a_failure_while_rows_are_read_is_one_too() {
    assertThatThrownBy(
            () ->
                hub.run(
                    () ->
                        hub.database()
                            .sql("select 1 / (3000 - n) as x from generate_series(1, 3000) as n")
                            .each(row -> row.number("x"))))
        .isInstanceOfSatisfying(
            DatabaseFailure.class, failure -> assertThat(failure.sqlState()).isEqualTo("22012"));
  }

  @Test
  void values_come_back_as_they_were_set() {
    UUID id = new UUID(1, 2);
    Instant time = Instant.parse("2024-03-31T01:30:00.123456Z");
    List<Object> found = new ArrayList<>();

    hub.run(
        () ->
            hub.database()
                .sql(
                    """
                    select :text as a, :id as b, :time as c, :day as d, :flag as e, :bytes as f,
                      :whole as g, :long as h, :real as i, :exact as j, :none::text as k""")
                .set("text", "ä'\\")
                .set("id", id)
                .set("time", time)
                .set("day", LocalDate.of(2024, 2, 29))
                .set("flag", true)
                .set("bytes", new byte[] {1, -1})
                .set("whole", 7)
                .set("long", 1L << 40)
                .set("real", 0.1)
                .set("exact", new BigDecimal("1.10"))
                .set("none", null)
                .each(
                    row ->
                        Collections.addAll(
                            found,
                            row.text("a"),
                            row.uuid("b"),
                            row.instant("c"),
                            row.value("d"),
                            row.flag("e"),
                            row.bytes("f"),
                            row.integer("g"),
                            row.number("h"),
                            row.real("i"),
                            row.value("j"),
                            String.valueOf(row.maybeText("k")))));

    assertThat(found)
        .usingRecursiveComparison()
        .isEqualTo(
            List.of(
                "ä'\\",
                id,
                time,
                Date.valueOf("2024-02-29"),
                true,
                new byte[] {1, -1},
                7,
                1L << 40,
                0.1,
                new BigDecimal("1.10"),
                "null"));
  }

  @Test
  void arrays_keep_their_elements_and_nulls() {
    Object[][] arrays = {
      {"text[]", new String[] {"a,b", null, "\"{}"}},
      {"uuid[]", new UUID[] {new UUID(1, 2), null}},
      {"int4[]", new Integer[] {1, null}},
      {"int8[]", new Long[] {1L << 40, null}},
      {"numeric[]", new BigDecimal[] {new BigDecimal("1.10"), null}},
      {"float8[]", new Double[] {0.1, null}},
      {"bool[]", new Boolean[] {true, null}},
      {"date[]", new LocalDate[] {LocalDate.of(2024, 2, 29), null}},
      {"bytea[]", new byte[][] {{1, -1}, {}}},
      {"timestamptz[]", new Instant[] {Instant.parse("2024-03-31T01:30:00.123456Z"), null}},
      {"text[]", new String[0]},
    };
    for (Object[] array : arrays) {
      String written =
          one(
              "select (:x = cast(:same as %s) and pg_typeof(:x) = '%s'::regtype)::text"
                  .formatted(array[0], array[0]),
              sql -> sql.set("x", array[1]).set("same", literal((Object[]) array[1])));

      assertThat(written).as((String) array[0]).isEqualTo("true");
    }
  }

  private static String literal(Object[] array) {
    List<String> elements = new ArrayList<>();
    for (Object element : array) {
      String text =
          element instanceof byte[] bytes
              ? "\\x" + HexFormat.of().formatHex(bytes)
              : String.valueOf(element);
      String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
      elements.add(element == null ? "null" : '"' + escaped + '"');
    }
    return "{" + String.join(",", elements) + "}";
  }

  @Test
  void an_instant_does_not_depend_on_the_zone_of_the_machine() {
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      // In Berlin the clock shows this time of day twice.
      Instant twice = Instant.parse("2024-10-27T00:30:00Z");

      assertThat(
              one("select (:t = '2024-10-27T00:30Z'::timestamptz)::text", s -> s.set("t", twice)))
          .isEqualTo("true");
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void rows_are_streamed_and_statements_may_run_meanwhile() {
    List<Long> found = new ArrayList<>();

    hub.run(
        () ->
            hub.database()
                .sql("select n from generate_series(1, 2500) as n order by n")
                .each(
                    row -> {
                      if (row.number("n") % 1000 == 1) {
                        hub.database()
                            .sql("select :n + 1 as next")
                            .set("n", row.number("n"))
                            .each(inner -> found.add(inner.number("next")));
                      }
                    }));

    assertThat(found).containsExactly(2L, 1002L, 2002L);
  }

  @Test
  void statements_share_the_transaction_and_its_end_is_not_theirs() {
    hub.run(() -> hub.database().sql("create table kept (n integer)").update());

    assertThatThrownBy(
            () ->
                hub.run(
                    () -> {
                      int written = hub.database().sql("insert into kept values (1), (2)").update();
                      assertThat(written).isEqualTo(2);
                      assertThat(hub.database().sql("select from kept").any()).isTrue();
                      throw new IllegalStateException("undo");
                    }))
        .hasMessage("undo");

    assertThat(hub.<Boolean>in(() -> hub.database().sql("select from kept").any())).isFalse();
  }

  @Test
  void an_error_of_who_takes_a_row_comes_out_as_it_is() {
    assertThatThrownBy(
            () ->
                hub.run(
                    () ->
                        hub.database()
                            .sql("select 1")
                            .each(
                                row -> {
                                  throw new IllegalStateException("stop");
                                })))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("stop");
  }

  private static String one(String text, Function<Sql, Sql> set) {
    return hub.in(
        () ->
            set.apply(hub.database().sql("with t(value) as (" + text + "\n) select value from t"))
                .list(row -> row.text("value"))
                .get(0));
  }
}
