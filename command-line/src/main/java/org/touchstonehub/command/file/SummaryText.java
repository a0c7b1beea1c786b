package org.touchstonehub.command.file;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.touchstonehub.command.file.EvidenceWords.Direction;
import org.touchstonehub.command.terminal.Colours;
import org.touchstonehub.match.explain.Contribution;

/** What each attribute brings, as a chart of plain characters. */
final class SummaryText {
  private static final int BAR = 30;
  private static final int MOST_LABEL = 32;

  private final PrintWriter out;
  private final Colours colours;
  private final PairSummary summary;
  private final List<ShownBits.Line<Contribution>> lines;
  private final BitScale scale;
  private final int label;

  SummaryText(PrintWriter out, Colours colours, PairSummary summary) {
    this.out = out;
    this.colours = colours;
    this.summary = summary;
    lines = summary.lines();
    scale = BitScale.of(lines);
    label =
        lines.stream()
            .mapToInt(line -> PairSummary.label(line.item()).length())
            .map(length -> Math.min(MOST_LABEL, length))
            .max()
            .orElse(1);
  }

  void print() {
    out.println(summary.sentence());
    out.println();
    row("", "bits", marks(), "");
    for (ShownBits.Line<Contribution> line : lines) contribution(line);
    double bits = summary.bits();
    String stated = EvidenceWords.pair(summary.probability());
    String probability = EvidenceWords.percent(summary.probability());
    row("as a pair", ShownBits.TENTHS.of(bits), point(bits), stated + ", " + probability);
    out.println();
    missing("No evidence, since a record has no value", summary.missing());
    missing("Not compared", summary.unweighed());
    out.println(
        "+ speaks for one thing, - against, . hardly either way; each line goes on from the");
    out.println("one above. | is where both are as likely; right of it they are rather the same.");
    out.println("One bit doubles or halves the odds.");
  }

  private void missing(String why, List<String> attributes) {
    if (!attributes.isEmpty()) out.println(why + ": " + String.join(", ", attributes) + ".");
  }

  private void contribution(ShownBits.Line<Contribution> line) {
    Contribution item = line.item();
    Direction direction = PairSummary.direction(item);
    row(
        PairSummary.label(item),
        line.bits(),
        item.kind() == Contribution.Kind.START
            ? bar(line, direction)
            : painted(bar(line, direction), direction),
        painted(PairSummary.evidence(item), direction));
    out.println("    " + found(item));
  }

  private String found(Contribution item) {
    String a = summary.valueOfA(item);
    String b = summary.valueOfB(item);
    if (a.isEmpty() && b.isEmpty()) return item.words();
    String values = a.equals(b) ? shown(a) : shown(a) + " | " + shown(b);
    return item.words() + ": " + values;
  }

  /** On one line; what is written from the right is kept from turning the rest around. */
  private static String shown(String value) {
    String cut = SideBySide.cut(value);
    boolean rightToLeft =
        cut.codePoints()
            .map(Character::getDirectionality)
            .anyMatch(
                d ->
                    d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    return rightToLeft ? "\u2068" + cut + "\u2069" : cut;
  }

  private String painted(String text, Direction direction) {
    return switch (direction) {
      case FOR -> colours.agree(text);
      case AGAINST -> colours.differ(text);
      case NEITHER -> colours.quiet(text);
    };
  }

  private String bar(ShownBits.Line<Contribution> line, Direction direction) {
    char[] bar = empty();
    int from = place(line.from());
    int to = place(line.to());
    char sign = line.item().kind() == Contribution.Kind.START ? '.' : direction.sign();
    for (int i = Math.min(from, to); i <= Math.max(from, to); i++) bar[i] = sign;
    return new String(bar);
  }

  private String point(double bits) {
    char[] bar = empty();
    bar[place(bits)] = '*';
    return new String(bar);
  }

  private char[] empty() {
    char[] bar = " ".repeat(BAR + 1).toCharArray();
    bar[place(0)] = '|';
    return bar;
  }

  /** The axis: marked weights, as many as there is room for. */
  private String marks() {
    StringBuilder axis = new StringBuilder(" ".repeat(BAR + 8));
    int free = 0;
    for (double mark : scale.marks()) {
      String text = mark == 0 ? "0" : String.format(Locale.ROOT, "%+.0f", mark);
      int at = Math.max(0, place(mark) - text.length() / 2);
      if (at < free) continue;
      axis.replace(at, at + text.length(), text);
      free = at + text.length() + 1;
    }
    return axis.toString().stripTrailing();
  }

  private int place(double bits) {
    return (int) Math.round(scale.share(bits) * BAR);
  }

  private void row(String name, String bits, String bar, String words) {
    String form = "  %-" + label + "s %7s  %s  %s";
    out.println(
        String.format(Locale.ROOT, form, SideBySide.cut(name, MOST_LABEL), bits, bar, words)
            .stripTrailing());
  }
}
