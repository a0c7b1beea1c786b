package org.touchstonehub.sharing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.junit.jupiter.api.Test;
import org.touchstonehub.matching.run.RunState;
import org.touchstonehub.mdm.change.TaskKind;
import org.touchstonehub.mdm.command.CommandKind;
import org.touchstonehub.mdm.golden.ColumnType;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.mdm.source.Written;
import org.touchstonehub.mdm.stewardship.StewardDecision;
import org.touchstonehub.mdm.stewardship.StewardTask;
import org.touchstonehub.mdm.stewardship.Verdict;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.security.Allowed;

class OpenApiDocumentTest {
  private static final ModelSchemas MODELS =
      new ModelSchemas(
          Map.of(
              "supplier", fields("name", "city"),
              "catalogue item", fields("order", "select", "naïve-name", "limit")));

  private final JsonNode document = OpenApiDocument.of(Resources.ALL, MODELS);

  @Test
  void every_resource_is_in_the_document() {
    Set<Class<?>> found =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.touchstonehub.sharing")
                .stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .map(JavaClass::reflect)
                .collect(Collectors.toSet());

    assertThat(found).isNotEmpty().isEqualTo(Set.copyOf(Resources.ALL));
  }

  @Test
  void choices_are_those_that_the_hub_has() {
    assertThat(choices("BatchJob", "state")).isEqualTo(codes(RunState.values()));
    assertThat(choices("Command", "kind")).isEqualTo(codes(CommandKind.values()));
    assertThat(choices("Consent", "state")).isEqualTo(codes(ConsentState.values()));
    assertThat(choices("Decision", "operation"))
        .isEqualTo(codes(org.touchstonehub.policy.pdp.Operation.values()));
    assertThat(choices("StewardDecisionMade", "state"))
        .isEqualTo(codes(StewardDecision.State.values()));
    assertThat(choices("StewardDecisionMade", "verdict")).isEqualTo(codes(Verdict.values()));
    assertThat(choices("StewardTask", "closedBecause"))
        .isEqualTo(codes(StewardTask.ClosedBecause.values()));
    for (String task : List.of("StewardTask", "StewardTaskSummary")) {
      assertThat(choices(task, "kind")).isEqualTo(codes(TaskKind.values()));
      assertThat(choices(task, "state")).isEqualTo(codes(StewardTask.State.values()));
    }
    assertThat(choices("WrittenRecord", "outcome")).isEqualTo(codes(Written.Outcome.values()));
  }

  private Set<String> choices(String record, String member) {
    return StreamSupport.stream(member(record, member).path("enum").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private JsonNode member(String record, String member) {
    return document.at("/components/schemas").path(record).path("properties").path(member);
  }

  private static Set<String> codes(Enum<?>[] choices) {
    return Arrays.stream(choices)
        .map(choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void ids_in_lists_are_described_as_ids() {
    Map<String, List<String>> lists =
        Map.of(
            "Decision", List.of("consents"),
            "RetiredGoldenRecord", List.of("successors"),
            "Command", List.of("golden"),
            "CommandEffect", List.of("suspended"),
            "GoldenEffect", List.of("successors"),
            "StewardDecisionMade", List.of("golden", "suspended", "made", "changed", "retired"),
            "StewardTask", List.of("suspended"),
            "Successors", List.of("successors"));

    lists.forEach(
        (record, members) ->
            members.forEach(
                member ->
                    assertThat(member(record, member).at("/items/format").asText())
                        .as("%s.%s", record, member)
                        .isEqualTo("uuid")));
  }

  @Test
  void what_a_retired_golden_id_answers_is_described() {
    JsonNode answers =
        document.at("/paths").path("/api/v1/golden-records/{id}").at("/get/responses");

    assertThat(answers.at("/301/content").path("application/json").at("/schema/$ref").asText())
        .endsWith("/Successors");
    assertThat(
            answers.at("/410/content").path("application/problem+json").at("/schema/$ref").asText())
        .endsWith("/Problem");
  }

  @Test
  void every_method_of_a_resource_names_its_roles_its_answer_and_its_operation() {
    List<Method> methods = resourceMethods().toList();

    assertThat(methods).isNotEmpty();
    assertThat(methods)
        .allSatisfy(
            method -> {
              assertThat(method.getAnnotation(Allowed.class)).as("%s", method).isNotNull();
              assertThat(method.getAnnotation(Allowed.class).value()).isNotEmpty();
              assertThat(method.getAnnotationsByType(Answers.class)).as("%s", method).isNotEmpty();
              assertThat(method.getAnnotationsByType(APIResponse.class))
                  .as("%s: an answer below 400 is told with @Answers", method)
                  .allMatch(response -> response.responseCode().compareTo("400") >= 0);
              assertThat(method.getAnnotation(Operation.class)).as("%s", method).isNotNull();
            });
    assertThat(operations()).hasSize(methods.size());
  }

  @Test
  void every_reference_leads_to_something() {
    List<JsonNode> references = document.findValues("$ref");

    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  @Test
  void operation_ids_are_unique_and_every_operation_tells_its_failures_as_problems() {
    Set<String> seen = new HashSet<>();
    for (JsonNode operation : operations()) {
      assertThat(seen.add(operation.get("operationId").asText())).isTrue();
      for (String status : List.of("400", "401", "403", "500", "503")) {
        assertThat(
                resolved(operation.at("/responses/" + status))
                    .at("/content/application~1problem+json/schema"))
            .as("%s %s", operation.get("operationId"), status)
            .isNotEmpty();
      }
    }
  }

  @Test
  void no_object_is_free_form() {
    List<JsonNode> objects = new ArrayList<>();
    collectObjects(document.at("/components/schemas"), objects);

    assertThat(objects).isNotEmpty();
    assertThat(objects)
        .allSatisfy(
            object -> assertThat(object.has("additionalProperties")).as("%s", object).isTrue());
  }

  @Test
  void each_active_model_has_a_schema_of_its_own_with_its_attributes_as_they_are_called() {
    JsonNode choices = document.at("/components/schemas/GoldenRecord");

    JsonNode mapping = choices.at("/discriminator/mapping");
    assertThat(mapping.fieldNames()).toIterable().containsExactly("catalogue item", "supplier");
    String hostile = mapping.get("catalogue item").asText().substring(1);
    JsonNode attributes = document.at(hostile + "/properties/attributes/properties");
    assertThat(attributes.fieldNames())
        .toIterable()
        .containsExactly("order", "select", "naïve-name", "limit");
    assertThat(document.at("/components/schemas").fieldNames())
        .toIterable()
        .allMatch(name -> name.matches("[A-Za-z0-9._-]+"));
  }

  @Test
  void every_attribute_is_a_typed_search_parameter() {
    JsonNode search = document.at("/paths/~1api~1v1~1golden-records/get/parameters");

    assertThat(search.findValuesAsText("name"))
        .contains("filter[naïve-name]", "filter[city]", "domain", "Purpose");
  }

  @Test
  void schemas_tell_the_choices_examples_and_descriptions_that_their_records_declare() {
    JsonNode state = document.at("/components/schemas/NewConsent/properties/state");

    assertThat(state.get("enum")).map(JsonNode::asText).containsExactly("given", "withdrawn");
    assertThat(state.at("/examples/0").asText()).isEqualTo("given");
    assertThat(state.get("description").asText()).isNotBlank();
  }

  @Test
  void numbers_instants_and_ids_are_told_as_such() {
    JsonNode job = document.at("/components/schemas/BatchJob/properties");

    assertThat(job.at("/expectedMatches/type").asText()).isEqualTo("number");
    assertThat(job.at("/requested/format").asText()).isEqualTo("date-time");
    assertThat(job.at("/id/format").asText()).isEqualTo("uuid");
    for (JsonNode schema : document.at("/components/schemas")) {
      schema
          .path("properties")
          .properties()
          .forEach(
              property -> {
                JsonNode format = property.getValue().path("format");
                if (property.getValue().path("description").asText().startsWith("When ")) {
                  assertThat(format.asText()).as(property.toString()).isEqualTo("date-time");
                }
                if (property.getKey().equals("id")) {
                  assertThat(format.asText()).as(property.toString()).isEqualTo("uuid");
                }
              });
    }
  }

  @Test
  void every_limit_has_its_bounds() {
    List<JsonNode> limits =
        document.findValues("parameters").stream()
            .flatMap(parameters -> StreamSupport.stream(parameters.spliterator(), false))
            .filter(parameter -> parameter.path("name").asText().equals("limit"))
            .toList();

    assertThat(limits)
        .hasSizeGreaterThan(4)
        .allSatisfy(
            limit -> {
              assertThat(limit.at("/schema/type").asText()).isEqualTo("integer");
              assertThat(limit.at("/schema/minimum").asInt()).isEqualTo(1);
              assertThat(limit.at("/schema/maximum").asInt()).isGreaterThanOrEqualTo(100);
              assertThat(limit.at("/schema/default").isInt()).isTrue();
            });
  }

  /** What has no bound that a request could break, and why. */
  private static final Map<String, String> WITHOUT_BOUND =
      Map.of(
          "X-Request-Id", "one that cannot be logged is replaced, and nothing is refused",
          "Accept-Language", "a long one is answered in English, and nothing is refused",
          "If-None-Match", "on a read, one that names no version is passed over",
          "body.parts[]", "a part has at most the source records of its golden record",
          "body.records", "as many records move as their golden record has",
          "body.records[]", "a value that is too long is the outcome of its record, not of all",
          "filter[]", "as many and as long as an address may be, which ends before a hundred do");

  @Test
  void every_text_and_list_that_is_sent_has_a_bound() {
    Set<String> boundless = new TreeSet<>();
    for (JsonNode operation : operations()) {
      for (JsonNode reference : operation.path("parameters")) {
        JsonNode parameter = resolved(reference);
        String name = parameter.path("name").asText();
        collectBoundless(parameter.path("schema"), name, boundless);
      }
      for (JsonNode content : operation.at("/requestBody/content")) {
        collectBoundless(content.path("schema"), "body", boundless);
      }
    }

    assertThat(boundless)
        .containsExactlyInAnyOrder(
            "Accept-Language",
            "If-None-Match",
            "X-Request-Id",
            "body.parts[]",
            "body.records",
            "body.records[].attributes.city",
            "body.records[].attributes.limit",
            "body.records[].attributes.name",
            "body.records[].attributes.naïve-name",
            "body.records[].attributes.order",
            "body.records[].attributes.select",
            "filter[city]",
            "filter[city][]",
            "filter[limit]",
            "filter[limit][]",
            "filter[name]",
            "filter[name][]",
            "filter[naïve-name]",
            "filter[naïve-name][]",
            "filter[order]",
            "filter[order][]",
            "filter[select]",
            "filter[select][]")
        .allMatch(name -> WITHOUT_BOUND.containsKey(name.replaceAll("\\[.*", "[]")));
  }

  private void collectBoundless(JsonNode reference, String place, Set<String> into) {
    JsonNode schema = resolved(reference);
    String type =
        schema.path("type").isArray()
            ? schema.at("/type/0").asText()
            : schema.path("type").asText();
    boolean isBound = Stream.of("maxLength", "enum", "format", "maxItems").anyMatch(schema::has);
    if ((type.equals("string") || type.equals("array")) && !isBound) into.add(place);
    if (schema.has("items")) collectBoundless(schema.get("items"), place + "[]", into);
    schema.path("anyOf").forEach(choice -> collectBoundless(choice, place, into));
    schema
        .path("properties")
        .properties()
        .forEach(
            member -> collectBoundless(member.getValue(), place + "." + member.getKey(), into));
  }

  @Test
  void bounds_are_those_that_the_code_holds_to() {
    assertThat(member("NewRecords", "records").path("minItems").asInt()).isEqualTo(1);
    assertThat(member("NewRecords", "records").path("maxItems").asInt()).isEqualTo(500);
    assertThat(member("NewConsent", "evidence").path("maxLength").asInt()).isEqualTo(2000);
    assertThat(parameter("post", "/source-systems/{name}/files", "name").at("/schema/maxLength"))
        .isEqualTo(IntNode.valueOf(60));
    assertThat(parameter("post", "/source-systems/{name}/records", "Idempotency-Key").at("/schema"))
        .asString()
        .contains("\"maxLength\":200", "\"minLength\":1");
  }

  private JsonNode parameter(String method, String path, String name) {
    JsonNode parameters =
        document.get("paths").path("/api/v1" + path).path(method).path("parameters");
    return StreamSupport.stream(parameters.spliterator(), false)
        .filter(parameter -> parameter.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_header_that_a_method_names_is_described() {
    Set<String> named =
        resourceMethods()
            .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Answers.class)))
            .flatMap(answers -> Arrays.stream(answers.headers()))
            .collect(Collectors.toSet());

    assertThat(named).contains("ETag", "Link", "Location", "Touchstone-Decision");
    assertThat(document.at("/components/headers").fieldNames()).toIterable().containsAll(named);
  }

  @Test
  void every_body_that_is_sent_has_an_example_of_its_schema() {
    List<JsonNode> bodies = document.findValues("requestBody");

    assertThat(bodies).isNotEmpty();
    for (JsonNode body : bodies) {
      for (JsonNode content : body.get("content")) {
        if (content.at("/schema/format").asText().equals("binary")) continue;
        JsonNode schema = document.at(content.at("/schema/$ref").asText().substring(1));
        JsonNode example =
            content.has("example")
                ? content.get("example")
                : content.at("/examples/supplier/value");
        assertThat(example).as("%s", content).isNotEmpty();
        assertThat(schema.path("required"))
            .allSatisfy(name -> assertThat(example.has(name.asText())).as("%s", name).isTrue());
      }
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    document.get("paths").forEach(path -> path.forEach(operations::add));
    return operations;
  }

  private static Stream<Method> resourceMethods() {
    return Resources.ALL.stream()
        .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
        .filter(method -> isOperation(method));
  }

  private static boolean isOperation(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private static void collectObjects(JsonNode node, List<JsonNode> into) {
    if (node.path("type").asText().equals("object") && !node.has("$ref")) {
      into.add(node);
    }
    node.forEach(child -> collectObjects(child, into));
  }

  private static Fields fields(String... names) {
    return new Fields(
        Arrays.stream(names).map(name -> new Fields.Field(name, ColumnType.TEXT, "x")).toList());
  }
}
