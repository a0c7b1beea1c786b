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
    GIVEN(0),
    MIDDLE(0),
    FAMILY(0),
    DATE(2),
    PLACE(1),
    PHONE(1),
    EMAIL(1),
    TITLE(0),
    CONTACT(1),
    IDENTIFIER(2),
    PEOPLE(1),
    CODES(1),
    MEASURE(0),
    OTHER(0);

    private final int witnesses;

    Topic(int witnesses) {
      this.witnesses = witnesses;
    }

    /**
     * How much agreeing in it bears out that what has one name is one: 2 is enough, 1 where
     * households, branches and editions share it, 0 for names and for what says little.
     */
    public int witnesses() {
      return witnesses;
    }
  }
}
