package org.touchstonehub.match.block;

/**
 * A kind of thing that two records may share: a word of a name, a birth year, a phone number.
 *
 * @param label for artefacts and reports
 * @param family atoms of one family say the same thing, and are not combined with each other
 * @param alone whether it makes a key by itself
 * @param paired whether it makes a key together with another
 * @param within whether two of its own make a key (two words of a name)
 * @param splits whether it is specific enough to split a block that is too large
 * @param coarse whether it may not be combined with a year (a phonetic skeleton)
 * @param year whether it is a year and nothing more
 * @param common whether it is a word of a text that tells kinds, which says nothing together with
 *     another of its sort
 * @param whole whether it is the whole value of a column, whose large blocks are split by the hash
 *     of the source key
 */
record Atom(
    String label,
    String family,
    boolean alone,
    boolean paired,
    boolean within,
    boolean splits,
    boolean coarse,
    boolean year,
    boolean common,
    boolean whole) {
  static Atom word(String label, String family) {
    return new Atom(label, family, false, true, true, true, false, false, false, false);
  }

  static Atom skeleton(String label, String family) {
    return new Atom(label, family, false, true, true, false, true, false, false, false);
  }

  static Atom value(String label, String family) {
    return new Atom(label, family, true, true, false, true, false, false, false, false);
  }

  static Atom part(String label, String family, boolean splits) {
    return new Atom(label, family, false, true, false, splits, false, false, false, false);
  }

  static Atom common(String label, String family) {
    return new Atom(label, family, false, true, false, true, false, false, true, false);
  }

  static Atom year(String label, String family) {
    return new Atom(label, family, false, true, false, false, false, true, false, false);
  }

  static Atom title(String label, String family) {
    return new Atom(label, family, true, true, true, true, false, false, false, false);
  }

  static Atom whole(String label, String family) {
    return new Atom(label, family, true, false, false, false, false, false, false, true);
  }

  boolean combinesWith(Atom other) {
    if (!paired || !other.paired || family.equals(other.family)) return false;
    return !(coarse && other.year) && !(year && other.coarse) && !(common && other.common);
  }
}
