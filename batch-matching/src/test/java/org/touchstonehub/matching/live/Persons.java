package org.touchstonehub.matching.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.SurvivorshipRule;

/** Made-up people, some of them several times, and some in a club that a rule goes by. */
final class Persons {
  private static final String[] GIVEN =
      "Anna Bert Carla Dirk Elena Fred Gita Hugo Ines Jan Karin Leo".split(" ");
  private static final String[] FAMILY =
      "Hartmann Brennski Osterley Wilton Kamfield Torwood Nydale Falberg Grone Haller".split(" ");
  private static final String[] TOWNS = "Leeds York Hull Ghent Lyon Bonn".split(" ");

  private Persons() {}

  static EntityModel model(String name) {
    return new EntityModel(
        name,
        "",
        "id",
        "source",
        List.of(),
        List.of(
            attribute("given", SemanticType.GIVEN_NAME),
            attribute("family", SemanticType.FAMILY_NAME),
            attribute("born", SemanticType.DATE),
            attribute("town", SemanticType.LOCALITY),
            attribute("club", SemanticType.CATEGORY)),
        List.of(new Rule(Rule.Kind.TOGETHER_IF_EQUAL, List.of(4), null)));
  }

  static Attribute attribute(String name, SemanticType type) {
    return new Attribute(
        name, type, List.of(name), null, Classification.PERSONAL, SurvivorshipRule.MOST_FREQUENT);
  }

  /** Values of records; who comes again is near. */
  static List<@Nullable String[]> records(int people, Random random) {
    List<@Nullable String[]> records = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      @Nullable String[] truth = {
        GIVEN[random.nextInt(GIVEN.length)],
        FAMILY[random.nextInt(FAMILY.length)],
        "%04d-%02d-%02d"
            .formatted(1930 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28)),
        TOWNS[random.nextInt(TOWNS.length)],
        random.nextInt(6) == 0 ? "c" + random.nextInt(people) : null
      };
      for (int copy = random.nextInt(3); copy >= 0; copy--) {
        @Nullable String[] values = truth.clone();
        if (random.nextInt(3) == 0) values[random.nextInt(values.length)] = null;
        records.add(values);
      }
    }
    return records;
  }

  static TrainedModel trained(EntityModel model, List<@Nullable String[]> records) {
    RecordTable.Builder table =
        RecordTable.of(model.attributes().stream().map(Attribute::name).toList());
    int[] n = {0};
    records.forEach(values -> table.add(new SourceKey("s", "k" + n[0]++), values));
    return MatchEngine.train(model, table.build(), Progress.NONE);
  }
}
