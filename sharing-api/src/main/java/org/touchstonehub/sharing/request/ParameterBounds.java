package org.touchstonehub.sharing.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.golden.CodePoints;
import org.touchstonehub.sharing.describe.AtMost;

/** How long the texts of a method's parameters may be, as {@link AtMost} declares it. */
public final class ParameterBounds {
  private record Bound(String place, String name, int most) {}

  private final List<Bound> bounds;

  private ParameterBounds(List<Bound> bounds) {
    this.bounds = List.copyOf(bounds);
  }

  public static ParameterBounds of(Method method) {
    List<Bound> bounds = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      add(parameter, bounds);
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getDeclaredFields()) add(field, bounds);
      }
    }
    return new ParameterBounds(bounds);
  }

  private static void add(AnnotatedElement parameter, List<Bound> to) {
    AtMost most = parameter.getAnnotation(AtMost.class);
    if (most == null) return;
    PathParam path = parameter.getAnnotation(PathParam.class);
    QueryParam query = parameter.getAnnotation(QueryParam.class);
    HeaderParam header = parameter.getAnnotation(HeaderParam.class);
    if (path != null) to.add(new Bound("path", path.value(), most.value()));
    if (query != null) to.add(new Bound("query", query.value(), most.value()));
    if (header != null) to.add(new Bound("header", header.value(), most.value()));
  }

  /**
   * @param place path, query or header
   * @throws InvalidInput for a text that is longer than the method takes
   */
  void check(String place, Map<String, List<String>> given) {
    for (Bound bound : bounds) {
      List<String> values = bound.place.equals(place) ? given.get(bound.name) : null;
      if (values != null && values.stream().anyMatch(v -> CodePoints.count(v) > bound.most)) {
        throw new InvalidInput(
            "malformed-request",
            "The %s parameter '%s' has more than %d characters; shorten it."
                .formatted(place, bound.name, bound.most));
      }
    }
  }

  /** Declares them in the OpenAPI document. */
  public void addTo(ObjectNode operation) {
    for (Bound bound : bounds) {
      for (JsonNode parameter : operation.path("parameters")) {
        if (parameter.path("in").asText().equals(bound.place)
            && parameter.path("name").asText().equals(bound.name)) {
          ((ObjectNode) parameter.get("schema")).put("maxLength", bound.most);
        }
      }
    }
  }
}
