package org.touchstonehub.matching.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Neighbourhood;
import org.touchstonehub.match.engine.Placed;
import org.touchstonehub.match.engine.Step;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.testing.NeighbourhoodContract;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.mdm.testing.HubDatabase;

/** The contract over PostgreSQL; a domain a test. */
abstract class LiveRecordsContract extends NeighbourhoodContract {
  private static HubDatabase database;

  final LiveHub live = new LiveHub(database, LiveRecordsContract::model);

  @BeforeAll
  static void begin() {
    database = LiveHub.database();
  }

  @AfterAll
  static void end() {
    database.close();
  }

  private static EntityModel model(String name) {
    return new EntityModel(
        name,
        "",
        "id",
        "source",
        List.of(),
        List.of(
            Persons.attribute(ATTRIBUTES.get(0), SemanticType.ORGANISATION),
            Persons.attribute(ATTRIBUTES.get(1), SemanticType.LOCALITY)));
  }

  @Override
  protected void store(Step step) {
    live.hub.run(
        () -> {
          Map<SourceKey, Integer> versions = new HashMap<>();
          for (Placed placed : step.placed()) {
            versions.put(placed.key(), live.write(placed.key(), placed.values()));
          }
          live.placements.store(
              live.placements.inUse(live.model.name()).orElseThrow(), step, versions);
        });
  }

  @Override
  protected void decide(Constraints constraints) {
    live.hub.run(
        () -> {
          for (Constraints.Pair pair : constraints.mustLink()) {
            live.decide(pair.a(), pair.b(), true);
          }
          for (Constraints.Pair pair : constraints.cannotLink()) {
            live.decide(pair.a(), pair.b(), false);
          }
        });
  }

  @Override
  protected <T> T look(Function<Neighbourhood, T> question) {
    return live.hub.in(() -> question.apply(records()));
  }

  abstract LiveRecords records();
}
