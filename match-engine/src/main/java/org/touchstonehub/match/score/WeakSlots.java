package org.touchstonehub.match.score;

import java.util.EnumSet;
import java.util.Set;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.type.SemanticType;

/**
 * Slots of few values, which follow from the others: people of one town have one country, people of
 * one given name one gender. Against two random records such an agreement would count twice, so
 * these slots learn strangers from candidates that are no match, and only tell candidates apart.
 */
final class WeakSlots {
  private static final Set<SemanticType> PERSONS =
      EnumSet.of(SemanticType.CATEGORY, SemanticType.COUNTRY, SemanticType.REGION);
  private static final Set<SemanticType> THINGS =
      EnumSet.of(SemanticType.YEAR, SemanticType.AMOUNT);

  /**
   * Of things, columns that blocking looks for, and code lists, which go with them. Descriptions
   * and prices make no keys, and only the nearest of what is no match can teach how alike they are.
   */
  private static final Set<SemanticType> LOOKED_FOR =
      EnumSet.of(SemanticType.PERSON_LIST, SemanticType.CODE_LIST, SemanticType.YEAR);

  private WeakSlots() {}

  /** Whether candidates that are no match share this because they were found by it. */
  static boolean isLookedFor(Layout layout, Slot slot) {
    SemanticType type = layout.plan().columns().get(slot.column()).type();
    return !layout.namesPersons() && LOOKED_FOR.contains(type);
  }

  static boolean isWeak(Layout layout, Slot slot) {
    SemanticType type = layout.plan().columns().get(slot.column()).type();
    if (slot.kind() == Slot.Kind.OVERLAP) return true;
    return (layout.namesPersons() ? PERSONS : THINGS).contains(type);
  }

  /**
   * Parts of an e-mail address follow from the name (its local part) or the employer (its domain).
   */
  static boolean isWeak(Layout layout, Slot slot, int level) {
    SemanticType type = layout.plan().columns().get(slot.column()).type();
    return layout.namesPersons() && type == SemanticType.EMAIL && Levels.isPartOfEmail(level);
  }
}
