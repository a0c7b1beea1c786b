package org.touchstonehub.match.trust;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the result of a run can be trusted.
 *
 * @param checks what was checked; of a careful match what had failed before
 * @param careful whether only what is beyond doubt was joined, since a check had failed
 */
public record Trust(List<SelfCheck> checks, boolean careful) {
  /** Nothing was joined, so nothing can be wrong with it. */
  public static final Trust UNCHECKED = new Trust(List.of(), false);

  public Trust {
    checks = List.copyOf(checks);
  }

  /** With one check more, unless there is nothing to check. */
  public Trust and(SelfCheck check) {
    if (checks.isEmpty()) return this;
    List<SelfCheck> all = new ArrayList<>(checks);
    all.add(check);
    return new Trust(all, careful);
  }

  public boolean failed() {
    return checks.stream().anyMatch(SelfCheck::failed);
  }

  /** What a user must know, in one plain sentence; empty where every check is passed. */
  public Optional<String> warning() {
    if (!failed()) return Optional.empty();
    String found =
        checks.stream()
            .filter(SelfCheck::failed)
            .map(SelfCheck::inWords)
            .collect(joining(", and "));
    String done =
        careful
            ? "only what agrees beyond doubt is joined, the rest is left to you"
            : "do not use the result as it is";
    return Optional.of(
        "This table cannot be matched well: %s, so %s; a column that tells these records apart would help (an identifier, a contact, an address, a date of birth), or answers to the possible matches (touchstone label)."
            .formatted(found, done));
  }
}
