package org.touchstonehub.sharing.golden;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.mdm.golden.GoldenSearch;
import org.touchstonehub.mdm.golden.Projections;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.sharing.problem.Repeated;
import org.touchstonehub.sharing.security.Access;

/** Attributes by name in query parameters: which are wanted, and what an answer is sorted by. */
@RequestScoped
class Selection {
  @Inject Projections projections;
  @Inject ActiveModels models;
  @Inject Access access;

  /**
   * The same where the domain is not known yet: of any domain of the caller's. Whether a record is
   * there must not show in which names are refused.
   */
  Set<String> of(@Nullable String text) {
    if (text == null) return Set.of();
    Map<String, Fields.Field> any = new TreeMap<>();
    for (ActiveModel model : models.all()) {
      if (!access.covers(model.domain())) continue;
      projections.of(model.domain()).fields().all().forEach(f -> any.put(f.name(), f));
    }
    return of(new Fields(any.values()), text);
  }

  /**
   * @param text attributes with commas between, or null
   * @return empty for null, which asks for all
   * @throws InvalidInput for a name that is no attribute of the domain
   */
  Set<String> of(String domain, @Nullable String text) {
    return text == null ? Set.of() : of(projections.of(domain).fields(), text);
  }

  static Set<String> of(Fields known, String text) {
    Set<String> attributes = new TreeSet<>();
    for (String name : names(text)) attributes.add(attribute("fields", known, name));
    return attributes;
  }

  /**
   * @param text attributes with commas between, "-" before one that falls; or null
   * @throws InvalidInput for a name that is no attribute of the domain
   */
  static List<GoldenSearch.Order> order(Fields known, @Nullable String text) {
    return text == null ? List.of() : names(text).stream().map(name -> key(known, name)).toList();
  }

  private static GoldenSearch.Order key(Fields known, String name) {
    // An attribute may itself begin with a hyphen.
    boolean isDescending = name.startsWith("-") && !known.names().contains(name);
    String attribute = isDescending ? name.substring(1) : name;
    return new GoldenSearch.Order(attribute("sort", known, attribute), isDescending);
  }

  private static List<String> names(String text) {
    return List.of(text.split(",", -1));
  }

  private static String attribute(String parameter, Fields known, String name) {
    if (known.names().contains(name)) return name;
    throw new InvalidInput(
        parameter,
        "'%s' takes attributes with commas between, and '%s' is none of: %s."
            .formatted(
                parameter, Repeated.name(name), String.join(", ", new TreeSet<>(known.names()))));
  }
}
