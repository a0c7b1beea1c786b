package org.touchstonehub.command.file;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.touchstonehub.command.terminal.Colours;
import org.touchstonehub.match.explain.Bridge;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.explain.Waterfall;

/** Explanations on a terminal: what matters first, the reckoning where it is asked for. */
final class ExplanationText {
  private static final int BAR = 30;

  /** Characters of the values of a record in a list. */
  private static final int MOST_VALUES = 140;

  private final PrintWriter out;
  private final ExplanationWords words;
  private final Colours colours;
  private final boolean details;

  /**
   * @param details whether each step of the reckoning is told too
   */
  ExplanationText(PrintWriter out, ExplanationWords words, Colours colours, boolean details) {
    this.out = out;
    this.words = words;
    this.colours = colours;
    this.details = details;
  }

  void print(ExplainedPair pair) {
    out.println(colours.strong(pair.a() + " and " + pair.b()));
    out.println(ExplanationWords.verdict(pair));
    pair.why().fate().rules().forEach(rule -> out.println(ExplanationWords.rule(rule)));
    if (!isPlainJoin(pair)) out.println(ExplanationWords.joining(pair.why().fate()));
    new SummaryText(out, colours, new PairSummary(pair)).print();
    if (!details) {
      out.println("With --details: all values, how they were compared and joined, each step.");
      return;
    }
    out.println();
    out.println(ExplanationWords.compared(pair.why().fate()));
    if (isPlainJoin(pair)) out.println(ExplanationWords.joining(pair.why().fate()));
    out.println();
    new SideBySide(out, pair.values()).print(pair.a(), pair.b());
    out.println();
    waterfall(pair.why().waterfall());
  }

  /** Whether the two alone were joined, so that there is nothing to tell beyond the pair. */
  private static boolean isPlainJoin(ExplainedPair pair) {
    return pair.why().fate().isTogether() && pair.why().fate().joining().size() == 2;
  }

  private void waterfall(Waterfall waterfall) {
    List<ShownBits.Line<Part>> lines = ShownBits.HUNDREDTHS.lines(waterfall.parts(), Part::bits);
    BitScale scale = BitScale.of(lines);
    line("%9s %8s  %s", "bits", "sum", "each step; +1 doubles the odds of a match");
    for (ShownBits.Line<Part> line : lines) {
      if (line.isNothing()) continue;
      line(
          "%9s %8s  %s  %s",
          line.bits(),
          ShownBits.HUNDREDTHS.of(line.to()),
          bar(line, scale),
          ExplanationWords.part(line.item()));
    }
    line(
        "%9s           log odds: probability %s",
        ShownBits.HUNDREDTHS.of(waterfall.bits()), ShownBits.probability(waterfall.probability()));
    String missing =
        lines.stream()
            .map(ShownBits.Line::item)
            .filter(part -> part.kind() == Part.Kind.MISSING)
            .map(Part::subject)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) out.println("No evidence, missing on a side: " + missing);
  }

  private static String bar(ShownBits.Line<Part> line, BitScale scale) {
    char[] bar = " ".repeat(BAR + 1).toCharArray();
    int a = place(Math.min(line.from(), line.to()), scale);
    int b = place(Math.max(line.from(), line.to()), scale);
    for (int i = a; i <= b; i++) bar[i] = line.own() > 0 ? '+' : '-';
    int zero = place(0, scale);
    if (bar[zero] == ' ') bar[zero] = '|';
    return new String(bar);
  }

  private static int place(double bits, BitScale scale) {
    return (int) Math.round(scale.share(bits) * BAR);
  }

  void print(ExplainedCluster cluster) {
    String count = ExplanationWords.count(cluster.members().size());
    out.println(colours.strong("Cluster " + cluster.number() + ": " + count));
    for (ExplainedCluster.Member member : cluster.members()) {
      String values =
          member.values().stream()
              .filter(value -> !value.isEmpty())
              .map(SideBySide::cut)
              .collect(Collectors.joining(" | "));
      out.println("  " + member.name() + "  " + SideBySide.cut(values, MOST_VALUES));
    }
    out.println();
    built(cluster.why().joinings());
    cluster.why().bridge().ifPresent(this::bridge);
    neighbours(cluster.why().neighbours());
    cluster
        .bridge()
        .ifPresent(
            pair -> {
              out.println();
              out.println("The weakest bridge as a pair:");
              print(pair);
            });
  }

  private void built(List<Joining> joinings) {
    if (joinings.isEmpty()) {
      out.println("It stands alone: nothing was joined to it.");
      return;
    }
    out.println(
        "Built in this order; links in bits, ! where the two sides are not very likely one:");
    int step = 0;
    for (Joining joining : joinings) {
      boolean weak = EvidenceWords.isWeak(Waterfall.probability(joining.linkBits()));
      String line =
          String.format(
              Locale.ROOT,
              "%4d. %s %s with %s: %s",
              ++step,
              weak ? "!" : " ",
              words.keys(joining.first()),
              words.keys(joining.second()),
              ExplanationWords.stage(joining));
      out.println(weak ? colours.differ(line) : line);
    }
  }

  private void bridge(Bridge bridge) {
    out.println();
    line(
        "Weakest bridge: %s and %s, %s bits as a pair; without it %s and %s.",
        words.name(bridge.a()),
        words.name(bridge.b()),
        ShownBits.HUNDREDTHS.of(bridge.pairBits()),
        words.keys(bridge.first()),
        words.keys(bridge.second()));
    line(
        "The two sides as a whole: link %s, %s.",
        ShownBits.HUNDREDTHS.of(bridge.linkBits()),
        EvidenceWords.pair(Waterfall.probability(bridge.linkBits())));
  }

  private void neighbours(List<Joining> neighbours) {
    if (neighbours.isEmpty()) return;
    out.println();
    out.println("Came nearest and stayed apart (above 0 would join):");
    for (Joining near : neighbours) {
      line(
          "%9s  %s, link %s",
          ShownBits.HUNDREDTHS.of(near.scoreBits()),
          words.keys(near.second()),
          ShownBits.HUNDREDTHS.of(near.linkBits()));
    }
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
