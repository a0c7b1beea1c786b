package org.touchstonehub.match.things;

import java.util.List;
import org.touchstonehub.match.score.PairScorer;

/** What is seen of pairs of things, in primitive arrays by pair. Filled by {@link Reading}. */
final class Seen {
  /** The names say little; share something rare; or one holds all of the other. */
  static final int UNLIKE = 0;

  static final int ALIKE = 1;
  static final int CONTAINED = 2;
  static final int CLASSES = 3;

  /** What the coarser columns say: nothing, they agree, they differ. */
  static final int NOTHING = 0;

  static final int AGREES = 1;
  static final int DIFFERS = 2;
  static final int STATES = 3;

  final int size;
  final boolean[] named; // both have a name
  final boolean[] sharing; // a word
  final double[] shared; // weight of shared words, nats
  final double[] plain; // the same, each word as if alone
  final double[] leftA;
  final double[] leftB;
  final byte[] cell;
  final byte[] kind;
  final byte[] nameClass;
  final boolean[] numbersDiffer;
  final byte[][] grade; // column; -1: a side has nothing
  final float[][] share; // column: of things that hold the value agreed on
  final byte[][] state; // column
  final long[] fine; // bit by column: agrees in something that few things have
  final boolean[] identified; // by a contact, an identifier or an address
  final boolean[] equal; // in all that tells things apart
  final boolean[] bare; // agrees in nothing but the name, though the table holds more

  /** Share of things that are in one place at most, where the place tells them apart. */
  private static final double NARROW = .002;

  Seen(int pairs, int columns) {
    size = pairs;
    named = new boolean[pairs];
    sharing = new boolean[pairs];
    shared = new double[pairs];
    plain = new double[pairs];
    leftA = new double[pairs];
    leftB = new double[pairs];
    cell = new byte[pairs];
    kind = new byte[pairs];
    nameClass = new byte[pairs];
    numbersDiffer = new boolean[pairs];
    grade = new byte[columns][pairs];
    share = new float[columns][pairs];
    state = new byte[columns][pairs];
    fine = new long[pairs];
    identified = new boolean[pairs];
    equal = new boolean[pairs];
    bare = new boolean[pairs];
  }

  /** Whether the two have one name and agree in each column that both have. */
  boolean agreesInAll(int k) {
    boolean all = named[k] && cell[k] == 0;
    for (int q = 0; q < grade.length && all; q++) all = grade[q][k] <= 0;
    return all;
  }

  /** Topics in which a pair agrees in something that few things have; an identifier is enough. */
  int witnesses(int pair, List<ThingColumn> columns) {
    boolean place = false;
    boolean contact = false;
    double placeShare = 1;
    for (int q = 0; q < columns.size(); q++) {
      if (grade[q][pair] != Grade.EQUAL) continue;
      ThingColumn column = columns.get(q);
      boolean rare = (fine[pair] >> q & 1) == 1;
      switch (column.topic()) {
        case IDENTIFIER -> {
          if (rare) return PairScorer.ENOUGH_WITNESSES;
        }
        case CONTACT -> contact |= rare;
        case PLACE -> {
          boolean words = column.how() == ThingColumn.How.WORDS;
          placeShare *= words ? 1 : share[q][pair];
          place |= rare && (words || placeShare < NARROW);
        }
        case FORM, OTHER -> {}
      }
    }
    return (place ? 1 : 0) + (contact ? 1 : 0);
  }
}
