package org.touchstonehub.policy.pdp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.policy.caller.Role;
import org.touchstonehub.policy.purpose.Purpose;

/**
 * Whether the data documents of a policy fit each other and the hub. A slip in one hides more than
 * is wanted at best and shows more at worst, so it is told before it decides anything.
 */
final class PolicyDocuments {
  private static final Set<String> LEVELS = Set.of("clear", "partial", "hidden");
  private static final Set<String> CLASSIFICATIONS =
      Arrays.stream(Classification.values())
          .map(classification -> classification.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(Role::code).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> OPERATIONS =
      Arrays.stream(Operation.values())
          .map(Operation::code)
          .collect(Collectors.toUnmodifiableSet());

  private final JsonNode documents;
  private final List<String> faults = new ArrayList<>();

  private PolicyDocuments(JsonNode documents) {
    this.documents = documents;
  }

  /** All that is wrong, in words, by document; none if nothing is. */
  static Map<String, List<String>> faultsOf(JsonNode documents) {
    Map<String, Consumer<PolicyDocuments>> checks = new TreeMap<>();
    checks.put("legal_bases", PolicyDocuments::legalBases);
    checks.put("purposes", PolicyDocuments::purposes);
    checks.put("roles", PolicyDocuments::roles);
    checks.put("masks", PolicyDocuments::masks);
    Map<String, List<String>> faults = new TreeMap<>();
    checks.forEach(
        (document, check) -> {
          PolicyDocuments checked = new PolicyDocuments(documents);
          check.accept(checked);
          if (!checked.faults.isEmpty()) faults.put(document, checked.faults);
        });
    return faults;
  }

  private void legalBases() {
    each("legal_bases")
        .forEach(
            (code, basis) -> {
              String where = "legal basis '%s'".formatted(code);
              onlyKeys(where, basis, Set.of("label", "article", "consent"));
              text(where, basis, "label");
              text(where, basis, "article");
              word(
                  where,
                  basis.path("consent"),
                  "consent",
                  Set.of("needed", "not-needed")::contains);
            });
  }

  private void purposes() {
    Map<String, JsonNode> purposes = each("purposes");
    Set<String> bases = namesIn("legal_bases");
    purposes.forEach(
        (code, purpose) -> {
          String where = "purpose '%s'".formatted(code);
          if (!isPurpose(code)) faults.add(where + " is no code of a purpose");
          onlyKeys(where, purpose, Set.of("label", "broader", "legal_bases", "needs"));
          text(where, purpose, "label");
          words(where, purpose.path("broader"), "broader", purposes::containsKey);
          levels(where, purpose.path("needs"), "needs");
          JsonNode byDomain = purpose.path("legal_bases");
          if (!byDomain.isObject()) faults.add(where + ": legal_bases is no mapping");
          byDomain
              .properties()
              .forEach(domain -> words(where, domain.getValue(), "legal_bases", bases::contains));
        });
  }

  private static boolean isPurpose(String code) {
    try {
      return !new Purpose(code).code().isEmpty();
    } catch (InvalidInput e) {
      return false;
    }
  }

  private void roles() {
    Set<String> purposes = namesIn("purposes");
    each("roles")
        .forEach(
            (code, role) -> {
              String where = "role '%s'".formatted(code);
              if (!ROLES.contains(code)) faults.add(where + " is no role of the hub");
              onlyKeys(where, role, Set.of("label", "operations", "purposes", "sees"));
              text(where, role, "label");
              words(where, role.path("operations"), "operations", OPERATIONS::contains);
              words(
                  where,
                  role.path("purposes"),
                  "purposes",
                  purpose -> purpose.equals("any") || purposes.contains(purpose));
              levels(where, role.path("sees"), "sees");
            });
  }

  private void masks() {
    Map<String, JsonNode> masks = each("masks");
    onlyKeys("masks", documents.path("masks"), Set.of("partial", "derived"));
    masks.forEach(
        (kind, forms) -> {
          if (!forms.isObject()) faults.add("masks: '%s' is no mapping".formatted(kind));
          for (Map.Entry<String, JsonNode> form : forms.properties()) {
            String where = "masks: %s of '%s'".formatted(kind, form.getKey());
            if (SemanticType.ofYamlName(form.getKey()).isEmpty()) {
              faults.add(where + ": there is no such type");
            }
            word(where, form.getValue(), "form", code -> Mask.ofCode(code).isPresent());
          }
        });
  }

  private Map<String, JsonNode> each(String document) {
    JsonNode node = documents.path(document);
    if (!node.isObject()) faults.add("the document '%s' is no mapping".formatted(document));
    return node.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What another document may refer to. */
  private Set<String> namesIn(String document) {
    return documents.path(document).properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void onlyKeys(String where, JsonNode node, Set<String> keys) {
    if (!node.isObject()) {
      faults.add(where + " is no mapping");
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!keys.contains(entry.getKey())) {
        faults.add("%s: there is no key '%s'".formatted(where, entry.getKey()));
      }
    }
  }

  private void text(String where, JsonNode node, String key) {
    if (node.path(key).asText().isBlank()) faults.add("%s: %s is missing".formatted(where, key));
  }

  private void levels(String where, JsonNode node, String key) {
    if (!node.isObject()) faults.add("%s: %s is no mapping".formatted(where, key));
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!CLASSIFICATIONS.contains(entry.getKey())) {
        faults.add("%s: %s names no classification '%s'".formatted(where, key, entry.getKey()));
      }
      word(where, entry.getValue(), key, LEVELS::contains);
    }
  }

  private void words(String where, JsonNode node, String key, Predicate<String> known) {
    if (!node.isArray()) faults.add("%s: %s is no list".formatted(where, key));
    for (JsonNode item : node) word(where, item, key, known);
  }

  private void word(String where, JsonNode node, String key, Predicate<String> known) {
    if (!node.isTextual() || !known.test(node.textValue())) {
      faults.add("%s: %s '%s' is not known".formatted(where, key, node.asText()));
    }
  }
}
