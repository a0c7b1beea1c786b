package org.touchstonehub.match.things;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.touchstonehub.match.compare.Level;
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

  /** The grade of e-mail addresses that have their domain in common alone. */
  private static final int SAME_DOMAIN = 2;

  private static final String EQUAL = "equal";
  private static final String NEAR = "near";
  private static final String DIFFERENT = "different";

  /** Of values a slip, or one contained in the other; what is less alike is as different. */
  private static final Set<Level> NEARLY_EQUAL =
      Set.of(
          Level.Place.ONE_TYPING_ERROR,
          Level.Place.CONTAINED,
          Level.Postcode.ONE_TYPING_ERROR,
          Level.Phone.ONE_DIGIT_OFF,
          Level.Identifier.CONTAINED,
          Level.Identifier.ONE_SIGN_OFF);

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
    Arrays.fill(gradeOf, Grade.DIFFERENT);
    gradeOf[Levels.EQUAL] = Grade.EQUAL;
    if (slot.variant() >= 0) gradeOf[slot.variant()] = Grade.EQUAL;
    for (int l = 1; l < levels; l++) {
      if (l != slot.variant() && l != slot.different() && isNear(slot, l)) gradeOf[l] = Grade.NEAR;
    }
    return new ThingColumn(
        slot.label(), s, type, topic, How.VALUE, three(type), Arrays.asList(gradeOf));
  }

  private static boolean isNear(Slot slot, int level) {
    return slot.kind() == Slot.Kind.DATE
        || slot.kind() == Slot.Kind.NAME
        || NEARLY_EQUAL.contains(slot.levels().get(level));
  }

  private static ThingColumn email(int s, Slot slot, SemanticType type) {
    List<Grade> grades =
        List.of(
            new Grade(EQUAL, .43, 1),
            new Grade("one slip", .02, 2),
            new Grade("same domain", .35, 1),
            new Grade(DIFFERENT, .2, 0));
    Integer[] gradeOf = new Integer[slot.levels().size()];
    Arrays.fill(gradeOf, grades.size() - 1);
    gradeOf[Levels.EQUAL] = Grade.EQUAL;
    gradeOf[Level.Email.ONE_TYPING_ERROR.number()] = Grade.NEAR;
    gradeOf[Level.Email.TWO_OR_THREE_TYPING_ERRORS.number()] = SAME_DOMAIN;
    gradeOf[Level.Email.SAME_DOMAIN.number()] = SAME_DOMAIN;
    if (slot.variant() >= 0) gradeOf[slot.variant()] = Grade.EQUAL;
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
      grades.add(new Grade(slot.levels().get(level).words(), usual, 0));
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
