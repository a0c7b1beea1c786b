package org.touchstonehub.match.score;

import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Level;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * Slots of few values, which follow from the others: people of one town have one country, people of
 * one given name one gender. Against two random records such an agreement would count twice, so
 * these slots learn strangers from candidates that are no match, and only tell candidates apart.
 */
final class WeakSlots {
  private WeakSlots() {}

  /**
   * Whether candidates that are no match share this because they were found by it: of things,
   * columns that blocking looks for, and code lists, which go with them. Descriptions and prices
   * make no keys, and only the nearest of what is no match can teach how alike they are.
   */
  static boolean isLookedFor(Layout layout, Slot slot) {
    SemanticType type = layout.plan().columns().get(slot.column()).type();
    return Refinement.LOOKED_FOR.isOn() && !layout.namesPersons() && type.has(Trait.LOOKED_FOR);
  }

  static boolean isWeak(Layout layout, Slot slot) {
    if (!Refinement.WEAK_COLUMNS.isOn()) return false;
    SemanticType type = layout.plan().columns().get(slot.column()).type();
    if (slot.kind() == Slot.Kind.OVERLAP) return true;
    return layout.namesPersons() ? type.has(Trait.WEAK_OF_PERSONS) : type.has(Trait.WEAK_OF_THINGS);
  }

  /**
   * Parts of an e-mail address follow from the name (its local part) or the employer (its domain).
   */
  static boolean isWeak(Layout layout, Slot slot, int level) {
    return Refinement.PARTS_OF_EMAIL.isOn()
        && layout.namesPersons()
        && slot.levels().get(level) instanceof Level.Email email
        && email.isInPart();
  }
}
