package org.touchstonehub.sharing.request;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.request.RequestName;
import org.touchstonehub.sharing.describe.TakesFilters;
import org.touchstonehub.sharing.json.UnstorableText;
import org.touchstonehub.sharing.problem.Repeated;

/**
 * Refuses what JAX-RS would pass over in silence: a query parameter that the method does not have,
 * has once and is given twice, or whose number or flag is none; and a bare {@code ;} in the path,
 * behind which JAX-RS cuts off the name of a system or the key of a record.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 100)
public class ParameterFilter implements ContainerRequestFilter {
  /** Methods of resources are few, and reading their annotations is slow. */
  private static final Map<Method, Map<String, Class<?>>> KNOWN = new ConcurrentHashMap<>();

  private static final Map<Method, ParameterBounds> BOUNDS = new ConcurrentHashMap<>();

  /** A parameter without one of these is the body. */
  private static final List<Class<? extends Annotation>> TAKEN_FROM_ELSEWHERE =
      List.of(
          BeanParam.class,
          Context.class,
          CookieParam.class,
          FormParam.class,
          HeaderParam.class,
          MatrixParam.class,
          PathParam.class,
          QueryParam.class);

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getPath(false).contains(";")) {
      throw new InvalidInput(
          "malformed-request",
          "A bare ';' in the path cuts off what follows; write it percent-encoded.");
    }
    Method method = resource.getResourceMethod();
    if (method == null) {
      return; // OPTIONS, which is answered from the resource's other methods
    }
    refuseUnstorable("path", request.getUriInfo().getPathParameters());
    ParameterBounds bounds = BOUNDS.computeIfAbsent(method, ParameterBounds::of);
    bounds.check("path", request.getUriInfo().getPathParameters());
    bounds.check("query", request.getUriInfo().getQueryParameters());
    bounds.check("header", request.getHeaders());
    // also of a preview, which does nothing with it: what is described holds for each request
    String key = request.getHeaderString(Idempotency.KEY);
    if (key != null) RequestName.expectForm(key);
    check(request.getUriInfo().getQueryParameters(), method);
    if (takesRecord(method) && !request.hasEntity()) {
      throw new InvalidInput("malformed-json", "The body is empty; send a JSON object.");
    }
  }

  /** PostgreSQL keeps no U+0000, and UTF-8 no half of a surrogate pair. */
  private static void refuseUnstorable(String place, Map<String, List<String>> given) {
    given.forEach(
        (name, values) -> {
          if (UnstorableText.is(name)) {
            throw new InvalidInput(
                "malformed-request",
                "The name of a %s parameter holds U+0000; leave it out.".formatted(place));
          }
          if (values.stream().anyMatch(UnstorableText::is)) {
            throw new InvalidInput(
                "malformed-request",
                "The %s parameter '%s' holds U+0000 or half a surrogate pair; leave it out."
                    .formatted(place, Repeated.name(name)));
          }
        });
  }

  /** Whether the method's body is one of the API's records, and so JSON. */
  private static boolean takesRecord(Method method) {
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType().getName().startsWith("org.touchstonehub.")
          && TAKEN_FROM_ELSEWHERE.stream().noneMatch(parameter::isAnnotationPresent)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @throws InvalidInput for a parameter that the method would not see as it was given
   */
  static void check(Map<String, List<String>> given, Method method) {
    Map<String, Class<?>> known = KNOWN.computeIfAbsent(method, ParameterFilter::parametersOf);
    boolean takesFilters = method.isAnnotationPresent(TakesFilters.class);
    refuseUnstorable("query", given);
    given.forEach(
        (name, values) -> {
          Class<?> type = known.get(name);
          if (type != null) {
            checkValues(name, values, type);
          } else if (!takesFilters) {
            throw new InvalidInput("unknown-parameter", unknown(name, known));
          }
        });
  }

  private static String unknown(String name, Map<String, Class<?>> known) {
    String told = Repeated.name(name);
    return known.isEmpty()
        ? "There is no parameter '%s'; this address takes none.".formatted(told)
        : "There is no parameter '%s'; known are %s."
            .formatted(told, String.join(", ", known.keySet()));
  }

  private static void checkValues(String name, List<String> values, Class<?> type) {
    if (values.size() > 1) {
      throw new InvalidInput(
          "unknown-parameter", "The parameter '%s' is given twice; keep one.".formatted(name));
    }
    String value = values.get(0);
    if (isWhole(type) && !value.matches("[+-]?\\d{1,9}")) {
      throw new InvalidInput(
          "malformed-request",
          "The parameter '%s' takes a whole number of at most 9 digits.".formatted(name));
    }
    if (isFlag(type) && !value.equals("true") && !value.equals("false")) {
      throw new InvalidInput(
          "malformed-request", "The parameter '%s' takes true or false.".formatted(name));
    }
  }

  private static boolean isWhole(Class<?> type) {
    return type == int.class || type == Integer.class || type == long.class || type == Long.class;
  }

  private static boolean isFlag(Class<?> type) {
    return type == boolean.class || type == Boolean.class;
  }

  /** The query parameters of a resource's method by name, with their types. */
  private static Map<String, Class<?>> parametersOf(Method method) {
    Map<String, Class<?>> types = new TreeMap<>();
    for (Parameter parameter : method.getParameters()) {
      QueryParam query = parameter.getAnnotation(QueryParam.class);
      if (query != null) types.put(query.value(), parameter.getType());
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getDeclaredFields()) {
          QueryParam member = field.getAnnotation(QueryParam.class);
          if (member != null) types.put(member.value(), field.getType());
        }
      }
    }
    return types;
  }
}
