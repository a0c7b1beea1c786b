package org.touchstonehub.match.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.block.PassJson;
import org.touchstonehub.match.cluster.Sizes;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.encode.ColumnPlan;
import org.touchstonehub.match.encode.Compounds;
import org.touchstonehub.match.encode.Convention;
import org.touchstonehub.match.encode.Packed;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.score.FrequencyTable;
import org.touchstonehub.match.score.FrequencyTables;
import org.touchstonehub.match.score.PairModel;
import org.touchstonehub.match.score.ScoreJson;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.things.ThingJson;
import org.touchstonehub.match.trust.CarefulModel;
import org.touchstonehub.match.type.SemanticType;

/**
 * A trained model as JSON. Weights and probabilities are numbers with names; values of records
 * appear as hashes only, packed in Base64.
 */
final class TrainedModelJson {
  private static final String FORMAT_NAME = "touchstone-trained-model/";

  /** Counts up whenever weights learnt before would be read with another meaning. */
  private static final String FORMAT = FORMAT_NAME + 11;

  private static final String TYPES = "types";
  private static final String RULES = "rules";
  private static final String DISAGREEMENT = "halvesDisagree";

  /** The packed frequencies of a column of many millions of values are one long text. */
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private static final Pattern BEGINNING =
      Pattern.compile("\\s*\\{\\s*\"format\"\\s*:\\s*\"" + FORMAT_NAME);

  private TrainedModelJson() {}

  static String write(EntityModel model, Knowledge knowledge) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("records", knowledge.records());
    ArrayNode types = root.putArray(TYPES);
    for (Attribute attribute : model.attributes()) types.add(attribute.type().yamlName());
    writeRules(model, root);
    root.put("named", knowledge.plan().named().name());
    ArrayNode columns = root.putArray("columns");
    for (ColumnPlan column : knowledge.plan().columns()) write(columns.addObject(), column);
    Layout layout = Layout.of(knowledge.plan());
    knowledge.weights().write(root.putObject("parameters"), layout);
    ArrayNode sizes = root.putArray("clusterSizes");
    for (double count : knowledge.sizes().counts()) sizes.add(count);
    root.put(DISAGREEMENT, knowledge.disagreement());
    ScoreJson.write(root.putObject("calibration"), knowledge.calibration());
    ScoreJson.write(root.putArray("frequencies"), knowledge.frequencies());
    ScoreJson.write(root.putArray("variants"), knowledge.variants());
    PassJson.write(root.putArray("passes"), knowledge.passes());
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers can be written", e);
    }
  }

  /** By position, so that names of attributes do not matter. */
  private static void writeRules(EntityModel model, ObjectNode root) {
    if (model.rules().isEmpty()) return;
    ArrayNode rules = root.putArray(RULES);
    for (Rule rule : model.rules()) {
      ArrayNode attributes =
          rules.addObject().put("kind", rule.kind().yamlName()).putArray("attributes");
      rule.attributes().stream().sorted().forEach(attributes::add);
    }
  }

  private static void write(ObjectNode node, ColumnPlan column) {
    node.put("form", column.form().name());
    node.put("type", column.type().yamlName());
    ArrayNode attributes = node.putArray("attributes");
    column.attributes().forEach(attributes::add);
    if (column.value() != null) node.put("value", column.value().name());
    if (column.words() != null) node.put("words", column.words().name());
    node.put("context", column.context());
    node.put("common", column.common());
    node.put("usual", column.convention().usual());
    if (!column.convention().bySource().isEmpty()) {
      ObjectNode sources = node.putObject("bySource");
      new TreeMap<>(column.convention().bySource()).forEach(sources::put);
    }
    if (!column.convention().mixed().isEmpty()) {
      ArrayNode mixed = node.putArray("mixed");
      column.convention().mixed().stream().sorted().forEach(mixed::add);
    }
    node.put("inPart", column.inPart());
    Compounds compounds = column.compounds();
    if (compounds.areNone()) return;
    node.putObject("compounds")
        .put("joined", Packed.longs(compounds.joined()))
        .put("cut", Packed.longs(compounds.cut()))
        .put("lengths", Packed.ints(compounds.lengths()))
        .put("codes", Packed.longs(compounds.codes()));
  }

  /** Whether the text begins as trained models of all versions do. */
  static boolean begins(String text) {
    return BEGINNING.matcher(text).lookingAt();
  }

  /** Whether the text is a trained model that another version of this engine wrote. */
  static boolean isOfOtherVersion(String json) {
    try {
      String format = JSON.readTree(json).path("format").asText();
      return format.startsWith(FORMAT_NAME) && !format.equals(FORMAT);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * @throws InvalidInput if the text is not a trained model of this entity model and this version
   */
  static Knowledge read(EntityModel model, String json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (!FORMAT.equals(root.path("format").asText())) {
        throw invalid("it does not say \"format\": \"" + FORMAT + "\"", null);
      }
      requireSameTypes(model, root.path(TYPES));
      requireSameRules(model, root);
      Plan plan = plan(model, root);
      Layout layout = Layout.of(plan);
      return new Knowledge(
          root.path("records").asLong(),
          plan,
          PassJson.read(root.path("passes")),
          ScoreJson.frequencies(root.path("frequencies")),
          ScoreJson.variants(root.path("variants")),
          weights(layout, root.path("parameters")),
          new Sizes(ScoreJson.numbers(root.path("clusterSizes"))),
          root.path(DISAGREEMENT).asDouble(),
          ScoreJson.calibration(root.path("calibration")));
    } catch (InvalidInput e) {
      throw e;
    } catch (JsonProcessingException | RuntimeException e) {
      throw invalid("it cannot be read to its end", e);
    }
  }

  private static PairModel weights(Layout layout, JsonNode in) {
    PairModel weights =
        ThingJson.isOfThings(in) ? ThingJson.read(layout, in) : ScoreJson.parameters(layout, in);
    return CarefulModel.read(weights, in);
  }

  private static InvalidInput invalid(String why, @Nullable Exception cause) {
    return new InvalidInput(
        "trained-model", "This is no trained model: " + why + "; train again.", cause);
  }

  private static InvalidInput otherModel(EntityModel model) {
    return invalid("it belongs to another entity model than '" + model.name() + "'", null);
  }

  /** Names of attributes may change, their types and order not. Older artefacts lack the types. */
  private static void requireSameTypes(EntityModel model, JsonNode types) {
    if (types.isMissingNode()) return;
    List<String> trained = new ArrayList<>();
    types.forEach(type -> trained.add(type.asText()));
    List<String> present = model.attributes().stream().map(a -> a.type().yamlName()).toList();
    if (!trained.equals(present)) throw otherModel(model);
  }

  /** The first clustering of training obeys them, and live matching knows them from here. */
  private static void requireSameRules(EntityModel model, JsonNode root) {
    ObjectNode present = JSON.createObjectNode();
    writeRules(model, present);
    if (present.path(RULES).equals(root.path(RULES))) return;
    throw invalid("it was learnt with other rules than '" + model.name() + "' has", null);
  }

  /**
   * A model that was cut, or changed by hand, may read well and fail in the midst of a match. So it
   * must come out as it went in, and match a table without records.
   *
   * @throws InvalidInput if it does not
   */
  static void requireWhole(TrainedModel trained, String json) {
    boolean isWhole;
    try {
      JsonNode in = JSON.readTree(json);
      ObjectNode out = (ObjectNode) JSON.readTree(trained.toJson());
      if (!in.has(TYPES)) out.remove(TYPES);
      RecordTable empty =
          RecordTable.of(trained.model().attributes().stream().map(Attribute::name).toList())
              .build();
      isWhole = in.equals(out) && hasShapeOf(trained, empty);
      MatchEngine.match(trained, empty, Constraints.NONE, Progress.NONE);
    } catch (JsonProcessingException | RuntimeException e) {
      throw invalid("parts of it are missing or changed", e);
    }
    if (!isWhole) throw invalid("parts of it are missing or changed", null);
  }

  /** Whether there are as many frequency tables of each column as counting makes. */
  private static boolean hasShapeOf(TrainedModel trained, RecordTable empty) {
    Plan plan = trained.knowledge().plan();
    Bench bench = new Bench(trained.model(), plan, empty);
    FrequencyTable[][] counted = FrequencyTables.count(plan, bench.records, new int[0], true);
    FrequencyTable[][] read = trained.knowledge().frequencies();
    return read.length == counted.length
        && IntStream.range(0, read.length).allMatch(c -> read[c].length == counted[c].length);
  }

  private static Plan plan(EntityModel model, JsonNode root) {
    List<ColumnPlan> columns = new ArrayList<>();
    for (JsonNode node : root.path("columns")) {
      List<Integer> attributes = new ArrayList<>();
      node.path("attributes").forEach(a -> attributes.add(a.asInt()));
      SemanticType type =
          SemanticType.ofYamlName(node.path("type").asText())
              .orElseThrow(() -> invalid("it holds an unknown semantic type", null));
      if (attributes.isEmpty()
          || !model.attributes().get(attributes.get(0)).type().mayBeTakenAs(type)) {
        throw otherModel(model);
      }
      columns.add(
          new ColumnPlan(
              ColumnPlan.Form.valueOf(node.path("form").asText()),
              type,
              attributes,
              node.has("value") ? ValueKind.valueOf(node.path("value").asText()) : null,
              node.has("words") ? TokenKind.valueOf(node.path("words").asText()) : null,
              node.path("context").asBoolean(),
              node.path("common").asBoolean(),
              convention(node),
              node.path("inPart").asBoolean(),
              compounds(node.path("compounds"))));
    }
    requireEachAttributeOnce(model, columns);
    return new Plan(Plan.Named.valueOf(root.path("named").asText()), columns);
  }

  private static Convention convention(JsonNode node) {
    Map<String, Boolean> bySource = new TreeMap<>();
    node.path("bySource")
        .properties()
        .forEach(source -> bySource.put(source.getKey(), source.getValue().asBoolean()));
    Set<String> mixed = new TreeSet<>();
    node.path("mixed").forEach(source -> mixed.add(source.asText()));
    return new Convention(node.path("usual").asBoolean(), bySource, mixed);
  }

  private static Compounds compounds(JsonNode node) {
    if (node.isMissingNode()) return Compounds.NONE;
    return new Compounds(
        Packed.longs(node.path("joined").asText()),
        Packed.longs(node.path("cut").asText()),
        Packed.ints(node.path("lengths").asText()),
        Packed.longs(node.path("codes").asText()));
  }

  private static void requireEachAttributeOnce(EntityModel model, List<ColumnPlan> columns) {
    List<Integer> used = columns.stream().flatMap(c -> c.attributes().stream()).sorted().toList();
    List<Integer> all = IntStream.range(0, model.attributes().size()).boxed().toList();
    if (!used.equals(all)) throw otherModel(model);
  }
}
