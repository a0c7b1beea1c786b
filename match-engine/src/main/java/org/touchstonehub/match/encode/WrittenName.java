package org.touchstonehub.match.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.NameAdditions;
import org.touchstonehub.match.standardise.Placeholders;

/**
 * What one cell says of a person's name.
 *
 * @param words without what names nobody; of two people the first
 * @param generation see {@link NameAdditions#generation}
 * @param ofTwo whether it names two people: "Jane and John Doe"
 */
record WrittenName(List<String> words, int generation, boolean ofTwo) {
  private static final WrittenName NONE = new WrittenName(List.of(), 0, false);
  private static final Pattern AND = Pattern.compile("\\s*[&+]\\s*|\\s+(?:and|und|et|og|och)\\s+");

  WrittenName {
    words = List.copyOf(words);
  }

  /** A given or middle name. */
  static WrittenName ofGiven(String raw) {
    String folded = Folding.fold(raw);
    if (Placeholders.isPlaceholder(folded)) return NONE;
    String[] both = both(folded);
    List<String> first = Folding.words(both[0]);
    if (both.length < 2 || first.isEmpty()) return of(Folding.words(folded), false);
    boolean named = !NameAdditions.areAll(first);
    return of(named ? first : Folding.words(both[1]), true);
  }

  /** A surname, which may be of two parts itself: "Ortega and Gasset". */
  static WrittenName ofFamily(String raw) {
    String folded = Folding.fold(raw);
    return Placeholders.isPlaceholder(folded) ? NONE : of(Folding.words(folded), false);
  }

  /** A whole name; "Byron, Ada" is read as "Ada Byron", "Ada Byron, MD" as well. */
  static WrittenName ofWhole(String raw) {
    String folded = Folding.fold(raw);
    if (Placeholders.isPlaceholder(folded)) return NONE;
    int last = folded.lastIndexOf(',');
    if (last > 0) {
      String before = folded.substring(0, last);
      List<String> behind = Folding.words(folded.substring(last + 1));
      // "Rahman, Md" has no other given name
      if (NameAdditions.areBehindName(behind) && Folding.words(before).size() > 1) {
        WrittenName name = ofWhole(before);
        int generation = NameAdditions.generation(joined(name.words, behind));
        return new WrittenName(name.words, Math.max(generation, name.generation), name.ofTwo);
      }
    }
    boolean turned = last > 0 && folded.indexOf(',') == last;
    if (!turned) return whole(folded, List.of());
    return whole(folded.substring(last + 1), Folding.words(folded.substring(0, last)));
  }

  /**
   * @param family what stood before the comma; empty where there was none
   */
  private static WrittenName whole(String text, List<String> family) {
    String[] both = both(text);
    List<String> first = Folding.words(both[0]);
    if (both.length < 2 || first.isEmpty()) return of(joined(Folding.words(text), family), false);
    if (!family.isEmpty()) return of(joined(first, family), true);
    if (NameAdditions.without(first).size() > 1) return of(first, true);
    List<String> second = NameAdditions.without(Folding.words(both[1]));
    if (NameAdditions.areAll(first)) return of(second, true);
    // the surname is the second's, too, and so are further names of the second
    return of(joined(first, second.subList(Math.min(1, second.size()), second.size())), true);
  }

  /** What stands before and behind an "and"; the whole where there is none. */
  private static String[] both(String text) {
    return Refinement.JOINT_NAMES.isOn() ? AND.split(text, 2) : new String[] {text};
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static WrittenName of(List<String> written, boolean ofTwo) {
    return new WrittenName(
        new ArrayList<>(NameAdditions.without(written)), NameAdditions.generation(written), ofTwo);
  }
}
