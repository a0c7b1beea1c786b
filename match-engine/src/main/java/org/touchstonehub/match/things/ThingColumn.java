package org.touchstonehub.match.things;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.touchstonehub.match.compare.Levels;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.Grading;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * A column beside the name.
 *
 * @param label for artefacts
 * @param slot position among the slots; of the legal form that of the name
 * @param type semantic type; of the legal form that of the name
 * @param how how it is graded
 * @param grades best first; the last says that nothing agrees
 * @param gradeOf by level of the slot; empty where words are compared
 */
record ThingColumn(
    String label,
    int slot,
    SemanticType type,
    Topic topic,
    How how,
    List<Grade> grades,
    List<Integer> gradeOf) {
  /** How two values of a column are graded. */
  enum How {
    /** By the level that comparing found. */
    VALUE,
    /** By the weight of the words that two share. */
    WORDS,
    /** By how near two numbers are, or how much two lists share. */
    STEPS,
    /** By the legal forms of two names. */
    FORM
  }

  private static final String EQUAL = "equal";
  private static final String NEAR = "near";
  private static final String DIFFERENT = "different";

  /** The levels of an e-mail address that is one slip off, and of one of the same domain. */
  private static final int EMAIL_SLIP = 1;

  private static final int EMAIL_DOMAIN = 4;
  private static final int EMAIL_CLOSE = 2;

  ThingColumn {
    grades = List.copyOf(grades);
    gradeOf = List.copyOf(gradeOf);
  }

  static ThingColumn ofForms(int slot, SemanticType type) {
    List<Grade> grades = List.of(new Grade("same legal form", .9, 0), new Grade("other", .1, 0));
    return new ThingColumn("legal form", slot, type, Topic.FORM, How.FORM, grades, List.of());
  }

  static ThingColumn of(int s, Slot slot, SemanticType type) {
    Topic topic = Topic.of(type);
    return switch (slot.kind()) {
      case WORDS ->
          new ThingColumn(slot.label(), s, type, topic, How.WORDS, three(type), List.of());
      case OVERLAP -> steps(s, slot, type, topic, true);
      case DATE, NAME -> graded(s, slot, type, topic);
      case VALUE ->
          slot.variant() < 0
              ? steps(s, slot, type, topic, false)
              : type.isOf(ValueKind.EMAIL) ? email(s, slot, type) : graded(s, slot, type, topic);
    };
  }

  private static ThingColumn graded(int s, Slot slot, SemanticType type, Topic topic) {
    int levels = slot.levels().size();
    Integer[] gradeOf = new Integer[levels];
    Arrays.fill(gradeOf, 2);
    gradeOf[Levels.EQUAL] = 0;
    if (slot.variant() >= 0) gradeOf[slot.variant()] = 0;
    for (int l = 1; l < levels; l++) {
      if (l != slot.variant() && l != slot.different() && isNear(slot, l)) gradeOf[l] = 1;
    }
    return new ThingColumn(
        slot.label(), s, type, topic, How.VALUE, three(type), Arrays.asList(gradeOf));
  }

  /** A slip, or one contained in the other; what is less alike is as different as it looks. */
  private static boolean isNear(Slot slot, int level) {
    String words = slot.levels().get(level);
    return slot.kind() == Slot.Kind.DATE
        || slot.kind() == Slot.Kind.NAME
        || words.startsWith("one ")
        || words.equals("contained");
  }

  private static ThingColumn email(int s, Slot slot, SemanticType type) {
    List<Grade> grades =
        List.of(
            new Grade(EQUAL, .43, 1),
            new Grade("one slip", .02, 2),
            new Grade("same domain", .35, 1),
            new Grade(DIFFERENT, .2, 0));
    Integer[] gradeOf = new Integer[slot.levels().size()];
    Arrays.fill(gradeOf, 3);
    gradeOf[Levels.EQUAL] = 0;
    gradeOf[EMAIL_SLIP] = 1;
    gradeOf[EMAIL_CLOSE] = 2;
    gradeOf[EMAIL_DOMAIN] = 2;
    if (slot.variant() >= 0) gradeOf[slot.variant()] = 0;
    return new ThingColumn(
        slot.label(), s, type, Topic.CONTACT, How.VALUE, grades, Arrays.asList(gradeOf));
  }

  /**
   * @param bestLast whether the last level is the best
   */
  private static ThingColumn steps(
      int s, Slot slot, SemanticType type, Topic topic, boolean bestLast) {
    int n = slot.levels().size();
    List<Grade> grades = new ArrayList<>();
    List<Integer> gradeOf = new ArrayList<>();
    for (int l = 0; l < n; l++) {
      int level = bestLast ? n - 1 - l : l;
      double usual = l == 0 ? .5 : l == n - 1 ? .2 : .3 / (n - 2);
      grades.add(new Grade(slot.levels().get(level), usual, 0));
      gradeOf.add(bestLast ? n - 1 - l : l);
    }
    return new ThingColumn(slot.label(), s, type, topic, How.STEPS, grades, gradeOf);
  }

  private static List<Grade> three(SemanticType type) {
    Grading usual = type.grading();
    return List.of(
        new Grade(EQUAL, usual.equal(), 1),
        new Grade(NEAR, usual.near(), 2),
        new Grade(DIFFERENT, usual.different(), 0));
  }

  int last() {
    return grades.size() - 1;
  }

  /** Says nothing until it is learnt, and does not make two records equal or unequal. */
  boolean isWeak() {
    return type.has(Trait.TELLS_LITTLE) || how == How.FORM;
  }

  /** Weak ones that begin as saying nothing: makers and venues are learnt as identities are. */
  boolean beginsSilent() {
    boolean names = how != How.FORM && type.has(Trait.TITLE);
    return Refinement.SILENT_COLUMNS.isOn() && isWeak() && !names;
  }

  boolean isIssuedOnce() {
    return type.has(Trait.ISSUED_ONCE);
  }

  /** A text, a maker, a list of people: rare ones tell things apart. */
  boolean mayIdentify() {
    return topic.identifies() || (how == How.WORDS && topic == Topic.OTHER);
  }

  /** Words of a description: two that are much alike are of one thing. */
  boolean isDescription() {
    return type.isOf(TokenKind.LONG_TEXT);
  }

  boolean isNumeric() {
    return how == How.STEPS;
  }

  /** Columns that teach one another must not be about the same. */
  String teaches() {
    return switch (type.subject()) {
      case PLACE, COUNTRY -> "place";
      case EMAIL, WEB -> "web";
      default -> label;
    };
  }

  /** Coarse before fine, then contacts, identifiers, the rest. */
  int rank() {
    return type.rank();
  }
}
