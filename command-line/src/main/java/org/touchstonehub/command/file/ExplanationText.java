package org.touchstonehub.command.file;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.touchstonehub.match.explain.Bridge;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.Part;

/** Explanations on a terminal, in plain characters. */
final class ExplanationText {
  private static final int BAR = 30;

  private final PrintWriter out;
  private final ExplanationWords words;

  ExplanationText(PrintWriter out, ExplanationWords words) {
    this.out = out;
    this.words = words;
  }

  void print(ExplainedPair pair) {
    out.println(pair.a() + " and " + pair.b());
    out.println(ExplanationWords.verdict(pair));
    out.println(ExplanationWords.compared(pair.why().fate()));
    pair.why().fate().rules().forEach(rule -> out.println(ExplanationWords.rule(rule)));
    out.println(ExplanationWords.joining(pair.why().fate()));
    out.println();
    new SideBySide(out, pair.values()).print(pair.a(), pair.b());
    out.println();
    waterfall(pair);
  }

  private void waterfall(ExplainedPair pair) {
    List<ShownBits.Line> lines = ShownBits.lines(pair.why().waterfall());
    double low = lines.stream().mapToDouble(l -> Math.min(l.from(), l.to())).min().orElse(0);
    double high = lines.stream().mapToDouble(l -> Math.max(l.from(), l.to())).max().orElse(0);
    line("%9s %8s  %s", "bits", "sum", "+1 doubles the odds of a match");
    for (ShownBits.Line line : lines) {
      if (ShownBits.isNothing(line)) continue;
      String bar = bar(line.from(), line.to(), Math.min(0, low), Math.max(0, high));
      line(
          "%9s %8s  %s  %s",
          line.bits(), ShownBits.of(line.to()), bar, ExplanationWords.part(line.part()));
    }
    line(
        "%9s           log odds: probability %s",
        ShownBits.of(pair.why().waterfall().bits()),
        ShownBits.probability(pair.why().waterfall().probability()));
    String missing =
        lines.stream()
            .map(ShownBits.Line::part)
            .filter(part -> part.kind() == Part.Kind.MISSING)
            .map(Part::subject)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) out.println("No evidence, missing on a side: " + missing);
  }

  private static String bar(double from, double to, double low, double high) {
    char[] bar = " ".repeat(BAR + 1).toCharArray();
    int zero = place(0, low, high);
    int a = place(Math.min(from, to), low, high);
    int b = place(Math.max(from, to), low, high);
    for (int i = a; i <= b; i++) bar[i] = to > from ? '+' : '-';
    if (bar[zero] == ' ') bar[zero] = '|';
    return new String(bar);
  }

  private static int place(double bits, double low, double high) {
    return high <= low ? 0 : (int) Math.round((bits - low) / (high - low) * BAR);
  }

  void print(ExplainedCluster cluster) {
    line("Cluster %d: %s", cluster.number(), ExplanationWords.count(cluster.members().size()));
    for (ExplainedCluster.Member member : cluster.members()) {
      String values =
          member.values().stream()
              .filter(value -> !value.isEmpty())
              .map(SideBySide::cut)
              .collect(Collectors.joining(" | "));
      out.println("  " + member.name() + "  " + values);
    }
    out.println();
    built(cluster);
    cluster.why().bridge().ifPresent(this::bridge);
    neighbours(cluster);
    cluster
        .bridge()
        .ifPresent(
            pair -> {
              out.println();
              out.println("The weakest bridge as a pair:");
              print(pair);
            });
  }

  private void built(ExplainedCluster cluster) {
    if (cluster.why().joinings().isEmpty()) {
      out.println("It stands alone: nothing was joined to it.");
      return;
    }
    out.println("Built in this order (bits):");
    int step = 0;
    for (Joining joining : cluster.why().joinings()) {
      line(
          "%4d. %s with %s: %s",
          ++step,
          words.keys(joining.first()),
          words.keys(joining.second()),
          ExplanationWords.stage(joining));
    }
  }

  private void bridge(Bridge bridge) {
    out.println();
    line(
        "Weakest bridge: %s and %s, %s bits as a pair; without it %s and %s.",
        words.name(bridge.a()),
        words.name(bridge.b()),
        ShownBits.of(bridge.pairBits()),
        words.keys(bridge.first()),
        words.keys(bridge.second()));
    line("The two sides as a whole: link %s.", ShownBits.of(bridge.linkBits()));
  }

  private void neighbours(ExplainedCluster cluster) {
    if (cluster.why().neighbours().isEmpty()) return;
    out.println();
    out.println("Came nearest and stayed apart (above 0 would join):");
    for (Joining near : cluster.why().neighbours()) {
      line(
          "%9s  %s, link %s",
          ShownBits.of(near.scoreBits()), words.keys(near.second()), ShownBits.of(near.linkBits()));
    }
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
