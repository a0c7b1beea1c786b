package org.touchstonehub.policy.pdp;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.purpose.Purpose;

/**
 * The facts that a decision rests on. No attribute values: an engine may log what it is asked.
 *
 * @param product null where no product of the asked name is published
 * @param fields attributes that the caller's own condition looks at
 * @param consent the code of the subject's effective consent, for operations by id; null otherwise
 */
public record PolicyQuestion(
    Caller caller,
    @Nullable GovernedProduct product,
    Purpose purpose,
    Operation operation,
    Set<String> fields,
    @Nullable String consent) {
  /** The virtual field that a row filter may name beside the attributes of the product. */
  public static final String CONSENT_FIELD = "consent";

  /** Nobody asks for nothing: every sound policy says no, which shows that it is there. */
  static final PolicyQuestion PROBE =
      new PolicyQuestion(
          new Caller("health-check", Set.of()),
          null,
          Purpose.RECORD_MANAGEMENT,
          Operation.READ,
          Set.of(),
          null);

  public PolicyQuestion {
    fields = Set.copyOf(fields);
  }

  /** The names that a row filter may use. */
  public Set<String> filterFields() {
    Set<String> names = new TreeSet<>(Set.of(CONSENT_FIELD));
    if (product != null) {
      names.addAll(
          product.attributes().stream().map(GovernedAttribute::name).collect(Collectors.toSet()));
    }
    return names;
  }
}
