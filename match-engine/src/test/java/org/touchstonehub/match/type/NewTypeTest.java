package org.touchstonehub.match.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.standardise.ValueKind;

/** A type that only this test knows is read, compared, looked for and learnt like any other. */
class NewTypeTest {
  /** The letters and digits of a vehicle, whatever stands between them. */
  private static final class Plate extends SemanticType {
    Plate() {
      super(
          "plate",
          Subject.IDENTIFIER,
          ColumnForm.ONE,
          Classification.PERSONAL,
          SurvivorshipRule.MOST_RECENT);
    }

    @Override
    public Guide guide() {
      return new Guide("`HB-AB 123`", "equal or one sign off");
    }

    @Override
    public Optional<ValueKind> value() {
      return Optional.of(ValueKind.IDENTIFIER);
    }

    @Override
    public double share() {
      return 1e-6;
    }

    @Override
    String compared(String raw, String folded, boolean decimalComma) {
      return folded.replaceAll("[^a-z0-9]", "");
    }
  }

  private static final String[] GIVEN = {"Ada", "Ida", "Eva", "Ida", "Uma", "Ola"};
  private static final String[] FAMILY = {"Berg", "Dahl", "Holm", "Lind", "Moen", "Vik"};

  @Test
  void a_class_is_all_that_a_type_needs() {
    RecordTable.Builder records = RecordTable.of(List.of("given", "family", "plate"));
    Random random = new Random(5);
    int vehicles = 400;
    for (int v = 0; v < vehicles; v++) {
      String given = GIVEN[random.nextInt(GIVEN.length)];
      String family = FAMILY[random.nextInt(FAMILY.length)];
      String letters = letter(random) + letter(random);
      int number = 1_000 + random.nextInt(9_000);
      records.add(key(2 * v), new String[] {given, family, "HB-" + letters + " " + number});
      records.add(key(2 * v + 1), new String[] {given, family, "hb " + letters + number});
    }

    MatchResult result =
        MatchEngine.resolve(model(), records.build(), Constraints.NONE, Progress.NONE).result();

    int together = 0;
    Set<Integer> clusters = new HashSet<>();
    for (int v = 0; v < vehicles; v++) {
      if (result.clusterOf(2 * v) == result.clusterOf(2 * v + 1)) together++;
      clusters.add(result.clusterOf(2 * v));
    }
    assertThat(together).isGreaterThan(vehicles * 9 / 10);
    assertThat(clusters).hasSizeGreaterThan(vehicles * 9 / 10);
  }

  private static SourceKey key(int i) {
    return new SourceKey("s", "k" + i);
  }

  private static String letter(Random random) {
    return String.valueOf((char) ('A' + random.nextInt(26)));
  }

  private static EntityModel model() {
    List<Attribute> attributes =
        List.of(
            attribute("given", SemanticType.GIVEN_NAME),
            attribute("family", SemanticType.FAMILY_NAME),
            attribute("plate", new Plate()));
    return new EntityModel("vehicle", "", "id", "source", List.of(), attributes);
  }

  private static Attribute attribute(String name, SemanticType type) {
    return new Attribute(
        name, type, List.of(name), null, type.defaultClassification(), type.defaultSurvivorship());
  }
}
