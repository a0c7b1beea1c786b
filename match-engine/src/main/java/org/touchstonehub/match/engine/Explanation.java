package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.encode.ColumnPlan;
import org.touchstonehub.match.encode.NameColumn;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.score.PairScorer;
import org.touchstonehub.match.type.NamePart;
import org.touchstonehub.match.type.SemanticType;

/** Says in words what comparing found, slot by slot, with its weight in bits. */
final class Explanation {
  private static final double LN_2 = Math.log(2);
  private static final String SAME_WORDS = "same words";

  private final EntityModel model;
  private final Layout layout;

  Explanation(EntityModel model, Layout layout) {
    this.model = model;
    this.layout = layout;
  }

  /** Strongest first, by absolute weight; slots that a side lacks are left out. */
  List<Reason> reasons(Evidence e, PairScorer scorer) {
    List<Reason> reasons = new ArrayList<>();
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      int level = e.level[e.at(0) + s];
      if (level < 0) continue;
      double bits = scorer.slotWeight(s) / LN_2;
      reasons.add(new Reason(attribute(slot), finding(e, slot, level), bits));
    }
    reasons.sort(
        Comparator.comparingDouble((Reason r) -> -Math.abs(r.weight()))
            .thenComparing(Reason::attribute));
    return reasons;
  }

  /** What names the records. */
  Slot named() {
    return layout.slots().get(0);
  }

  String finding(Evidence e, Slot slot, int level) {
    return slot.wordSlot() >= 0 ? words(e, slot.wordSlot()) : slot.levels().get(level).words();
  }

  /** Whether both sides of the first pair have something in a slot, and it is not the same. */
  static boolean differs(Evidence e, Slot slot, int level) {
    if (level < 0) return false;
    return switch (slot.kind()) {
      case NAME, DATE, VALUE -> level != Levels.EQUAL;
      case OVERLAP -> level < slot.levels().size() - 1;
      case WORDS -> {
        int o = e.words(0, slot.wordSlot());
        yield !words(e, slot.wordSlot()).equals(SAME_WORDS)
            || e.words[o + Evidence.FORM] == Evidence.OTHER_FORM;
      }
    };
  }

  private static String words(Evidence e, int wordSlot) {
    int o = e.words(0, wordSlot);
    double shared = 0;
    double left = 0;
    for (int c = 0; c < Evidence.CLASSES; c++) {
      shared += e.words[o + Evidence.SHARED + c];
      left += e.words[o + Evidence.ONLY_A + c] + e.words[o + Evidence.ONLY_B + c];
    }
    long common = Math.round(shared);
    long only = Math.round(left);
    if (only == 0) return SAME_WORDS;
    return common == 0
        ? "no word shared"
        : "%d %s shared, %d only on one side"
            .formatted(common, common == 1 ? "word" : "words", only);
  }

  /** The attribute, and of one that is compared in parts the part: {@code name (family-name)}. */
  String subject(Slot slot) {
    String part = part(slot);
    return part.isEmpty() ? attribute(slot) : attribute(slot) + " (" + part + ")";
  }

  /** Of an attribute that is compared in parts the part: {@code family-name}; else empty. */
  String part(Slot slot) {
    List<String> own = played(slot);
    boolean isPart =
        own.isEmpty()
            || layout.slots().stream()
                .anyMatch(o -> !o.equals(slot) && o.kind() == slot.kind() && played(o).equals(own));
    return slot.kind() == Slot.Kind.NAME && isPart ? slot.label() : "";
  }

  private String attribute(Slot slot) {
    return String.join(", ", attributes(slot));
  }

  /** The attributes that a slot is about, one at least. */
  List<String> attributes(Slot slot) {
    List<String> names = played(slot);
    if (!names.isEmpty()) return names;
    int first = layout.plan().columns().get(slot.column()).attributes().get(0);
    return List.of(model.attributes().get(first).name());
  }

  /** The attributes that a slot compares; none for a part of a name that no attribute is for. */
  private List<String> played(Slot slot) {
    List<String> names = new ArrayList<>();
    ColumnPlan column = layout.plan().columns().get(slot.column());
    for (int a : column.attributes()) {
      Attribute attribute = model.attributes().get(a);
      if (slot.kind() != Slot.Kind.NAME || plays(attribute.type(), slot.part())) {
        names.add(attribute.name());
      }
    }
    return names;
  }

  private static boolean plays(SemanticType type, int role) {
    return switch (type.namePart().orElse(NamePart.WHOLE)) {
      case GIVEN -> role == NameColumn.GIVEN;
      case MIDDLE -> role == NameColumn.MIDDLE;
      case FAMILY -> role == NameColumn.FAMILY;
      case WHOLE -> true;
    };
  }
}
