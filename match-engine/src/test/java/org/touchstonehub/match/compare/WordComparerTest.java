package org.touchstonehub.match.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstonehub.match.encode.ColumnPlan;
import org.touchstonehub.match.encode.Compounds;
import org.touchstonehub.match.encode.Convention;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.encode.WordColumn;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.SurvivorshipRule;

class WordComparerTest {
  private static final Plan PLAN =
      new Plan(
          Plan.Named.THING,
          List.of(
              new ColumnPlan(
                  ColumnPlan.Form.WORDS,
                  SemanticType.ORGANISATION,
                  List.of(0),
                  null,
                  TokenKind.ORGANISATION,
                  false,
                  false,
                  Convention.NONE,
                  false,
                  Compounds.NONE)));

  private static final EntityModel MODEL =
      new EntityModel(
          "test",
          "",
          "id",
          "source",
          List.of(),
          List.of(
              new Attribute(
                  "name",
                  SemanticType.ORGANISATION,
                  List.of("name"),
                  null,
                  Classification.PERSONAL,
                  SurvivorshipRule.MOST_FREQUENT)));

  /** Compares two of some names, every word weighing one nat and of one class. */
  static float[] compare(List<String> names, int a, int b) {
    RecordTable.Builder rows = RecordTable.of(List.of("name"));
    for (int i = 0; i < names.size(); i++) rows.add(new SourceKey("s", "k" + i), names.get(i));
    Encoded records = Encoded.of(MODEL, PLAN, rows.build());
    WordColumn words = (WordColumn) records.columns().get(0);
    float[] weight = new float[words.words().size()];
    Arrays.fill(weight, 1);
    Evidence found = new Evidence(1, Layout.of(PLAN));
    new WordComparer(
            words, weight, new byte[weight.length], 0, 0, WordDependence.NONE, new Kernels())
        .compare(record(records, a), record(records, b), found, 0, 0);
    return found.words;
  }

  private static int record(Encoded records, int row) {
    return IntStream.range(0, records.size())
        .filter(i -> records.rows()[i] == row)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "IBM Nederland, International Business Machines Nederland, 2",
    "I.B.M., International Business Machines, 1",
    "B.A. Leasing, Bank of America Leasing, 2",
    "BoA, Bank of America, 1",
    "DSM, de Nederlandse Staatsmijnen, 0",
    "BMI, International Business Machines, 0",
    "ibm, international machines, 0",
    "Acme BV, Beheer Voorburg, 0",
    "acme ab, acme akzo acme bank, 1"
  })
  void initials_of_neighbours_left_over_count_as_shared_softly(String a, String b, int words) {
    float[] found = compare(List.of(a, b), 0, 1);
    assertThat((double) found[Evidence.SHARED]).isBetween(words - 0.5, (double) words);
  }

  @Test
  void the_more_initials_the_more_is_shared() {
    float[] three = compare(List.of("IBM", "International Business Machines"), 0, 1);
    float[] two = compare(List.of("BA", "Bank of America"), 0, 1);

    assertThat(three[0]).isCloseTo(2 / 3f, within(1e-6f));
    assertThat(two[0]).isCloseTo(1 / 2f, within(1e-6f));
    assertThat(three[Evidence.ONLY_A] + three[Evidence.ONLY_B]).isZero();
    // the small word that they leave out
    assertThat(two[Evidence.ONLY_A] + two[Evidence.ONLY_B]).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Sanus MF110B, Sanus MF110B1, 1.9",
    "Sony RXV663BK, Sony RXV663BL, 1",
    "Sony 12345, Sony 123456, 1",
    "Sony ab12, Sony ab12c, 1"
  })
  void a_code_that_begins_another_counts_as_shared_softly(String a, String b, double words) {
    float[] found = compare(List.of(a, b), 0, 1);
    assertThat((double) found[Evidence.SHARED]).isCloseTo(words, within(1e-6));
  }
}
