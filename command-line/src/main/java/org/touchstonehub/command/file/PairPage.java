package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.touchstonehub.command.file.EvidenceWords.Direction;
import org.touchstonehub.match.explain.Contribution;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.explain.Waterfall;

/** What the page of an explanation shows of a pair. */
final class PairPage {
  private final ExplainedPair pair;
  private final PairSummary summary;

  PairPage(ExplainedPair pair) {
    this.pair = pair;
    summary = new PairSummary(pair);
  }

  Map<String, Object> context(String heading) {
    Map<String, Object> map = new HashMap<>();
    map.put("heading", heading);
    map.put("a", pair.a());
    map.put("b", pair.b());
    map.put("verdict", ExplanationWords.verdict(pair));
    map.put("compared", ExplanationWords.compared(pair.why().fate()));
    map.put("rules", pair.why().fate().rules().stream().map(ExplanationWords::rule).toList());
    map.put("joining", ExplanationWords.joining(pair.why().fate()));
    map.put("values", pair.values().stream().map(PairPage::value).toList());
    putSummary(map);
    putSteps(map);
    return map;
  }

  private static Map<String, Object> value(ExplainedPair.Value value) {
    return Map.of(
        "attribute", value.attribute(), "a", value.a(), "b", value.b(), "differs", value.differs());
  }

  private void putSummary(Map<String, Object> map) {
    List<ShownBits.Line<Contribution>> lines = summary.lines();
    BitScale scale = BitScale.of(lines);
    map.put("sentence", summary.sentence());
    map.put("marks", scale.marks().stream().map(mark -> mark(mark, scale)).toList());
    map.put("zero", percent(scale.share(0)));
    map.put("sums", lines.stream().map(line -> sum(line, scale)).toList());
    map.put("stated", EvidenceWords.pair(summary.probability()));
    map.put("percent", EvidenceWords.percent(summary.probability()));
    map.put("sumBits", ShownBits.TENTHS.of(summary.bits()));
    map.put("total", percent(scale.share(summary.bits())));
    map.put("noEvidence", String.join(", ", summary.missing()));
    map.put("unweighed", String.join(", ", summary.unweighed()));
  }

  private static Map<String, Object> mark(double bits, BitScale scale) {
    String label = bits == 0 ? "0" : String.format(Locale.ROOT, "%+.0f", bits);
    return Map.of("at", percent(scale.share(bits)), "label", label);
  }

  private Map<String, Object> sum(ShownBits.Line<Contribution> line, BitScale scale) {
    Contribution item = line.item();
    String a = summary.valueOfA(item);
    String b = summary.valueOfB(item);
    Map<String, Object> map = bar(line, scale);
    map.put("label", PairSummary.label(item));
    map.put("evidence", PairSummary.evidence(item));
    map.put("words", item.words());
    map.put("valued", !a.isEmpty() || !b.isEmpty());
    map.put("a", a);
    map.put("b", b);
    map.put("differs", !a.equals(b));
    map.put("direction", PairSummary.direction(item).word());
    return map;
  }

  private void putSteps(Map<String, Object> map) {
    Waterfall waterfall = pair.why().waterfall();
    List<ShownBits.Line<Part>> lines = ShownBits.HUNDREDTHS.lines(waterfall.parts(), Part::bits);
    BitScale scale = BitScale.of(lines);
    List<Map<String, Object>> bars = new ArrayList<>();
    for (ShownBits.Line<Part> line : lines) {
      if (line.isNothing()) continue;
      Map<String, Object> bar = bar(line, scale);
      bar.put("label", ExplanationWords.part(line.item()));
      bar.put("sum", ShownBits.HUNDREDTHS.of(line.to()));
      bar.put("direction", (line.own() > 0 ? Direction.FOR : Direction.AGAINST).word());
      bars.add(bar);
    }
    map.put("bars", bars);
    map.put("stepZero", percent(scale.share(0)));
    map.put("bits", ShownBits.HUNDREDTHS.of(waterfall.bits()));
    map.put("probability", ShownBits.probability(waterfall.probability()));
  }

  private static Map<String, Object> bar(ShownBits.Line<?> line, BitScale scale) {
    double from = scale.share(Math.min(line.from(), line.to()));
    double to = scale.share(Math.max(line.from(), line.to()));
    Map<String, Object> bar = new HashMap<>();
    bar.put("bits", line.bits());
    bar.put("left", percent(from));
    bar.put("width", percent(to - from));
    return bar;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share);
  }
}
