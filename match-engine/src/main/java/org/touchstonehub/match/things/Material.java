package org.touchstonehub.match.things;

/**
 * What the model of a table of things is learnt from.
 *
 * @param pairs candidates
 * @param standsFor candidates that one of them stands for
 * @param near strangers that share a word of their name, and the few matches among them
 * @param random random pairs, which are strangers
 * @param remainders by random pair, twice: by kind of shared words what a name would give away
 * @param any random pairs that tell how many matches there are
 * @param anyStandsFor pairs of the table that one of them stands for
 * @param records of the table
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
record Material(
    Seen pairs,
    double standsFor,
    Seen near,
    Seen random,
    double[][] remainders,
    Seen any,
    double anyStandsFor,
    int records) {
  /** Pairs that the records of the table make, at least one. */
  double possible() {
    return Math.max(1, records * (records - 1.0) / 2);
  }
}
