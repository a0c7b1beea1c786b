package org.touchstonehub.policy.gate;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.touchstonehub.policy.decision.DecisionId;

/** The policy said no. */
public class SharingRefused extends NothingShared {
  private static final long serialVersionUID = 1L;

  private static final String BY_MASKED = "search-by-masked-field";

  SharingRefused(DecisionId decision, SharingRequest request, List<String> reasons) {
    super(
        Kind.DENIED,
        "sharing-refused",
        "Product '%s' does not share this for purpose '%s': %s. A compliance officer finds the decision under %s."
            .formatted(request.product(), request.purpose(), told(request, reasons), decision),
        decision,
        reasons);
  }

  /** The codes; the one that is about attributes with those that were asked or sorted by. */
  private static String told(SharingRequest request, List<String> reasons) {
    String fields = String.join(", ", new TreeSet<>(request.fields()));
    return reasons.stream()
        .map(code -> code.equals(BY_MASKED) ? "%s (%s)".formatted(code, fields) : code)
        .collect(Collectors.joining(", "));
  }
}
