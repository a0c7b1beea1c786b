package org.touchstonehub.sharing.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.touchstonehub.match.explain.Span;
import org.touchstonehub.match.explain.ValueDifference;
import org.touchstonehub.policy.pdp.Mask;

/** Where the values of two records differ. */
public final class Differences {
  private Differences() {}

  /** Of attributes that are shown in full: a part of a value differs from all others. */
  public static List<DifferenceJson> between(
      Map<String, String> first, Map<String, String> second, Map<String, Mask> masks) {
    Set<String> attributes = new TreeSet<>(first.keySet());
    attributes.addAll(second.keySet());
    List<DifferenceJson> differences = new ArrayList<>();
    for (String attribute : attributes) {
      if (masks.get(attribute) != Mask.CLEAR) continue;
      ValueDifference difference =
          ValueDifference.of(first.getOrDefault(attribute, ""), second.getOrDefault(attribute, ""));
      differences.add(
          new DifferenceJson(attribute, spans(difference.first()), spans(difference.second())));
    }
    return differences;
  }

  private static List<SpanJson> spans(List<Span> spans) {
    return spans.stream().map(span -> new SpanJson(span.text(), span.isSame())).toList();
  }
}
