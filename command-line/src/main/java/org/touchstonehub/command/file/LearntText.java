package org.touchstonehub.command.file;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.touchstonehub.match.engine.Learnt;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.score.LearntWeights;

/** What a trained model learnt, on a page of a terminal. */
final class LearntText {
  /** Levels between equal and different that are shown. */
  private static final int BETWEEN = 2;

  private static final int MOST_WIDTH = 32;

  private final Learnt learnt;
  private final long rejects;

  LearntText(TrainedModel trained, long rejects) {
    this.learnt = trained.learnt();
    this.rejects = rejects;
  }

  void print(PrintWriter out) {
    line(out, "%,12d records of %s", learnt.records(), learnt.namesPersons() ? "people" : "things");
    line(out, "%,12d rejects", rejects);
    line(out, "%,12d blocking passes%s", learnt.passes().size(), passes());
    line(
        out,
        "%+12.1f bits: two records at random, one match in %,.0f",
        learnt.priorBits(),
        pairs());
    out.println();
    out.println("What a finding says, in bits (+1 doubles the odds of a match), and how often");
    out.println("matches show it. A rare value weighs more, a common one less than this.");
    int width = learnt.attributes().stream().mapToInt(a -> a.attribute().length()).max().orElse(0);
    for (Learnt.OfAttribute attribute : learnt.attributes()) {
      line(
          out,
          "  %-" + Math.max(1, Math.min(MOST_WIDTH, width)) + "s  %s",
          attribute.attribute(),
          weights(attribute.weights()));
    }
    if (learnt.related().isEmpty()) return;
    out.println();
    out.println("Pairs that share much and are not the same, against all pairs:");
    for (LearntWeights.Related related : learnt.related()) {
      line(out, "  %-28s  one in %,.0f", related.name(), Math.pow(2, -related.bits()));
    }
  }

  private double pairs() {
    return 1 + Math.pow(2, -learnt.priorBits());
  }

  private String passes() {
    return learnt.passes().isEmpty() ? "" : ": " + String.join(", ", learnt.passes());
  }

  private static String weights(LearntWeights.OfSlot slot) {
    if (slot.levels().isEmpty()) {
      return text(
          "word by word: a match keeps %.0f %% of its common words, %.0f %% of its rare ones",
          100 * slot.commonWordsKept(), 100 * slot.rareWordsKept());
    }
    int different = slot.different();
    int best = different == 0 ? slot.levels().size() - 1 : 0;
    List<String> between =
        slot.levels().stream()
            .filter(l -> !l.equals(slot.levels().get(best)))
            .filter(l -> !l.equals(slot.levels().get(different)))
            .sorted(Comparator.comparingDouble(LearntWeights.Level::ofMatches).reversed())
            .limit(BETWEEN)
            .map(LearntText::level)
            .toList();
    StringBuilder all = new StringBuilder(level(slot.levels().get(best)));
    for (String level : between) all.append("; ").append(level);
    return all.append("; ").append(level(slot.levels().get(different))).toString();
  }

  private static String level(LearntWeights.Level level) {
    return text("%s %+.1f (%.0f %%)", level.finding(), level.bits(), 100 * level.ofMatches());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(text(format, values));
  }
}
