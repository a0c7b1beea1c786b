package org.touchstonehub.match.things;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.touchstonehub.match.standardise.TokenKind;

/**
 * The plain, slow twin of {@link ThingScorer}: {@code x = ln lambda + name - ln(1 + nu exp name) +
 * sum ln(m / u)}, term by term.
 */
final class PlainThingScorer {
  private static final double NEVER = -50;

  private final ThingModel model;

  PlainThingScorer(ThingModel model) {
    this.model = model;
  }

  double logOdds(PlainPair pair) {
    double x = evidence(pair);
    if (neverOne(pair)) x = Math.min(x, model.lnMatch + NEVER);
    if (!pair.isEqualInAll()) return x;
    double line = pair.isBare() ? Math.max(model.line, 0.25) : model.line;
    return 1 / (1 + Math.exp(-x)) > line ? Math.max(x, 0.1) : x;
  }

  private double evidence(PlainPair pair) {
    double name = name(pair);
    double x = model.lnMatch + name - Math.log(1 + namesakes(pair, name));
    for (int q : pair.agreements.keySet()) x += column(q, pair);
    return x;
  }

  /** They share no word that says anything, and nothing that an owner has alone. */
  static boolean neverOne(PlainPair pair) {
    if (pair.names == null) return false;
    boolean word = pair.sharesWord() && pair.names.shared() > 0.5;
    return !word && !pair.sharesOwned();
  }

  double name(PlainPair pair) {
    if (pair.names == null) return 0;
    int cell = pair.cell();
    if (cell == NameCells.NOTHING_SHARED) return Math.log(model.cell[cell]);
    double x = pair.names.shared() + lnCell(pair.kind(), cell);
    boolean text = model.things.named().isOf(TokenKind.TEXT);
    if (!text || !pair.eachKeepsNumber()) return x;
    return x
        + Math.min(
            0, Math.log(model.conflict[ThingModel.MATCH] / model.conflict[ThingModel.STRANGER]));
  }

  /**
   * Where both keep words it never speaks for a match, and no cell says more than an equal name.
   */
  private double lnCell(int kind, int cell) {
    double said = said(kind, cell);
    return Math.min(said, said(kind, 0));
  }

  private double said(int kind, int cell) {
    double ln = Math.log(model.cell[cell] / model.cellOfStrangers[kind][cell]);
    if (cell < 4) return ln;
    double bothKeep = IntStream.range(4, 16).mapToDouble(c -> model.cell[c]).sum();
    return Math.min(ln, Math.min(0, Math.log(bothKeep / 0.5)));
  }

  /** Namesakes for one match. */
  double namesakes(PlainPair pair, double name) {
    if (pair.names == null) return 0;
    return model.namesakes[pair.nameClass()] * Math.exp(Math.min(name, 60));
  }

  double column(int q, PlainPair pair) {
    PlainPair.Agreement found = pair.agreements.get(q);
    int last = model.things.columns().get(q).grades().size() - 1;
    double ln =
        Math.log(
            model.match[q][found.state()][found.grade()] / strangers(q, pair.nameClass(), found));
    return found.grade() == last ? Math.min(0, ln) : ln;
  }

  /** What strangers of such names share: by chance, and beyond it. */
  private double strangers(int q, int nameClass, PlainPair.Agreement found) {
    ThingColumn column = model.things.columns().get(q);
    double[] chance = model.random[q][found.state()];
    double[] beyond = model.excess[q][nameClass][found.state()];
    int grade = found.grade();
    if (column.how() == ThingColumn.How.STEPS) return Math.max(chance[grade] + beyond[grade], 1e-4);
    if (grade == column.grades().size() - 1) {
      double agreeing =
          Arrays.stream(chance, 0, grade).sum() + Arrays.stream(beyond, 0, grade).sum();
      return 1 - Math.min(0.97, agreeing);
    }
    double f = column.grades().get(grade).byRarity() ? found.share() : chance[grade];
    return Math.max(f + beyond[grade] * (1 - f), 1e-9);
  }
}
