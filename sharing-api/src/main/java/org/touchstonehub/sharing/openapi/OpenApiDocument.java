package org.touchstonehub.sharing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.TakesFilters;
import org.touchstonehub.sharing.problem.Problem;
import org.touchstonehub.sharing.request.ParameterBounds;
import org.touchstonehub.sharing.security.Allowed;

/**
 * The OpenAPI document. The build makes the most of it from annotations ({@code declared.json});
 * this lays over it what the annotations do not know: the headers and problems of each answer, the
 * roles, and the entity models that are active when it is asked for.
 */
final class OpenApiDocument {
  private static final JsonNode DECLARED = declared();

  private final ObjectNode document = DECLARED.deepCopy();
  private final ModelSchemas models;

  private OpenApiDocument(ModelSchemas models) {
    this.models = models;
  }

  static ObjectNode of(List<Class<?>> resources, ModelSchemas models) {
    return new OpenApiDocument(models).laidOver(resources);
  }

  private static JsonNode declared() {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("declared.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private ObjectNode laidOver(List<Class<?>> resources) {
    Map<String, ObjectNode> operations = operations();
    components("responses").properties().forEach(e -> problem(e.getKey(), e.getValue()));
    RecordSchemas records = new RecordSchemas(components("schemas"), models);
    for (Class<?> resource : resources) {
      String packageName = resource.getPackageName();
      for (Method method : resource.getDeclaredMethods()) {
        Operation told = method.getAnnotation(Operation.class);
        ObjectNode operation = told == null ? null : operations.get(told.operationId());
        if (operation == null) continue;
        operation.putArray("tags").add(packageName.substring(packageName.lastIndexOf('.') + 1));
        layOver(operation, method);
        records.note(method);
      }
    }
    records.layOver();
    Examples examples = new Examples(document, models);
    operations.values().forEach(examples::addTo);
    return document;
  }

  /** By the id that the annotation gives. */
  private Map<String, ObjectNode> operations() {
    Map<String, ObjectNode> operations = new TreeMap<>();
    for (JsonNode path : document.get("paths")) {
      for (JsonNode operation : path) {
        operations.put(operation.path("operationId").asText(), (ObjectNode) operation);
      }
    }
    return operations;
  }

  private ObjectNode components(String section) {
    return document.withObject("/components/" + section);
  }

  private void layOver(ObjectNode operation, Method method) {
    List<String> roles =
        Arrays.stream(method.getAnnotation(Allowed.class).value())
            .map(Role::code)
            .sorted()
            .toList();
    roles.forEach(operation.putArray("x-roles")::add);
    String described = operation.path("description").asText();
    operation.put("description", (described + " Roles: " + String.join(", ", roles) + ".").strip());
    ParameterBounds.of(method).addTo(operation);
    if (method.isAnnotationPresent(TakesFilters.class)) {
      models.filters().forEach(operation.withArray("parameters")::add);
    }
    ObjectNode declared = operation.withObject("/responses");
    Map<String, ObjectNode> responses = new TreeMap<>();
    for (Answers answers : method.getAnnotationsByType(Answers.class)) {
      responses.put(String.valueOf(answers.status()), answer(answers));
    }
    Set<String> circumstances = circumstances(operation);
    circumstances.addAll(responses.keySet());
    named("parameters", circumstances)
        .forEach(name -> operation.withArray("parameters").add(Nodes.ref("parameters", name)));
    named("responses", circumstances)
        .forEach(code -> responses.put(code, Nodes.ref("responses", code)));
    declared.properties().stream()
        .filter(response -> isProblem(response.getKey()))
        .forEach(e -> responses.put(e.getKey(), problem(e.getKey(), e.getValue())));
    declared.removeAll().setAll(responses);
  }

  private static Set<String> circumstances(ObjectNode operation) {
    Set<String> circumstances = new HashSet<>(Set.of("always"));
    if (operation.has("requestBody")) circumstances.add("body");
    for (JsonNode parameter : operation.path("parameters")) {
      circumstances.add(parameter.path("in").asText());
      circumstances.add(parameter.path("name").asText());
    }
    return circumstances;
  }

  /** The components that say that they are there in one of these circumstances. */
  private List<String> named(String section, Set<String> circumstances) {
    return components(section).properties().stream()
        .filter(component -> circumstances.contains(component.getValue().path("x-when").asText()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isProblem(String code) {
    return code.charAt(0) == '4' || code.charAt(0) == '5';
  }

  private ObjectNode problem(String code, JsonNode declared) {
    ObjectNode response = (ObjectNode) declared;
    response
        .withObject("/content/" + Problem.MEDIA_TYPE.replace("/", "~1"))
        .set("schema", Nodes.schemaRef("Problem"));
    return withHeaders(code, response, Set.of());
  }

  private ObjectNode answer(Answers answers) {
    ObjectNode response = Nodes.object().put("description", answers.description());
    if (answers.value() != void.class) {
      String schema = answers.value().getAnnotation(Schema.class).name();
      response
          .putObject("content")
          .putObject("application/json")
          .set("schema", Nodes.schemaRef(schema));
    }
    return withHeaders(String.valueOf(answers.status()), response, Set.of(answers.headers()));
  }

  /** With those that may come with the status, and some more. */
  private ObjectNode withHeaders(String code, ObjectNode response, Set<String> more) {
    ObjectNode headers = response.withObject("/headers");
    components("headers")
        .properties()
        .forEach(
            header -> {
              Set<String> with =
                  new HashSet<>(more.contains(header.getKey()) ? Set.of("*") : Set.of());
              header.getValue().path("x-with").forEach(status -> with.add(status.asText()));
              if (with.contains("*") || with.contains(code)) {
                headers.set(header.getKey(), Nodes.ref("headers", header.getKey()));
              }
            });
    return response;
  }
}
