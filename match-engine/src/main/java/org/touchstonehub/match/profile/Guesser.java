package org.touchstonehub.match.profile;

import java.util.Locale;
import java.util.Optional;
import org.touchstonehub.match.profile.ColumnFacts.Shape;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/** What a column means: its name and its values must not contradict each other. */
final class Guesser {
  /** Filled in fewer rows than this, a column is almost empty. */
  private static final double ALMOST_EMPTY = 0.01;

  /** In fewer rows a column may have one value by chance. */
  private static final int FEW_ROWS = 20;

  /** The term of words that may be said of many things. */
  private static final String OWN_NAME = "*";

  private final Surroundings surroundings;
  private final ByName byName;

  Guesser(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.byName = new ByName(surroundings);
  }

  /**
   * @param isList whether a JSON list was seen in it
   */
  Guess guess(ColumnName name, ColumnFacts facts, boolean isList) {
    Optional<String> useless = useless(name, facts);
    if (useless.isPresent()) return new Guess.LeftOut(useless.get());
    if (isList) return list(name, facts);
    Optional<SemanticType> named = byName.type(name, facts);
    if (named.isPresent()) return kept(named.get(), name, facts, "by its name", true);
    if (isFlag(facts)) return new Guess.LeftOut("a flag of few values, no name known for it");
    Optional<SemanticType> shown = ByValues.type(facts);
    if (shown.isEmpty())
      return new Guess.LeftOut("numbers or codes that do not tell what they are");
    Meaning meaning = name.meaning();
    boolean contradicts = meaning != null && meaning.type() != null;
    String why = contradicts ? "by its values, which contradict its name" : "by its values";
    return kept(shown.get(), name, facts, why, false);
  }

  private static Optional<String> useless(ColumnName name, ColumnFacts facts) {
    if (facts.filled() == 0) return Optional.of("empty");
    if (name.means(Meaning.BOOKKEEPING)) {
      return Optional.of("tells about the row, not about what it is of");
    }
    if (facts.distinct() == 1 && facts.rows() >= FEW_ROWS) return Optional.of("one value only");
    if (facts.fill() < ALMOST_EMPTY) {
      return Optional.of(
          String.format(
              Locale.ROOT, "almost empty: %,d of %,d rows", facts.filled(), facts.rows()));
    }
    if (facts.counts()) return Optional.of("counts the rows");
    return Optional.empty();
  }

  /**
   * Whether words that were taken for a firm's name or a text may as well name persons: a name of
   * which nothing says what it is of, or given names among the values.
   */
  private boolean isDoubtful(SemanticType type, ColumnName name, ColumnFacts facts) {
    boolean open = type.has(Trait.TITLE);
    if (!open || facts.share(Shape.DIGITS) >= 0.2 || facts.words() >= 5) return false;
    if (facts.share(Shape.LEGAL_FORM) >= 0.05 || facts.share(Shape.ORGANISATION_WORD) >= 0.1) {
      return false;
    }
    Meaning meaning = name.meaning();
    if (meaning == Meaning.NAME || meaning == Meaning.FULL_NAME) {
      return !surroundings.isSold() && !surroundings.isOfFirms();
    }
    boolean said = meaning == Meaning.ORGANISATION || meaning == Meaning.TITLE;
    return !said && facts.share(Shape.GIVEN_NAME) >= 0.1;
  }

  private Guess list(ColumnName name, ColumnFacts facts) {
    if (name.means(Meaning.EMAIL) || facts.share(Shape.EMAIL) >= 0.7) {
      return kept(SemanticType.EMAIL, name, facts, "a list of addresses", true);
    }
    if (name.means(Meaning.FAX)) {
      return kept(SemanticType.FAX, name, facts, "a list of numbers", true);
    }
    if (name.means(Meaning.PHONE) || facts.share(Shape.WRITTEN_PHONE) >= 0.7) {
      return kept(SemanticType.PHONE, name, facts, "a list of numbers", true);
    }
    boolean people =
        name.means(Meaning.PERSON_LIST)
            || (!name.means(Meaning.CODE_LIST) && facts.share(Shape.GIVEN_NAME) >= 0.5);
    return kept(
        people ? SemanticType.PERSON_LIST : SemanticType.CODE_LIST, name, facts, "a list", people);
  }

  private static boolean isFlag(ColumnFacts facts) {
    return facts.share(Shape.FLAG) >= 0.95 && facts.distinct() <= 4;
  }

  private Guess kept(
      SemanticType type, ColumnName name, ColumnFacts facts, String why, boolean named) {
    boolean doubtful = isDoubtful(type, name, facts);
    ColumnWord word = name.word();
    if (named && word != null && word.meaning().type() == type) {
      String term = word.term().equals(OWN_NAME) ? name.inWords() : word.term();
      return new Guess.Kept(type, word.meaning(), term, why, doubtful);
    }
    return new Guess.Kept(type, meaning(type), term(type, name), why, doubtful);
  }

  /** The glossary term of a type; what may be many things is called as its column is. */
  static String term(SemanticType type, ColumnName name) {
    return type.term().orElseGet(name::inWords);
  }

  private static Meaning meaning(SemanticType type) {
    if (type == SemanticType.GEO) return Meaning.POINT;
    if (type == SemanticType.TEXT) return Meaning.TITLE;
    if (type == SemanticType.LONG_TEXT) return Meaning.PROSE;
    return Meaning.valueOf(type.yamlName().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
