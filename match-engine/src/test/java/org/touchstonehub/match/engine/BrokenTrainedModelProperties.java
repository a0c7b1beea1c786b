package org.touchstonehub.match.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.record.RecordTable;

/** Trained models as a disk, a hand or another program may leave them. */
class BrokenTrainedModelProperties {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RecordTable TABLE = People.table(People.PERSON, People.people(60, 3));
  private static final String WHOLE =
      MatchEngine.train(People.PERSON, TABLE, Progress.NONE).toJson();

  @Property(tries = 300)
  void a_trained_model_with_one_part_broken_is_refused_or_matches(@ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    ObjectNode root = (ObjectNode) JSON.readTree(WHOLE);
    breakOne(root, random);
    TrainedModel trained;
    try {
      trained = TrainedModel.fromJson(People.PERSON, root.toString());
    } catch (InvalidInput refused) {
      return;
    }
    MatchEngine.match(trained, TABLE, Constraints.NONE, Progress.NONE);
  }

  private static void breakOne(ObjectNode root, Random random) {
    List<JsonNode> holders = new ArrayList<>();
    gather(root, holders);
    JsonNode holder = holders.get(random.nextInt(holders.size()));
    if (holder instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      if (random.nextBoolean()) object.remove(name);
      else object.set(name, junk(random));
    } else if (holder instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      if (random.nextBoolean()) array.remove(at);
      else array.set(at, junk(random));
    }
  }

  private static void gather(JsonNode node, List<JsonNode> holders) {
    if (!node.isContainerNode() || node.isEmpty()) return;
    holders.add(node);
    node.forEach(child -> gather(child, holders));
  }

  private static JsonNode junk(Random random) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(5)) {
      case 0 -> make.nullNode();
      case 1 -> make.textNode("junk");
      case 2 -> make.numberNode(-7);
      case 3 -> make.arrayNode().add(1);
      default -> make.objectNode();
    };
  }
}
