package org.touchstonehub.match.things;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.type.SemanticType;

/**
 * The name of a thing and the columns beside it.
 *
 * @param name position of the slot that names the thing
 * @param named its semantic type
 * @param columns in the order in which they are looked at: coarse places before fine ones
 */
record ThingLayout(Layout layout, int name, SemanticType named, List<ThingColumn> columns) {
  ThingLayout {
    columns = List.copyOf(columns);
  }

  static ThingLayout of(Layout layout) {
    int name = nameSlot(layout);
    SemanticType named = type(layout, name);
    List<ThingColumn> columns = new ArrayList<>();
    for (int s = 0; s < layout.slots().size(); s++) {
      if (s != name) columns.add(ThingColumn.of(s, layout.slots().get(s), type(layout, s)));
    }
    boolean forms = named.isOf(TokenKind.ORGANISATION) && Refinement.FORMS_BESIDE_NAMES.isOn();
    if (forms) columns.add(ThingColumn.ofForms(name, named));
    columns.sort(Comparator.comparingInt(ThingColumn::rank).thenComparing(ThingColumn::label));
    return new ThingLayout(layout, name, named, columns);
  }

  private static int nameSlot(Layout layout) {
    for (int s = 0; s < layout.slots().size(); s++) {
      if (layout.slots().get(s).kind() == Slot.Kind.WORDS) return s;
    }
    throw new IllegalArgumentException("nothing names these things");
  }

  private static SemanticType type(Layout layout, int slot) {
    return layout.plan().columns().get(layout.slots().get(slot).column()).type();
  }

  Slot nameSlot() {
    return layout.slots().get(name);
  }

  int nameColumn() {
    return nameSlot().column();
  }
}
