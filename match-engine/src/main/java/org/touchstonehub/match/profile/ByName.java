package org.touchstonehub.match.profile;

import static org.touchstonehub.match.type.SemanticType.CATEGORY;
import static org.touchstonehub.match.type.SemanticType.DATE;
import static org.touchstonehub.match.type.SemanticType.FAMILY_NAME;
import static org.touchstonehub.match.type.SemanticType.FULL_NAME;
import static org.touchstonehub.match.type.SemanticType.GIVEN_NAME;
import static org.touchstonehub.match.type.SemanticType.IDENTIFIER;
import static org.touchstonehub.match.type.SemanticType.LONG_TEXT;
import static org.touchstonehub.match.type.SemanticType.ORGANISATION;
import static org.touchstonehub.match.type.SemanticType.TEXT;
import static org.touchstonehub.match.type.SemanticType.YEAR;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.profile.ColumnFacts.Shape;
import org.touchstonehub.match.type.SemanticType;

/** The type that a column's name says, if its values do not contradict it. */
final class ByName {
  private final Surroundings surroundings;

  ByName(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Empty if the name says nothing, or the values say that it is wrong. */
  Optional<SemanticType> type(ColumnName name, ColumnFacts facts) {
    Meaning meaning = name.meaning();
    boolean numbered = name.numbersSomething() && facts.share(Shape.DIGITS) >= 0.5;
    if (meaning == null || isNameOfSomething(meaning)) {
      if (numbered && isNumberOfSomething(facts)) return Optional.of(IDENTIFIER);
    }
    if (meaning == Meaning.POSTCODE && name.meanings().contains(Meaning.LOCALITY)) {
      if (facts.share(Shape.POSTCODE) < 0.5) meaning = Meaning.LOCALITY;
    }
    return meaning == null ? Optional.empty() : type(meaning, facts);
  }

  private static boolean isNameOfSomething(Meaning meaning) {
    return switch (meaning) {
      case KEY, SOURCE, NAME, PERSON_ROLE, ORGANISATION, TITLE -> true;
      default -> false;
    };
  }

  private Optional<SemanticType> type(Meaning meaning, ColumnFacts facts) {
    return switch (meaning) {
      case NAME -> name(facts);
      case FULL_NAME -> isPersonName(facts, 8) ? Optional.of(fullName(facts)) : Optional.empty();
      case ORGANISATION -> organisation(facts);
      case TITLE -> title(facts);
      case BIRTH_DATE, DATE, YEAR -> day(facts);
      case KEY -> when(isNumberOfSomething(facts) && !facts.unique(), IDENTIFIER);
      case CATEGORY ->
          when(facts.words() < 6 && (facts.distinctShare() < 0.5 || facts.words() < 3), CATEGORY);
      case PROSE -> when(facts.words() >= 2.5 && facts.distinct() > 30, LONG_TEXT);
      case SOURCE, BOOKKEEPING -> Optional.empty();
      default -> when(fits(meaning, facts), meaning.type());
    };
  }

  private static Optional<SemanticType> when(boolean fits, @Nullable SemanticType type) {
    return fits ? Optional.ofNullable(type) : Optional.empty();
  }

  private static boolean fits(Meaning meaning, ColumnFacts facts) {
    double digits = facts.share(Shape.DIGITS);
    double letters = facts.share(Shape.LETTERS);
    boolean isContact =
        facts.share(Shape.AT_SIGN) > 0.3
            || facts.share(Shape.URL) > 0.3
            || facts.share(Shape.DATE) > 0.3;
    return switch (meaning) {
      case GIVEN_NAME, MIDDLE_NAME -> isPersonName(facts, 3.5);
      case FAMILY_NAME -> isPersonName(facts, 4);
      case PERSON_ROLE -> isPersonName(facts, 6) && facts.distinct() > 2;
      case ADDRESS, STREET -> letters >= 0.6 && !isContact;
      case HOUSE_NUMBER -> facts.share(Shape.HOUSE_NUMBER) >= 0.6;
      case LOCALITY -> letters >= 0.8 && facts.words() <= 6 && !isContact;
      case REGION ->
          facts.words() <= 5 && !isContact && (letters >= 0.7 || facts.distinct() < 1000);
      case COUNTRY -> letters >= 0.8 && facts.words() <= 5 && !isContact;
      case POSTCODE -> digits >= 0.6 && facts.length() <= 12 && !isContact;
      case LATITUDE -> facts.share(Shape.LATITUDE) >= 0.9;
      case LONGITUDE -> facts.share(Shape.LONGITUDE) >= 0.9;
      case POINT -> facts.share(Shape.POINT) >= 0.7;
      case PHONE, FAX -> facts.share(Shape.PHONE) >= 0.5;
      case EMAIL -> facts.share(Shape.AT_SIGN) >= 0.5;
      case URL -> facts.share(Shape.URL) >= 0.4;
      case TAX_ID, BANK_ACCOUNT, LEI -> digits >= 0.7 && facts.length() >= 5 && !isContact;
      case IDENTIFIER -> isNumberOfSomething(facts) && !isContact;
      case MONTH -> facts.share(Shape.MONTH) >= 0.9;
      case DAY -> facts.share(Shape.DAY) >= 0.9;
      case PERSON_LIST -> letters >= 0.8 && !isContact;
      case CODE_LIST -> facts.share(Shape.CODES) >= 0.5 || facts.items() >= 1.5;
      case AMOUNT -> facts.share(Shape.AMOUNT) >= 0.6;
      default -> true;
    };
  }

  private static boolean isPersonName(ColumnFacts facts, double mostWords) {
    return facts.share(Shape.LETTERS) >= 0.8
        && facts.share(Shape.DIGITS) <= 0.25
        && facts.words() <= mostWords
        && facts.share(Shape.AT_SIGN) < 0.2
        && facts.share(Shape.URL) < 0.2;
  }

  private static SemanticType fullName(ColumnFacts facts) {
    boolean firms = facts.share(Shape.LEGAL_FORM) > 0.1 && facts.share(Shape.GIVEN_NAME) < 0.4;
    return firms ? ORGANISATION : FULL_NAME;
  }

  /** A number or code that tells many things apart. */
  private static boolean isNumberOfSomething(ColumnFacts facts) {
    return facts.length() >= 3
        && facts.length() <= 50
        && facts.words() <= 6
        && (facts.distinctShare() >= 0.05 || facts.distinct() > 500);
  }

  private static boolean isFew(ColumnFacts facts) {
    return facts.distinct() <= 50 && facts.distinctShare() < 0.05;
  }

  private static Optional<SemanticType> organisation(ColumnFacts facts) {
    if (facts.share(Shape.LETTERS) < 0.7 || facts.share(Shape.AT_SIGN) > 0.3) {
      return Optional.empty();
    }
    return Optional.of(isFew(facts) ? CATEGORY : ORGANISATION);
  }

  private static Optional<SemanticType> title(ColumnFacts facts) {
    if (facts.share(Shape.LETTERS) < 0.6 || facts.share(Shape.AT_SIGN) > 0.3) {
      return Optional.empty();
    }
    return Optional.of(isFew(facts) ? CATEGORY : facts.words() > 25 ? LONG_TEXT : TEXT);
  }

  private static Optional<SemanticType> day(ColumnFacts facts) {
    if (facts.share(Shape.YEAR) >= 0.7) return Optional.of(YEAR);
    return when(facts.share(Shape.DATE) >= 0.5, DATE);
  }

  /** "Name" alone: of a person, an organisation or a thing? */
  private Optional<SemanticType> name(ColumnFacts facts) {
    if (facts.share(Shape.LETTERS) < 0.6 || facts.share(Shape.AT_SIGN) > 0.3) {
      return Optional.empty();
    }
    double given = facts.share(Shape.GIVEN_NAME);
    boolean firms =
        facts.share(Shape.LEGAL_FORM) >= 0.08 || facts.share(Shape.ORGANISATION_WORD) >= 0.2;
    if (surroundings.hasFamilyName() && !surroundings.hasGivenName() && !firms) {
      if (isPersonName(facts, 2.5)) return Optional.of(GIVEN_NAME);
    }
    if (surroundings.hasGivenName() && !surroundings.hasFamilyName() && facts.words() < 2.5) {
      return Optional.of(firms ? ORGANISATION : FAMILY_NAME);
    }
    if (isFew(facts)) return Optional.of(CATEGORY);
    if (firms && given < 0.5) return Optional.of(ORGANISATION);
    if (facts.words() < 1.3 && given >= 0.5 && !surroundings.isBorn()) {
      return Optional.of(GIVEN_NAME);
    }
    // nobody knows the names of all peoples: who is born is a person, whatever the name
    boolean person = surroundings.isBorn() || given >= 0.5;
    if (person && isPersonName(facts, 6)) return Optional.of(FULL_NAME);
    boolean thing = surroundings.isSold() || facts.share(Shape.DIGITS) >= 0.25;
    return Optional.of(facts.words() > 25 ? LONG_TEXT : thing ? TEXT : ORGANISATION);
  }
}
