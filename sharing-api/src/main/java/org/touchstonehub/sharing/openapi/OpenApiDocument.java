package org.touchstonehub.sharing.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.touchstonehub.sharing.problem.ProblemJson;

/**
 * The OpenAPI document. It is made of the resources themselves, so that it cannot fall behind them,
 * and of the entity models that are active when it is asked for.
 */
final class OpenApiDocument {
  private static final String BASE = "/api/v1";

  private OpenApiDocument() {}

  static ObjectNode of(List<Class<?>> resources, ModelSchemas models) {
    Schemas schemas = new Schemas(models);
    Operations operations = new Operations(schemas, models);
    ObjectNode document = Nodes.object().put("openapi", "3.0.3");
    document
        .putObject("info")
        .put("title", "Touchstone")
        .put("version", "1")
        .put(
            "description",
            "Golden master data, shared only by a policy decision that can be proved. Every read of"
                + " golden data names a purpose; the answer names its decision in the header"
                + " Touchstone-Decision.");
    document.putArray("servers").addObject().put("url", "/");
    document.putArray("security").addObject().putArray("bearer");
    document.set("paths", paths(resources, operations));
    schemas.of(ProblemJson.class);
    document.set("components", components(schemas));
    return document;
  }

  private static ObjectNode paths(List<Class<?>> resources, Operations operations) {
    Map<String, ObjectNode> byPath = new TreeMap<>();
    for (Class<?> resource : resources) {
      Arrays.stream(resource.getDeclaredMethods())
          .filter(method -> httpMethod(method).isPresent())
          .sorted(Comparator.comparing(Method::getName))
          .forEach(
              method ->
                  byPath
                      .computeIfAbsent(path(resource, method), path -> Nodes.object())
                      .set(httpMethod(method).orElseThrow(), tagged(resource, method, operations)));
    }
    ObjectNode paths = Nodes.object();
    byPath.forEach(paths::set);
    return paths;
  }

  private static ObjectNode tagged(Class<?> resource, Method method, Operations operations) {
    ObjectNode operation = operations.of(method);
    String packageName = resource.getPackageName();
    operation.putArray("tags").add(packageName.substring(packageName.lastIndexOf('.') + 1));
    return operation;
  }

  static Optional<String> httpMethod(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (http != null) return Optional.of(http.value().toLowerCase(Locale.ROOT));
    }
    return Optional.empty();
  }

  private static String path(Class<?> resource, Method method) {
    Path own = method.getAnnotation(Path.class);
    String joined =
        BASE
            + "/"
            + resource.getAnnotation(Path.class).value()
            + "/"
            + (own == null ? "" : own.value());
    // "{key: .+}" is "{key}" to callers.
    return joined
        .replaceAll("\\{\\s*(\\w+)\\s*:[^}]*\\}", "{$1}")
        .replaceAll("/+", "/")
        .replaceAll("/$", "");
  }

  private static ObjectNode components(Schemas schemas) {
    ObjectNode components = Nodes.object();
    ObjectNode named = components.putObject("schemas");
    schemas.components().forEach(named::set);
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT")
        .put("description", "A token whose claim 'groups' grants role:domain.");
    ObjectNode id = components.putObject("parameters").putObject("RequestId");
    id.put("name", "X-Request-Id").put("in", "header");
    id.put("description", "Your id for this request: letters, digits, dot, dash, underscore.");
    id.putObject("schema").put("type", "string").put("maxLength", 64);
    ObjectNode header = components.putObject("headers").putObject("RequestId");
    header.put("description", "The id of this request, also in the log.");
    header.putObject("schema").put("type", "string");
    return components;
  }
}
