package org.touchstonehub.match.things;

import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.TokenKind;

/** Weighs what was seen of pairs by the present numbers of a model. */
final class Weighing {
  /** Two things that share no word and nothing that identifies are never one. */
  static final double NEVER = -50;

  private static final boolean ASKS_IDENTITY = Refinement.NO_IDENTITY.isOn();
  private static final boolean NOTHING_AGREES = Refinement.NOTHING_AGREES.isOn();

  /** Weight in nats below which a shared word is none. */
  private static final double SOME = .5;

  /** exp() beyond this adds nothing that tells. */
  private static final double MOST = 60;

  private final ThingModel model;
  private final double[][] lnCells;
  private final double lnNothing;
  private final double lnConflict;
  private final boolean texts;

  Weighing(ThingModel model) {
    this.model = model;
    lnCells = model.lnCells();
    lnNothing = model.lnNothingShared();
    lnConflict = model.lnConflict();
    texts = model.things.named().isOf(TokenKind.TEXT);
  }

  /** What the names say, before namesakes are thought of, nats. */
  double name(Seen seen, int k) {
    if (!seen.named[k]) return 0;
    if (!seen.sharing[k]) return lnNothing;
    double x = seen.shared[k] + lnCells[seen.kind[k]][seen.cell[k]];
    return texts && seen.numbersDiffer[k] ? x + lnConflict : x;
  }

  /** What namesakes take from what the names say: zero or below, nats. */
  double namesakes(Seen seen, int k, double name) {
    return -Math.log1p(sakes(seen, k, name));
  }

  /** Namesakes for one match among pairs of such names. */
  double sakes(Seen seen, int k, double name) {
    double share = seen.named[k] ? model.namesakes[seen.nameClass[k]] : 0;
    return share == 0 ? 0 : share * Math.exp(Math.min(name, MOST));
  }

  /** What a column says, nats; 0 where a side has nothing. */
  double column(int q, Seen seen, int k) {
    int grade = seen.grade[q][k];
    if (grade < 0) return 0;
    int state = seen.state[q][k];
    double u = model.strangers(q, seen.nameClass[k], state, grade, seen.share[q][k]);
    double ln = Math.log(model.match[q][state][grade] / u);
    // that nothing agrees never speaks for a match
    boolean nothing = grade == model.things.columns().get(q).last();
    return NOTHING_AGREES && nothing ? Math.min(0, ln) : ln;
  }

  /** Whether the two are never one: they share no word, and nothing that identifies. */
  static boolean never(Seen seen, int k) {
    boolean word = seen.sharing[k] && seen.shared[k] > SOME;
    return ASKS_IDENTITY && seen.named[k] && !word && !seen.identified[k];
  }
}
