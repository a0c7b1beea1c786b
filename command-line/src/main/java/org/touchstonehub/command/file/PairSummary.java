package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstonehub.command.file.EvidenceWords.Direction;
import org.touchstonehub.match.explain.Contribution;
import org.touchstonehub.match.explain.Contribution.Kind;
import org.touchstonehub.match.explain.Summary;

/** What each attribute of a pair brings, in words and with its values, the strongest first. */
final class PairSummary {
  private static final int MOST_FOR = 2;

  private final ExplainedPair pair;
  private final Summary summary;
  private final Map<String, ExplainedPair.Value> values = new HashMap<>();

  PairSummary(ExplainedPair pair) {
    this.pair = pair;
    summary = pair.why().summary();
    pair.values().forEach(value -> values.put(value.attribute(), value));
  }

  /**
   * In the order they are told; they add up as they are shown. What brings nothing is told only of
   * attributes.
   */
  List<ShownBits.Line<Contribution>> lines() {
    return ShownBits.TENTHS.lines(summary.contributions(), Contribution::bits).stream()
        .filter(line -> !line.isNothing() || line.item().kind() == Kind.ATTRIBUTE)
        .toList();
  }

  List<Contribution> contributions() {
    return summary.contributions();
  }

  double bits() {
    return summary.bits();
  }

  double probability() {
    return pair.why().waterfall().probability();
  }

  static String label(Contribution contribution) {
    return switch (contribution.kind()) {
      case START -> "starting point";
      case ATTRIBUTE -> String.join(", ", contribution.attributes());
      case RELATED -> "also: " + contribution.name();
      case CALIBRATION -> "experience";
    };
  }

  /** Where all starts is no finding, so nothing is said of its strength. */
  static String evidence(Contribution contribution) {
    return contribution.kind() == Kind.START ? "" : EvidenceWords.evidence(contribution.bits());
  }

  static Direction direction(Contribution contribution) {
    return contribution.kind() == Kind.START
        ? Direction.NEITHER
        : Direction.of(contribution.bits());
  }

  /** What one of the two says of it. */
  String valueOfA(Contribution contribution) {
    return joined(contribution, true);
  }

  String valueOfB(Contribution contribution) {
    return joined(contribution, false);
  }

  private String joined(Contribution contribution, boolean first) {
    return contribution.attributes().stream()
        .flatMap(attribute -> Stream.ofNullable(values.get(attribute)))
        .map(value -> first ? value.a() : value.b())
        .filter(value -> !value.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** What speaks most for and against, in one sentence or two. */
  String sentence() {
    List<Contribution> found =
        summary.contributions().stream()
            .filter(c -> c.kind() == Kind.ATTRIBUTE || c.kind() == Kind.RELATED)
            .toList();
    List<Contribution> most =
        found.stream()
            .filter(c -> direction(c) == Direction.FOR)
            .sorted(Comparator.comparingDouble(c -> -c.bits()))
            .limit(MOST_FOR)
            .toList();
    String against =
        found.stream()
            .filter(c -> direction(c) == Direction.AGAINST)
            .min(Comparator.comparingDouble(Contribution::bits))
            .map(PairSummary::told)
            .orElse("nothing of weight");
    String speaksFor =
        most.isEmpty()
            ? "nothing of weight"
            : most.stream().map(PairSummary::told).collect(Collectors.joining(" and "));
    return "Speaks most for one thing: %s. Most against: %s.".formatted(speaksFor, against);
  }

  private static String told(Contribution contribution) {
    return label(contribution).replaceFirst("^also: ", "") + " (" + contribution.words() + ")";
  }

  /** Attributes that bring nothing, since one of the two or both say nothing of them. */
  List<String> missing() {
    return summary.missing().stream().map(names -> String.join(", ", names)).toList();
  }

  /** Attributes of which both say something and which are not weighed. */
  List<String> unweighed() {
    List<String> told = new ArrayList<>();
    summary.contributions().forEach(c -> told.addAll(c.attributes()));
    summary.missing().forEach(told::addAll);
    return pair.values().stream()
        .map(ExplainedPair.Value::attribute)
        .filter(attribute -> !told.contains(attribute))
        .toList();
  }
}
