package org.touchstonehub.sharing.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.sharing.describe.Answers;
import org.touchstonehub.sharing.describe.TakesFilters;
import org.touchstonehub.sharing.security.Allowed;

/** What the document says of one resource method. */
final class Operations {
  private static final Map<Integer, String> ALWAYS =
      Map.of(
          400, "The request cannot be read; the detail says where.",
          401, "No valid token.",
          403, "The token's grants, or a policy, do not allow this.",
          406, "Accept asks for something else than JSON.",
          500, "Something broke here.",
          503, "The database or the policy engine does not answer.");
  private final Schemas schemas;
  private final ModelSchemas models;
  private final Examples examples;

  Operations(Schemas schemas, ModelSchemas models) {
    this.schemas = schemas;
    this.models = models;
    this.examples = new Examples(models);
  }

  ObjectNode of(Method method) {
    Operation told = method.getAnnotation(Operation.class);
    ObjectNode operation = Nodes.object();
    operation.put("operationId", told.operationId()).put("summary", told.summary());
    operation.put("description", (told.description() + " " + roles(method)).strip());
    ArrayNode parameters = operation.putArray("parameters");
    parameters.add(Nodes.ref("parameters", "RequestId"));
    for (java.lang.reflect.Parameter parameter : method.getParameters()) {
      add(parameters, parameter, parameter.getParameterizedType());
      addBody(operation, method, parameter);
    }
    if (method.isAnnotationPresent(TakesFilters.class)) models.filters().forEach(parameters::add);
    operation.set("responses", responses(method));
    return operation;
  }

  private static String roles(Method method) {
    return "Roles: "
        + Arrays.stream(method.getAnnotation(Allowed.class).value())
            .map(Role::code)
            .sorted()
            .collect(Collectors.joining(", "))
        + ".";
  }

  private void add(ArrayNode parameters, AnnotatedElement element, Type type) {
    if (element.isAnnotationPresent(BeanParam.class)) {
      for (Field field : ((Class<?>) type).getDeclaredFields()) {
        add(parameters, field, field.getGenericType());
      }
    } else if (element.isAnnotationPresent(PathParam.class)) {
      ObjectNode path = parameter("path", element.getAnnotation(PathParam.class).value(), element);
      parameters.add(typed(path.put("required", true), element, type));
    } else if (element.isAnnotationPresent(QueryParam.class)) {
      String name = element.getAnnotation(QueryParam.class).value();
      parameters.add(typed(parameter("query", name, element), element, type));
    } else if (element.isAnnotationPresent(HeaderParam.class)) {
      String name = element.getAnnotation(HeaderParam.class).value();
      parameters.add(typed(parameter("header", name, element), element, type));
    }
  }

  private static ObjectNode parameter(String in, String name, AnnotatedElement element) {
    Parameter told = element.getAnnotation(Parameter.class);
    ObjectNode parameter = Nodes.object().put("name", name).put("in", in);
    if (told != null) {
      parameter.put("description", told.description());
      if (told.required()) parameter.put("required", true);
    }
    return parameter;
  }

  private ObjectNode typed(ObjectNode parameter, AnnotatedElement element, Type type) {
    ObjectNode schema = schemas.of(type);
    DefaultValue fallback = element.getAnnotation(DefaultValue.class);
    if (fallback != null && schema.path("type").asText().equals("integer")) {
      schema.put("default", Long.parseLong(fallback.value()));
    } else if (fallback != null) {
      schema.put("default", fallback.value());
    }
    parameter.set("schema", schema);
    return parameter;
  }

  private void addBody(ObjectNode operation, Method method, java.lang.reflect.Parameter parameter) {
    if (isParameter(parameter)) return;
    Consumes consumes = method.getAnnotation(Consumes.class);
    if (consumes == null) {
      throw new IllegalStateException("%s takes a body and names no type".formatted(method));
    }
    ObjectNode body = operation.putObject("requestBody").put("required", true);
    ObjectNode content = body.putObject("content");
    for (String name : consumes.value()) {
      ObjectNode mediaType = content.putObject(name);
      if (parameter.getType() == InputStream.class) {
        mediaType.putObject("schema").put("type", "string").put("format", "binary");
      } else {
        mediaType.set("schema", schemas.of(parameter.getParameterizedType()));
        examples.addTo(mediaType, parameter.getType());
      }
    }
  }

  private static boolean isParameter(AnnotatedElement element) {
    return element.isAnnotationPresent(PathParam.class)
        || element.isAnnotationPresent(QueryParam.class)
        || element.isAnnotationPresent(HeaderParam.class)
        || element.isAnnotationPresent(BeanParam.class)
        || element.isAnnotationPresent(Context.class);
  }

  private ObjectNode responses(Method method) {
    Map<String, ObjectNode> byStatus = new TreeMap<>();
    problems(method).forEach((status, why) -> byStatus.put(String.valueOf(status), problem(why)));
    Answers answers = method.getAnnotation(Answers.class);
    byStatus.put(String.valueOf(answers.status()), answer(answers.description(), answers.value()));
    for (APIResponse other : method.getAnnotationsByType(APIResponse.class)) {
      byStatus.put(other.responseCode(), other(other, answers));
    }
    ObjectNode responses = Nodes.object();
    byStatus.forEach(responses::set);
    return responses;
  }

  private ObjectNode other(APIResponse other, Answers answers) {
    if (other.responseCode().startsWith("4")) return problem(other.description());
    if (other.responseCode().equals("201")) return answer(other.description(), answers.value());
    Class<?> body =
        other.content().length == 0 ? void.class : other.content()[0].schema().implementation();
    return answer(other.description(), body);
  }

  private static Map<Integer, String> problems(Method method) {
    Map<Integer, String> problems = new TreeMap<>(ALWAYS);
    if (method.isAnnotationPresent(Consumes.class)) {
      problems.put(413, "The body is too large.");
      problems.put(415, "The body's type is not one that is taken.");
      problems.put(409, "It conflicts with what is there.");
    }
    boolean isAboutOne =
        Arrays.stream(method.getParameters()).anyMatch(p -> p.isAnnotationPresent(PathParam.class));
    if (isAboutOne) {
      problems.put(404, "There is no such thing in your domains.");
      problems.put(409, "It conflicts with what is there.");
    }
    boolean isVersioned =
        Arrays.stream(method.getParameters())
            .map(p -> p.getAnnotation(HeaderParam.class))
            .anyMatch(header -> header != null && header.value().equals("If-Match"));
    if (isVersioned) {
      problems.put(412, "It has changed since it was read.");
      problems.put(428, "If-Match is missing.");
    }
    return problems;
  }

  private ObjectNode answer(String description, @Nullable Class<?> body) {
    ObjectNode response = Nodes.object().put("description", description);
    response.putObject("headers").set("X-Request-Id", Nodes.ref("headers", "RequestId"));
    if (body != null && body != void.class) {
      response.putObject("content").putObject("application/json").set("schema", schemas.of(body));
    }
    return response;
  }

  private static ObjectNode problem(String why) {
    ObjectNode response = Nodes.object().put("description", why);
    response.putObject("headers").set("X-Request-Id", Nodes.ref("headers", "RequestId"));
    response
        .putObject("content")
        .putObject("application/problem+json")
        .set("schema", Nodes.schemaRef("Problem"));
    return response;
  }
}
