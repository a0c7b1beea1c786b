package org.touchstonehub.policy.gate;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.pdp.Operation;
import org.touchstonehub.policy.purpose.Purpose;

/**
 * Somebody asks for golden data.
 *
 * @param product the name of the data product that offers it
 * @param subjects whose records; none where rows are asked for
 * @param fields attributes that the caller's own condition or order looks at: what is masked for
 *     the caller may not be asked by either
 * @param attributes those that the answer is to have; none for all that may be shown
 * @param limit the most rows that the answer may have, or null for records by id
 */
public record SharingRequest(
    Caller caller,
    String product,
    Purpose purpose,
    Operation operation,
    List<Subject> subjects,
    Set<String> fields,
    Set<String> attributes,
    @Nullable Integer limit) {
  public SharingRequest {
    subjects = List.copyOf(subjects);
    fields = Set.copyOf(fields);
    attributes = Set.copyOf(attributes);
    if (operation.isByRows() != subjects.isEmpty()) {
      throw new IllegalArgumentException(
          "rows are asked for without subjects, records by id with at least one");
    }
  }

  /** One record by id. */
  public static SharingRequest read(
      Caller caller, String product, Purpose purpose, Subject subject) {
    return new SharingRequest(
        caller, product, purpose, Operation.READ, List.of(subject), Set.of(), Set.of(), null);
  }

  /** The same for an answer of these attributes only; none for all that may be shown. */
  public SharingRequest showing(Set<String> shown) {
    return new SharingRequest(caller, product, purpose, operation, subjects, fields, shown, limit);
  }

  /** The records that a steward's task is about, under the stewards' own purpose. */
  public static SharingRequest steward(Caller caller, String product, List<Subject> subjects) {
    return new SharingRequest(
        caller,
        product,
        Purpose.RECORD_MANAGEMENT,
        Operation.STEWARD,
        subjects,
        Set.of(),
        Set.of(),
        null);
  }

  /** Rows that fit a condition of the caller's. */
  public static SharingRequest search(
      Caller caller, String product, Purpose purpose, Set<String> fields, int limit) {
    return new SharingRequest(
        caller, product, purpose, Operation.SEARCH, List.of(), fields, Set.of(), limit);
  }

  /**
   * Records that look like one that somebody is about to create. The caller already holds the
   * values it asks by, so no fields are named; what comes back is masked all the same.
   */
  public static SharingRequest match(Caller caller, String product, Purpose purpose, int limit) {
    return new SharingRequest(
        caller, product, purpose, Operation.MATCH, List.of(), Set.of(), Set.of(), limit);
  }
}
