package org.touchstonehub.match.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.RecordsOf;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.SurvivorshipRule;

/** What the records decide about texts. */
class PlanTest {
  @Test
  void a_text_of_codes_is_no_title_and_is_compared_as_an_identifier() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      rows.add(
          new String[] {"XK-%04d/B".formatted(i), i % 9 == 0 ? null : "lamp a%d".formatted(i)});
    }
    Plan plan = plan(rows);
    assertThat(plan.columns().get(0).attributes()).containsExactly(1);
    assertThat(plan.columns().get(1).type()).isEqualTo(SemanticType.IDENTIFIER);
    assertThat(plan.columns().get(1).value()).isEqualTo(ValueKind.IDENTIFIER);
  }

  @Test
  void what_tells_more_records_apart_names_them_unless_the_model_says_it() {
    List<String[]> contacts = new ArrayList<>();
    List<String[]> firms = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      contacts.add(new String[] {"Ada Byron %d".formatted(i), "Firm %d Ltd".formatted(i / 5)});
      firms.add(new String[] {"Ada Byron %d".formatted(i), "Firm %d Ltd".formatted(i)});
    }
    SemanticType firm = SemanticType.ORGANISATION;
    for (SemanticType name : List.of(SemanticType.FULL_NAME, SemanticType.FAMILY_NAME)) {
      assertThat(plan(contacts, null, name, firm).named()).isEqualTo(Plan.Named.PERSON);
      assertThat(plan(contacts, RecordsOf.THINGS, name, firm).named()).isEqualTo(Plan.Named.THING);
      assertThat(plan(firms, RecordsOf.PERSONS, name, firm).named()).isEqualTo(Plan.Named.PERSON);
    }
    // a whole name beside a firm that is as telling is its contact
    assertThat(plan(firms, null, SemanticType.FULL_NAME, firm).named()).isEqualTo(Plan.Named.THING);
  }

  @Test
  void a_text_of_many_spellings_or_of_numbers_is_no_title() {
    List<String[]> venues = new ArrayList<>();
    List<String[]> pages = new ArrayList<>();
    String[] opens = {"In Proceedings of the", "Proc. of the", "In Proc. of the", "Procs. of the"};
    String[] topics = {"amber", "basalt", "cobalt", "dolomite", "emerald", "feldspar", "garnet"};
    for (int i = 0; i < 400; i++) {
      String title = topics[i % 7] + " veins w" + i / 3 + " x" + i / 3;
      venues.add(
          new String[] {opens[i % 4] + " %dth Annual Symposium on Mineralogy".formatted(i), title});
      pages.add(new String[] {"pp. %d-%d".formatted(i, i + 12), title});
    }
    assertThat(plan(venues).columns().get(0).attributes()).containsExactly(1);
    assertThat(plan(pages).columns().get(0).attributes()).containsExactly(1);
  }

  @Test
  void a_text_that_few_records_have_does_not_join_the_title_unless_one_source_has_it() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(new String[] {"lamp of kind w" + i, i % 5 == 0 ? "house of v" + i % 70 : null});
    }
    assertThat(plan(rows).columns().get(0).attributes()).containsExactly(0);
  }

  @Test
  void things_without_a_title_have_the_columns_that_there_are() {
    List<String[]> rows = List.of(new String[] {"1990", "red"}, new String[] {"1991", "blue"});

    Plan plan = plan(rows, RecordsOf.THINGS, SemanticType.YEAR, SemanticType.CATEGORY);

    assertThat(plan.named()).isEqualTo(Plan.Named.THING);
    assertThat(plan.columns()).hasSize(2);
  }

  @Test
  void telephones_are_one_column_and_a_fax_is_another() {
    List<String[]> rows =
        List.<String[]>of(new String[] {"Byron", "020 7946 0958", "07700 900417", "020 7946 0959"});

    Plan plan =
        plan(
            rows,
            null,
            SemanticType.FAMILY_NAME,
            SemanticType.PHONE,
            SemanticType.PHONE,
            SemanticType.FAX);

    assertThat(plan.columns())
        .extracting(ColumnPlan::attributes)
        .contains(List.of(1, 2), List.of(3));
  }

  private static Plan plan(List<String[]> rows) {
    return plan(rows, null, SemanticType.TEXT, SemanticType.TEXT);
  }

  private static Plan plan(
      List<String[]> rows, @Nullable RecordsOf recordsOf, SemanticType... types) {
    List<Attribute> attributes = new ArrayList<>();
    for (SemanticType type : types) {
      String name = "a" + attributes.size();
      attributes.add(
          new Attribute(
              name,
              type,
              List.of(name),
              null,
              Classification.INTERNAL,
              SurvivorshipRule.MOST_COMPLETE));
    }
    RecordTable.Builder table = RecordTable.of(attributes.stream().map(Attribute::name).toList());
    for (int i = 0; i < rows.size(); i++) table.add(new SourceKey("s", "k" + i), rows.get(i));
    EntityModel model =
        new EntityModel(
            "test", "", "id", Map.of(), "source", List.of(), attributes, List.of(), recordsOf);
    return Plan.of(model, table.build());
  }
}
