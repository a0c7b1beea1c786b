package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.standardise.Folding;

/**
 * A column's name, read: cut into words at blanks, signs and changes of case, and looked up in the
 * vocabulary, any run of words at a time.
 *
 * @param words folded, without numbers and little words
 * @param number the last number in the name ({@code address_2}), or 0
 * @param word what decides what it means, or null if no word is known
 * @param meanings of all runs of words that are known
 * @param numbersSomething whether it ends or begins as names of numbers do: "… id", "… no."
 */
record ColumnName(
    String name,
    List<String> words,
    int number,
    @Nullable ColumnWord word,
    Set<Meaning> meanings,
    boolean numbersSomething) {
  private static final Set<String> LITTLE =
      Set.of(
          "the", "of", "and", "de", "la", "le", "les", "du", "des", "del", "di", "d", "l", "della",
          "der", "die", "das", "den", "dem", "und", "et", "y", "e", "en", "van", "het", "el", "los",
          "las", "do", "da", "dos", "in", "for", "fuer", "a");

  /** What databases put behind a name: {@code res_city_desc}. */
  private static final Set<String> TECHNICAL =
      Set.of("desc", "cd", "txt", "val", "fld", "nm", "dt", "raw", "clean", "std", "orig");

  /** Letters below which a word may end in another by chance ("voltage" in "age"). */
  private static final int SHORTEST_END = 5;

  private static final Set<String> NUMBERING =
      Set.of(
          "id",
          "ids",
          "nr",
          "no",
          "num",
          "number",
          "nummer",
          "numero",
          "code",
          "key",
          "ref",
          "kennung",
          "schluessel",
          "clave",
          "cle",
          "chiave",
          "codice",
          "codigo",
          "sleutel");

  ColumnName {
    words = List.copyOf(words);
    meanings = Set.copyOf(meanings);
  }

  static ColumnName of(String name) {
    List<String> all = words(name);
    int number = 0;
    List<String> words = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String word = all.get(i);
      boolean isNumber = ValueShapes.isWhole(word);
      // "fname_c1": the letter before a number only counts
      boolean counts =
          word.length() == 1 && i > 0 && i + 1 < all.size() && ValueShapes.isWhole(all.get(i + 1));
      if (isNumber) number = word.length() < 4 ? Integer.parseInt(word) : 0;
      else if (!counts) words.add(word);
    }
    Reading whole = Reading.of(words);
    List<String> telling =
        words.stream().filter(word -> !LITTLE.contains(word)).collect(Collectors.toList());
    // "d.o.b." has little words that matter, "place of birth" has one that does not
    Reading best = whole.isWhole ? whole : Reading.of(telling);
    if (best.word == null) best = whole;
    if (best.word == null && telling.size() == 1) best = Reading.ofMeasure(telling.get(0));
    int last = telling.size() - 1;
    if (last > 0 && TECHNICAL.contains(telling.get(last))) {
      Reading shorter = Reading.of(telling.subList(0, last));
      if (shorter.word != null && shorter.word.meaning().weight() > 1) best = shorter;
    }
    boolean numbers =
        !words.isEmpty()
            && (NUMBERING.contains(words.get(words.size() - 1))
                || NUMBERING.contains(words.get(0)));
    return new ColumnName(name, telling, number, best.word, best.meanings, numbers);
  }

  @Nullable Meaning meaning() {
    return word == null ? null : word.meaning();
  }

  boolean means(Meaning meaning) {
    return meaning == meaning();
  }

  /** The name of another thing's person: "contact first name" in a list of firms. */
  boolean isOfAnother() {
    return meanings.contains(Meaning.PERSON_ROLE);
  }

  /** The words run together: where "geb. Tag" and "GebTag" are one. */
  String compact() {
    return String.join("", words);
  }

  /** The name as a person would write it. */
  String inWords() {
    String plain = name.replace('_', ' ').replaceAll("\\p{Cntrl}|\\s+", " ").strip();
    return plain.isEmpty()
        ? "Column"
        : plain.substring(0, plain.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
            + plain.substring(plain.offsetByCodePoints(0, 1));
  }

  /** Words and numbers, folded. */
  static List<String> words(String name) {
    String cut =
        name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
            .replaceAll("(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", " ")
            .replaceAll("(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L})", " ");
    return Folding.words(Folding.fold(cut).replace("n°", "no ").replace("nº", "no "));
  }

  /**
   * The runs of words that are known, and the one of them that decides.
   *
   * @param isWhole whether it is the whole name
   */
  private record Reading(@Nullable ColumnWord word, Set<Meaning> meanings, boolean isWhole) {
    /** A name written together ends in what it measures: {@code shipweight}, {@code saleprice}. */
    static Reading ofMeasure(String name) {
      for (int from = 1; from + SHORTEST_END <= name.length(); from++) {
        ColumnWord word = Vocabulary.column(name.substring(from));
        if (word != null && word.meaning() == Meaning.AMOUNT) {
          return new Reading(word, EnumSet.of(Meaning.AMOUNT), false);
        }
      }
      return new Reading(null, Set.of(), false);
    }

    static Reading of(List<String> words) {
      ColumnWord best = null;
      int bestLength = 0;
      int reached = 0;
      Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);
      for (int from = 0; from < words.size(); from++) {
        for (int to = words.size(); to > from; to--) {
          String run = String.join("", words.subList(from, to));
          ColumnWord word = Vocabulary.column(run);
          if (word == null) continue;
          meanings.add(word.meaning());
          // "street" within "street address" says nothing of its own
          if (to <= reached) continue;
          reached = to;
          int heavier = best == null ? 1 : word.meaning().weight() - best.meaning().weight();
          if (heavier > 0 || (heavier == 0 && run.length() >= bestLength)) {
            best = word;
            bestLength = run.length();
          }
        }
      }
      boolean isWhole = best != null && bestLength == String.join("", words).length();
      return new Reading(best, meanings, isWhole);
    }
  }
}
