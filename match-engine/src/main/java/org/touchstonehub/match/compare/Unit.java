package org.touchstonehub.match.compare;

/**
 * Slots that say one thing together: evidence is added up within, and related classes share or do
 * not share it as a whole.
 *
 * @param topic what it is about
 * @param copies whether a match may be a clean copy, a noisy copy, an extension or a replacement;
 *     if not, the levels of its one slot say as much
 * @param identity whether a stranger that shares it is a related thing (a chain, a building)
 * @param damping units of the same number above zero are correlated: the strongest agreement counts
 *     in full, others by half
 */
public record Unit(String label, Topic topic, boolean copies, boolean identity, int damping) {
  /** What a unit is about. */
  public enum Topic {
    GIVEN,
    MIDDLE,
    FAMILY,
    DATE,
    PLACE,
    PHONE,
    EMAIL,
    TITLE,
    CONTACT,
    IDENTIFIER,
    PEOPLE,
    CODES,
    MEASURE,
    OTHER
  }
}
