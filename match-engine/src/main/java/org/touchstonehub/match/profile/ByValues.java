package org.touchstonehub.match.profile;

import static org.touchstonehub.match.type.SemanticType.ADDRESS;
import static org.touchstonehub.match.type.SemanticType.AMOUNT;
import static org.touchstonehub.match.type.SemanticType.BANK_ACCOUNT;
import static org.touchstonehub.match.type.SemanticType.CATEGORY;
import static org.touchstonehub.match.type.SemanticType.CODE_LIST;
import static org.touchstonehub.match.type.SemanticType.COUNTRY;
import static org.touchstonehub.match.type.SemanticType.DATE;
import static org.touchstonehub.match.type.SemanticType.EMAIL;
import static org.touchstonehub.match.type.SemanticType.FULL_NAME;
import static org.touchstonehub.match.type.SemanticType.GEO;
import static org.touchstonehub.match.type.SemanticType.GIVEN_NAME;
import static org.touchstonehub.match.type.SemanticType.LEI;
import static org.touchstonehub.match.type.SemanticType.LONG_TEXT;
import static org.touchstonehub.match.type.SemanticType.ORGANISATION;
import static org.touchstonehub.match.type.SemanticType.PERSON_LIST;
import static org.touchstonehub.match.type.SemanticType.PHONE;
import static org.touchstonehub.match.type.SemanticType.POSTCODE;
import static org.touchstonehub.match.type.SemanticType.TAX_ID;
import static org.touchstonehub.match.type.SemanticType.TEXT;
import static org.touchstonehub.match.type.SemanticType.URL;
import static org.touchstonehub.match.type.SemanticType.YEAR;

import java.util.Optional;
import org.touchstonehub.match.profile.ColumnFacts.Shape;
import org.touchstonehub.match.type.SemanticType;

/** The type that values show, where the name of their column says nothing or is wrong. */
final class ByValues {
  /** So many names are more than a category of people. */
  private static final int MANY_NAMES = 100;

  private ByValues() {}

  /** Empty if they are numbers or codes that tell nothing about what a row is of. */
  static Optional<SemanticType> type(ColumnFacts facts) {
    Optional<SemanticType> written = written(facts);
    if (written.isPresent()) return written;
    return facts.share(Shape.LETTERS) >= 0.5 ? words(facts) : numbers(facts);
  }

  /** Forms that hardly anything else has. */
  private static Optional<SemanticType> written(ColumnFacts facts) {
    if (facts.share(Shape.EMAIL) >= 0.7) return Optional.of(EMAIL);
    if (facts.share(Shape.LEI) >= 0.7) return Optional.of(LEI);
    if (facts.share(Shape.IBAN) >= 0.7) return Optional.of(BANK_ACCOUNT);
    if (facts.share(Shape.URL) >= 0.7) return Optional.of(URL);
    if (facts.share(Shape.POINT) >= 0.8) return Optional.of(GEO);
    if (facts.share(Shape.DATE) >= 0.8) return Optional.of(DATE);
    if (facts.share(Shape.VAT) >= 0.8) return Optional.of(TAX_ID);
    if (facts.share(Shape.WRITTEN_PHONE) >= 0.7) return Optional.of(PHONE);
    if (facts.share(Shape.BRITISH_POSTCODE) >= 0.7) return Optional.of(POSTCODE);
    boolean measured = facts.share(Shape.MEASURE) >= 0.5;
    if (facts.share(Shape.STREET_ADDRESS) >= 0.6 && facts.words() >= 2 && !measured) {
      return Optional.of(ADDRESS);
    }
    // two letters may be anything: only where it is many countries and nothing else
    boolean named = facts.length() > 3.5 && facts.share(Shape.COUNTRY) >= 0.9;
    boolean coded = facts.distinct() >= 5 && facts.share(Shape.COUNTRY) >= 0.99;
    return named || coded ? Optional.of(COUNTRY) : Optional.empty();
  }

  private static Optional<SemanticType> words(ColumnFacts facts) {
    double given = facts.share(Shape.GIVEN_NAME);
    if (facts.items() >= 1.5 && facts.share(Shape.CODES) >= 0.7) return Optional.of(CODE_LIST);
    if (facts.words() >= 12) {
      boolean list = given >= 0.7 && facts.items() >= 3;
      return Optional.of(list ? PERSON_LIST : LONG_TEXT);
    }
    boolean people = given >= 0.5 || (given >= 0.35 && facts.words() < 1.3);
    if (facts.share(Shape.MEASURE) >= 0.9) return Optional.of(AMOUNT);
    if (isOfFew(facts) && !(people && facts.distinct() >= MANY_NAMES)) return Optional.of(CATEGORY);
    if (people && facts.share(Shape.DIGITS) < 0.2) {
      if (facts.items() >= 2.5) return Optional.of(PERSON_LIST);
      return Optional.of(facts.words() < 1.3 ? GIVEN_NAME : FULL_NAME);
    }
    if (facts.share(Shape.SIZE) >= 0.9) return Optional.of(TEXT);
    if (facts.share(Shape.LEGAL_FORM) >= 0.2) return Optional.of(ORGANISATION);
    if (facts.words() < 1.5 && facts.share(Shape.DIGITS) >= 0.5) return codes(facts);
    return Optional.of(TEXT);
  }

  private static Optional<SemanticType> numbers(ColumnFacts facts) {
    if (facts.share(Shape.YEAR) >= 0.9 && facts.distinct() >= 5) return Optional.of(YEAR);
    if (facts.share(Shape.MEASURE) >= 0.9) return Optional.of(AMOUNT);
    if (isOfFew(facts)) return Optional.of(CATEGORY);
    if (facts.share(Shape.AMOUNT) >= 0.9 && facts.share(Shape.WRITTEN_AMOUNT) >= 0.5) {
      return Optional.of(AMOUNT);
    }
    return codes(facts);
  }

  /**
   * A code that no two rows share is the source's own. One that some share says something; but that
   * it identifies, its name must say: it may as well be a page or a class.
   */
  private static Optional<SemanticType> codes(ColumnFacts facts) {
    boolean shared = facts.distinctShare() <= 0.98 && facts.length() >= 3;
    return shared ? Optional.of(CATEGORY) : Optional.empty();
  }

  private static boolean isOfFew(ColumnFacts facts) {
    return facts.distinctShare() <= 0.2 || (facts.distinct() <= 50 && facts.distinctShare() <= 0.5);
  }
}
