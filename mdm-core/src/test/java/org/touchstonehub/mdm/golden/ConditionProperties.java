package org.touchstonehub.mdm.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.testing.HubDatabase;

/** A condition selects the same records in Java as in PostgreSQL. */
class ConditionProperties {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "A",
          "ab",
          "Ä",
          "ä",
          "a\u0308",
          "é",
          "z",
          "'",
          "''",
          "\"",
          "\\",
          "%",
          "_",
          "'; drop table x; --",
          ":name",
          "?",
          "\uFFFD",
          "\uD83D\uDE00",
          "\uE000",
          "true",
          "1",
          "2026-01-31",
          "line\nbreak",
          "tab\t",
          "ß",
          "ss",
          "İ",
          "i",
          "I",
          "ı",
          "BERLIN",
          "berlin",
          "Bér lin",
          "Be\u00a0 rlin",
          "&#0;",
          "&#xD800;x",
          "&amp",
          "Germany",
          "DE",
          "de",
          "Deutschland",
          "x".repeat(121),
          "x".repeat(120) + "y",
          "\uDBFF\uDFFF",
          "\uD7FF");
  private static final List<String> DAYS =
      List.of(
          "2026-01-31",
          "20260131",
          "2026-02-01",
          "1900-01-01",
          "9999-12-31",
          "0001-01-01",
          "2026-02-30",
          "31/01/2026",
          "31.1.2026",
          "05/04/1970",
          "31 Jan 2026",
          "");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "1.0",
          "1.00",
          "-1",
          "2.5",
          "999999999",
          "1000000000",
          "1e3",
          "1,000",
          "1.000,50",
          "€ 2,5",
          "NaN",
          "",
          " 7 ",
          "0.000000000000000000000000000001");
  private static final List<String> FLAGS = List.of("true", "false", "TRUE", "");

  private static final Fields FIELDS =
      new Fields(
          List.of(
              new Fields.Field("order", ColumnType.TEXT, "golden.\"order\"")
                  .searchedBy(new Fields.Search(SemanticType.COUNTRY, "golden.order_search")),
              new Fields.Field("naïve-name", ColumnType.TEXT, "golden.naive_name")
                  .searchedBy(new Fields.Search(SemanticType.TEXT, "golden.naive_search")),
              new Fields.Field("born", ColumnType.DATE, "golden.born"),
              new Fields.Field("year", ColumnType.INTEGER, "golden.year"),
              new Fields.Field("price", ColumnType.NUMBER, "golden.price"),
              new Fields.Field("open", ColumnType.FLAG, "golden.open")));

  /** The same where each record says itself which of its values are withheld. */
  private static final Fields WITHHOLDING =
      new Fields(
          FIELDS.all().stream()
              .map(field -> field.withheldWhere(withheld(field), Map.of()))
              .toList());

  private static HubDatabase hub;

  private static String withheld(Fields.Field field) {
    return field.sql().replaceAll("[\"]", "") + "_withheld";
  }

  @BeforeContainer
  static void create_table() {
    hub = HubDatabase.create(List.of("mdm"), List.of());
    StringBuilder columns = new StringBuilder("id integer");
    for (Fields.Field field : FIELDS.all()) {
      columns.append(", ").append(field.sql().substring("golden.".length()));
      columns.append(' ').append(field.type().sqlType());
      columns.append(", ").append(withheld(field).substring("golden.".length()));
      columns.append(" boolean not null");
      Fields.Search search = field.search();
      if (search != null) {
        columns.append(", ").append(search.sql().substring("golden.".length()));
        columns.append(" text collate \"C\"");
      }
    }
    hub.run(() -> hub.database().sql("create table subject (" + columns + ")").update());
  }

  @Property(tries = 400)
  void a_condition_selects_the_same_records_in_java_and_in_sql(
      @ForAll("conditions") Condition condition,
      @ForAll("tables") List<Map<String, String>> table) {
    Set<Integer> byJava = new TreeSet<>();
    ConditionOnRecord evaluator = new ConditionOnRecord(FIELDS);
    for (int i = 0; i < table.size(); i++) {
      if (evaluator.matches(condition, table.get(i))) byJava.add(i);
    }

    Set<Integer> bySql = hub.in(() -> select(condition, table, FIELDS, Set.of()));

    assertThat(bySql).isEqualTo(byJava);
  }

  @Property(tries = 400)
  void a_withheld_value_is_a_missing_one_wherever_it_stands(
      @ForAll("conditions") Condition condition,
      @ForAll("tables") List<Map<String, String>> table,
      @ForAll("fieldNames") Set<String> withheld) {
    List<Map<String, String>> without = new ArrayList<>();
    for (Map<String, String> record : table) {
      Map<String, String> left = new HashMap<>(record);
      left.keySet().removeAll(withheld);
      without.add(left);
    }

    Set<Integer> found = hub.in(() -> select(condition, table, WITHHOLDING, withheld));

    assertThat(found)
        .isEqualTo(hub.in(() -> select(condition, without, FIELDS, Set.of())))
        .isEqualTo(hub.in(() -> select(condition, without, WITHHOLDING, Set.of())));
  }

  @Provide
  Arbitrary<Set<String>> fieldNames() {
    return Arbitraries.of(FIELDS.names()).set().ofMinSize(1).ofMaxSize(3);
  }

  /** A policy's filter comes as JSON: what only callers may ask is refused there. */
  @Property(tries = 300)
  void a_condition_of_the_closed_set_reads_back_from_its_json_and_no_other_does(
      @ForAll("conditions") Condition condition) {
    JsonNode json = ConditionJson.write(condition);
    if (json.toString().contains("spelled-")) {
      assertThatThrownBy(() -> ConditionJson.read(json)).isInstanceOf(InvalidInput.class);
    } else {
      assertThat(ConditionJson.read(json)).isEqualTo(condition);
    }
  }

  @Property(tries = 1000)
  void what_comes_after_a_beginning_is_the_least_text_that_does(
      @ForAll("texts") String beginning, @ForAll("texts") String other) {
    Optional<String> after = CodePoints.after(beginning);

    boolean isWithin =
        CodePoints.compare(other, beginning) >= 0
            && after.map(end -> CodePoints.compare(other, end) < 0).orElse(true);

    assertThat(isWithin).isEqualTo(other.startsWith(beginning));
    assertThat(after.map(CodePoints::storable).orElse(true)).isTrue();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        text(), text().map(t -> t + "\uDBFF\uDFFF"), text().map(t -> t + "\uD7FF"));
  }

  private Set<Integer> select(
      Condition condition, List<Map<String, String>> table, Fields fields, Set<String> withheld) {
    Database database = hub.database();
    database.sql("delete from subject").update();
    for (int i = 0; i < table.size(); i++) insert(database, i, table.get(i), withheld);
    ConditionSql sql = ConditionSql.of(condition, fields);
    return new TreeSet<>(
        database
            .sql("select id from subject as golden where " + sql.text())
            .setAll(sql.parameters())
            .list(row -> row.integer("id")));
  }

  private void insert(Database database, int id, Map<String, String> record, Set<String> withheld) {
    List<String> columns = new ArrayList<>(List.of("id"));
    List<String> casts = new ArrayList<>(List.of(":id"));
    Map<String, Object> values = new HashMap<>(Map.of("id", id));
    for (Fields.Field field : FIELDS.all()) {
      String parameter = "p" + columns.size();
      columns.add(field.sql().substring("golden.".length()));
      casts.add("cast(:" + parameter + " as " + field.type().elementType() + ")");
      String text = record.get(field.name());
      values.put(parameter, field.type().typed(text));
      columns.add(withheld(field).substring("golden.".length()));
      casts.add(String.valueOf(withheld.contains(field.name())));
      Fields.Search search = field.search();
      if (search == null) continue;
      columns.add(search.sql().substring("golden.".length()));
      casts.add("cast(:" + parameter + "s as text)");
      values.put(parameter + "s", text == null ? null : SearchForm.of(search.type(), text));
    }
    database
        .sql(
            "insert into subject (%s) values (%s)"
                .formatted(String.join(", ", columns), String.join(", ", casts)))
        .setAll(values)
        .update();
  }

  @Provide
  Arbitrary<List<Map<String, String>>> tables() {
    Arbitrary<Map<String, String>> record =
        Combinators.combine(
                text().injectNull(0.2),
                text().injectNull(0.2),
                Arbitraries.of(DAYS).injectNull(0.2),
                Arbitraries.of(NUMBERS).injectNull(0.2),
                Arbitraries.of(NUMBERS).injectNull(0.2),
                Arbitraries.of(FLAGS).injectNull(0.2))
            .as(ConditionProperties::record);
    return record.list().ofMinSize(1).ofMaxSize(6);
  }

  private static Map<String, String> record(
      String order, String naive, String born, String year, String price, String open) {
    Map<String, String> record = new HashMap<>();
    String[] values = {order, naive, born, year, price, open};
    int i = 0;
    for (Fields.Field field : FIELDS.all()) {
      if (values[i] != null) record.put(field.name(), values[i]);
      i++;
    }
    return record;
  }

  private static Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.of(TEXTS),
        Arbitraries.strings().all().ofMaxLength(3).filter(CodePoints::storable));
  }

  private static Arbitrary<Literal> literal(ColumnType type) {
    return switch (type) {
      case TEXT -> text().map(Literal::of);
      case DATE ->
          Arbitraries.of(DAYS).filter(day -> ColumnType.DATE.typed(day) != null).map(Literal::of);
      case INTEGER, NUMBER ->
          Arbitraries.of("0", "1", "1.0", "2.5", "-1", "999999999", "1e90", "1e-90")
              .map(number -> Literal.of(new BigDecimal(number)));
      case FLAG -> Arbitraries.of(true, false).map(Literal::of);
    };
  }

  @Provide
  Arbitrary<Condition> conditions() {
    return condition(4);
  }

  private static Arbitrary<Condition> condition(int depth) {
    Arbitrary<Condition> leaf = Arbitraries.of(FIELDS.all()).flatMap(ConditionProperties::leaf);
    if (depth == 0) return leaf;
    Arbitrary<Condition> part = Arbitraries.lazy(() -> condition(depth - 1));
    Arbitrary<List<Condition>> parts = part.list().ofMaxSize(3);
    return Arbitraries.oneOf(
        leaf,
        parts.map(Condition.And::new),
        parts.map(Condition.Or::new),
        part.map(Condition.Not::new));
  }

  private static Arbitrary<Condition> leaf(Fields.Field field) {
    Arbitrary<Literal> literal = literal(field.type());
    Arbitrary<Condition> closed = closedLeaf(field, literal);
    if (field.type() != ColumnType.TEXT) return closed;
    Arbitrary<Condition> spelled =
        Combinators.combine(Arbitraries.of(Condition.Spelled.Manner.values()), text())
            .filter((manner, text) -> isWanted(field, manner, text))
            .as((manner, text) -> new Condition.Spelled(field.name(), manner, text));
    return Arbitraries.oneOf(closed, spelled);
  }

  private static boolean isWanted(
      Fields.Field field, Condition.Spelled.Manner manner, String text) {
    try {
      field.requireSearch().wanted(new Condition.Spelled(field.name(), manner, text));
      return true;
    } catch (InvalidInput saysNothingOrTooLong) {
      return false;
    }
  }

  private static Arbitrary<Condition> closedLeaf(Fields.Field field, Arbitrary<Literal> literal) {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(Condition.Operator.values()), literal)
            .as((operator, value) -> new Condition.Compare(operator, field.name(), value)),
        literal.list().ofMaxSize(3).map(values -> new Condition.In(field.name(), values)),
        Arbitraries.just(new Condition.IsNull(field.name())));
  }
}
