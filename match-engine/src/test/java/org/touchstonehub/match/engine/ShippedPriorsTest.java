package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

class ShippedPriorsTest {
  private static final EntityModel SUPPLIER = EntityModelReader.shipped("supplier").model();
  private static final EntityModel CUSTOMER = EntityModelReader.shipped("customer").model();

  /** Values by attribute name: name, value, name, value. */
  private static RecordTable.Builder add(
      RecordTable.Builder table,
      EntityModel model,
      String system,
      String key,
      @Nullable String... values) {
    @Nullable String[] row = new String[model.attributes().size()];
    for (int i = 0; i < values.length; i += 2) row[names(model).indexOf(values[i])] = values[i + 1];
    return table.add(new SourceKey(system, key), row);
  }

  /** Rows of system, key and values; the first names the attributes. */
  private static RecordTable.Builder table(EntityModel model, String csv) {
    List<String[]> rows = csv.lines().map(line -> line.split(",", -1)).toList();
    String[] header = rows.get(0);
    RecordTable.Builder table = table(model);
    for (String[] row : rows.subList(1, rows.size())) {
      String[] values = new String[2 * (row.length - 2)];
      for (int i = 2; i < row.length; i++) {
        values[2 * i - 4] = header[i];
        values[2 * i - 3] = row[i];
      }
      add(table, model, row[0], row[1], values);
    }
    return table;
  }

  private static List<String> names(EntityModel model) {
    return model.attributes().stream().map(Attribute::name).toList();
  }

  private static RecordTable.Builder table(EntityModel model) {
    return RecordTable.of(names(model));
  }

  private static MatchEngine.Resolution resolve(EntityModel model, RecordTable table) {
    return MatchEngine.resolve(model, table, Constraints.NONE, Progress.NONE);
  }

  private static boolean joinedOrAsked(MatchResult result, RecordTable table, int a, int b) {
    return result.clusterOf(a) == result.clusterOf(b)
        || result.possibleMatches().stream()
            .anyMatch(
                match ->
                    List.of(match.a(), match.b()).contains(table.key(a))
                        && List.of(match.a(), match.b()).contains(table.key(b)));
  }

  @Test
  void few_records_are_matched_by_shipped_priors_and_said_so() {
    RecordTable table =
        table(
                CUSTOMER,
                """
                system,key,given_name,family_name,birth_date
                crm,1,Ada,Byron,1815-12-10
                shop,2,Ada,Byron,10.12.1815
                shop,3,Mary,Somerville,1780-12-26\
                """)
            .build();

    MatchEngine.Resolution resolution = resolve(CUSTOMER, table);

    assertThat(resolution.result().clusterOf(0)).isEqualTo(resolution.result().clusterOf(1));
    assertThat(resolution.result().clusterOf(2)).isNotEqualTo(resolution.result().clusterOf(0));
    assertThat(resolution.trained().isShippedPriors()).isTrue();
    assertThat(resolution.result().report().notes())
        .contains(
            "Matched with shipped priors: 3 records are too few to learn from (100 are enough).");
  }

  @Test
  void slips_in_a_name_join_and_another_birthday_asks() {
    RecordTable table =
        table(
                CUSTOMER,
                """
                system,key,given_name,family_name,birth_date,city
                crm,1,Jo,Somerville,,London
                shop,2,Johanna,Somervile,,London
                crm,3,Mary,Wollstone,1780-12-26,Leeds
                shop,4,Mary,Wollstone,1842-03-05,Leeds\
                """)
            .build();

    MatchResult result = resolve(CUSTOMER, table).result();

    assertThat(result.clusterOf(0)).isEqualTo(result.clusterOf(1));
    assertThat(result.clusterOf(2)).isNotEqualTo(result.clusterOf(3));
    assertThat(joinedOrAsked(result, table, 2, 3)).isTrue();
  }

  @Test
  void priors_are_one_artefact_whatever_is_matched_by_them() {
    RecordTable none = table(SUPPLIER).build();
    RecordTable one = add(table(SUPPLIER), SUPPLIER, "erp", "1", "name", "Acme Ltd").build();
    TrainedModel priors = MatchEngine.shippedPriors(SUPPLIER);

    assertThat(MatchEngine.train(SUPPLIER, none, Progress.NONE).digest())
        .isEqualTo(priors.digest());
    assertThat(resolve(SUPPLIER, one).trained().digest()).isEqualTo(priors.digest());
    assertThat(TrainedModel.fromJson(SUPPLIER, priors.toJson()).digest())
        .isEqualTo(priors.digest());
    assertThat(MatchEngine.shippedPriors(CUSTOMER).digest()).isNotEqualTo(priors.digest());
  }

  @Test
  void three_hundred_identical_rows_with_names_only_are_compared() {
    RecordTable.Builder people = table(CUSTOMER);
    RecordTable.Builder firms = table(SUPPLIER);
    for (int i = 0; i < 300; i++) {
      add(people, CUSTOMER, "crm", "c" + i, "given_name", "Ada", "family_name", "Byron");
      add(firms, SUPPLIER, "erp", "s" + i, "name", "Saltmarsh Inks GmbH");
    }
    Map<EntityModel, RecordTable> tables =
        Map.of(CUSTOMER, people.build(), SUPPLIER, firms.build());
    for (EntityModel model : tables.keySet()) {
      RecordTable table = tables.get(model);
      MatchResult result = resolve(model, table).result();

      assertThat(result.report().candidatePairs()).isGreaterThanOrEqualTo(299);
      long clusters = IntStream.range(0, 300).map(result::clusterOf).distinct().count();
      assertThat(clusters == 1 || !result.possibleMatches().isEmpty())
          .as("%s: %d clusters", model.name(), clusters)
          .isTrue();
    }
  }

  @Test
  void equal_strong_identifiers_ask_at_least_whatever_else_differs() {
    String[][] identifiers = {
      {"vat_number", "GB986987559"},
      {"iban", "GB63DYDN28832367283587"},
      {"lei", "5493001KJTIIGC8Y1R12"},
    };
    for (String[] identifier : identifiers) {
      for (int others : new int[] {0, 20, 600}) {
        RecordTable.Builder builder =
            table(
                SUPPLIER,
                """
                system,key,name,city,country,street,%1$s
                erp,a,Booth Steel LLP,Glasgow,GB,101 Brookbank Crescent,%2$s
                procurement,b,Helafon Catering,Delft,NL,Esdoornstraat 4,%2$s\
                """
                    .formatted((Object[]) identifier));
        for (int i = 0; i < others; i++) someone(builder, i);
        RecordTable table = builder.build();

        MatchResult result = resolve(SUPPLIER, table).result();

        assertThat(joinedOrAsked(result, table, 0, 1))
            .as("%s among %d others", identifier[0], others)
            .isTrue();
      }
    }
  }

  private static void someone(RecordTable.Builder builder, int i) {
    String[] towns = {"Essen", "Leeds", "Lyon", "Turin", "Ghent"};
    String[] trades = {"Pumps", "Lamps", "Ropes", "Bakery", "Paper", "Tools", "Glass"};
    String name = "Firm" + Integer.toString(i / 2 * 7919 % 46656, 36) + " " + trades[i / 2 % 7];
    add(
        builder,
        SUPPLIER,
        i % 2 == 0 ? "erp" : "invoices",
        "x" + i,
        "name",
        name,
        "city",
        towns[i / 2 % 5],
        "street",
        (i / 2 * 31 % 200) + " Mill Lane",
        "vat_number",
        "DE" + (100_000_000 + i / 2 * 7_654_321L % 899_999_999));
  }

  @Test
  void what_is_evidently_made_up_or_shared_asks_nobody() {
    for (String value : List.of("999999999", "123456789", "not registered", "X1", "n/a")) {
      RecordTable.Builder builder = table(SUPPLIER);
      add(builder, SUPPLIER, "erp", "a", "name", "Booth Steel LLP", "vat_number", value);
      add(builder, SUPPLIER, "erp", "b", "name", "Helafon Catering", "vat_number", value);

      assertThat(resolve(SUPPLIER, builder.build()).result().possibleMatches()).as(value).isEmpty();
    }
    RecordTable.Builder builder = table(SUPPLIER);
    String[] names = {
      "Booth Steel",
      "Helafon Catering",
      "Meyer Keramik",
      "Uby Chimica",
      "Belerix Transport",
      "Dekker Beveiliging",
      "Lelac Imprimerie"
    };
    for (String name : names) {
      add(builder, SUPPLIER, "erp", name, "name", name, "vat_number", "GB986987559");
    }
    assertThat(resolve(SUPPLIER, builder.build()).result().possibleMatches())
        .as("one number on %d things", names.length)
        .isEmpty();
  }

  @Test
  void an_address_of_a_mailbox_asks_with_one_thing_more_of_the_same_person() {
    RecordTable table =
        table(
                CUSTOMER,
                """
                system,key,given_name,family_name,birth_date,city,email
                crm,1,Ada,Byron,1815-12-10,London,%1$s
                shop,2,Ada,King,1835-01-30,Paris,%1$s
                shop,3,George,Noel,1788-01-22,Missolonghi,%1$s\
                """
                    .formatted("the.byrons.of.piccadilly@example.org"))
            .build();

    MatchResult result = resolve(CUSTOMER, table).result();

    assertThat(joinedOrAsked(result, table, 0, 1)).isTrue();
  }

  @Test
  void what_a_steward_keeps_apart_is_not_asked_again() {
    RecordTable.Builder builder = table(SUPPLIER);
    add(builder, SUPPLIER, "erp", "a", "name", "Booth Steel", "vat_number", "GB986987559");
    add(builder, SUPPLIER, "erp", "b", "name", "Helafon Catering", "vat_number", "GB986987559");
    RecordTable table = builder.build();
    Constraints apart =
        new Constraints(List.of(), List.of(new Constraints.Pair(table.key(0), table.key(1))));

    MatchResult result = MatchEngine.resolve(SUPPLIER, table, apart, Progress.NONE).result();

    assertThat(result.possibleMatches()).isEmpty();
    assertThat(result.clusterOf(0)).isNotEqualTo(result.clusterOf(1));
  }

  @Test
  void two_firms_of_one_house_and_trade_with_numbers_of_their_own_are_asked_and_not_joined() {
    for (String postcode : Arrays.asList(null, "45127")) {
      for (String other : List.of("Keller Pumps GmbH", "Hofmann Pumps GmbH")) {
        RecordTable.Builder builder = table(SUPPLIER);
        atMillLane(builder, "a", "Hofmann Pumps GmbH", postcode, "DE136695976");
        atMillLane(builder, "b", other, postcode, "DE811569869");
        RecordTable table = builder.build();

        MatchResult result = resolve(SUPPLIER, table).result();

        assertThat(result.clusterOf(0)).as(other).isNotEqualTo(result.clusterOf(1));
        assertThat(joinedOrAsked(result, table, 0, 1)).as(other).isTrue();
      }
    }
  }

  @Test
  void a_slip_in_a_number_or_none_at_all_keeps_no_firm_apart() {
    for (String number : Arrays.asList("DE136695967", null)) {
      RecordTable.Builder builder = table(SUPPLIER);
      atMillLane(builder, "a", "Hofmann Pumps GmbH", "45127", "DE136695976");
      atMillLane(builder, "b", "Hofmann Pumps", "45127", number);
      RecordTable table = builder.build();

      MatchResult result = resolve(SUPPLIER, table).result();

      assertThat(result.clusterOf(0)).isEqualTo(result.clusterOf(1));
    }
  }

  private static void atMillLane(
      RecordTable.Builder builder,
      String key,
      String name,
      @Nullable String postcode,
      @Nullable String vat) {
    add(
        builder,
        SUPPLIER,
        "erp",
        key,
        "name",
        name,
        "street",
        "12 Mill Lane",
        "city",
        "Essen",
        "postcode",
        postcode,
        "vat_number",
        vat);
  }
}
