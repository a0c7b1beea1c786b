package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * Makes attributes of guesses: columns that belong together become one, what repeats others is left
 * out, and what names the record comes first, because the first name or title of a model says
 * whether its records are of persons or of things.
 */
final class Assembly {
  private static final int MOST_COLUMNS = 8;

  /** What a whole name must tell more of the rows than a title, so that it is no contact's. */
  private static final double TELLS_MORE = 0.1;

  /** Different words by which a column of names is told from one of a few places. */
  private static final int MANY_NAMES = 100;

  /** Of several names of persons: parts before wholes, then the fuller. */
  private static final Comparator<DraftAttribute> MOST_NAMING =
      Comparator.comparing(DraftAttribute::type)
          .thenComparing(attribute -> -attribute.first().facts().fill())
          .thenComparing(attribute -> attribute.first().columnName());

  private final List<DraftAttribute> attributes = new ArrayList<>();
  private final Map<ReadColumn, String> leftOut;

  /**
   * @param leftOut gets the columns that are left out, with the reason
   */
  Assembly(Map<ReadColumn, String> leftOut) {
    this.leftOut = leftOut;
  }

  /**
   * @param lists columns in which a JSON list was seen
   * @return in the order of the draft
   */
  List<DraftAttribute> assemble(List<ReadColumn> given, Set<String> lists) {
    // in an order that the data decide, so that the order of columns in a file changes nothing
    List<ReadColumn> columns =
        given.stream()
            .sorted(
                Comparator.<ReadColumn>comparingInt(column -> column.name().number())
                    .thenComparing(column -> -column.facts().fill())
                    .thenComparing(column -> -column.facts().distinct())
                    .thenComparing(column -> -column.facts().length())
                    .thenComparing(ReadColumn::columnName))
            .toList();
    List<DraftAttribute> days = DateParts.find(columns);
    Set<ReadColumn> parts =
        days.stream().flatMap(day -> day.columns().stream()).collect(Collectors.toSet());
    Guesser guesser = new Guesser(Surroundings.of(columns.stream().map(ReadColumn::name).toList()));
    for (ReadColumn column : columns) {
      for (DraftAttribute day : days) if (day.first().equals(column)) attributes.add(day);
      if (parts.contains(column)) continue;
      Guess guess =
          guesser.guess(column.name(), column.facts(), lists.contains(column.columnName()));
      if (guess instanceof Guess.Kept kept) attributes.add(DraftAttribute.of(column, kept));
      else leftOut.put(column, guess.why());
    }
    // of two that say the same the one that is known by name stays
    attributes.sort(Comparator.comparing(a -> a.first().name().meanings().isEmpty()));
    new Redundant(attributes)
        .find()
        .forEach(
            (attribute, why) -> {
              attributes.remove(attribute);
              leftOut.put(attribute.first(), why);
            });
    joinPositions();
    joinAddresses();
    joinNumbered(SemanticType.FAMILY_NAME);
    joinNumbered(SemanticType.PERSON_LIST);
    renameSecondGivenName();
    nameFamilyBesideGiven();
    nameByTheMostTelling();
    // for people to read as the file has them
    attributes.sort(Comparator.comparingInt(attribute -> given.indexOf(attribute.first())));
    return inOrder();
  }

  private void joinPositions() {
    DraftAttribute latitude = first(Meaning.LATITUDE);
    DraftAttribute longitude = first(Meaning.LONGITUDE);
    if (latitude != null && longitude != null) {
      replace(
          latitude,
          new DraftAttribute(
              SemanticType.GEO,
              Meaning.POINT,
              List.of(latitude.first(), longitude.first()),
              "Position",
              "latitude and longitude in two columns"));
      attributes.remove(longitude);
    }
    for (DraftAttribute half : List.copyOf(attributes)) {
      if (half.meaning() == Meaning.LATITUDE || half.meaning() == Meaning.LONGITUDE) {
        attributes.remove(half);
        leftOut.put(half.first(), "half of a position");
      }
    }
  }

  /** House number and street are one; a second line of an address is mostly a place in a place. */
  private void joinAddresses() {
    DraftAttribute number = first(Meaning.HOUSE_NUMBER);
    DraftAttribute street = null;
    for (DraftAttribute attribute : List.copyOf(attributes)) {
      boolean address =
          attribute.meaning() == Meaning.STREET || attribute.meaning() == Meaning.ADDRESS;
      if (!address) continue;
      if (street == null) street = attribute;
      else if (isSecondLine(street, attribute)) {
        replace(
            attribute,
            attribute.as(
                SemanticType.LOCALITY,
                attribute.first().name().inWords(),
                "a second address line"));
      }
    }
    if (number == null || street == null) return;
    List<ReadColumn> columns = new ArrayList<>(List.of(number.first(), street.first()));
    replace(street, street.of(columns, "house number and street in two columns"));
    attributes.remove(number);
  }

  private static boolean isSecondLine(DraftAttribute street, DraftAttribute other) {
    return other.first().name().number() > street.first().name().number()
        && other.first().name().compact().equals(street.first().name().compact());
  }

  /** Columns that are called the same but for a number are one. */
  private void joinNumbered(SemanticType type) {
    Map<String, List<DraftAttribute>> byName = new LinkedHashMap<>();
    for (DraftAttribute attribute : attributes) {
      if (attribute.type() != type || attribute.first().name().number() == 0) continue;
      byName
          .computeIfAbsent(attribute.first().name().compact(), n -> new ArrayList<>())
          .add(attribute);
    }
    for (List<DraftAttribute> same : byName.values()) {
      if (same.size() < 2 || same.size() > MOST_COLUMNS) continue;
      List<ReadColumn> columns = same.stream().map(DraftAttribute::first).toList();
      replace(same.get(0), same.get(0).of(columns, "in several columns"));
      attributes.removeAll(same.subList(1, same.size()));
    }
  }

  private void renameSecondGivenName() {
    DraftAttribute given = null;
    for (DraftAttribute attribute : List.copyOf(attributes)) {
      if (attribute.type() != SemanticType.GIVEN_NAME) continue;
      if (given == null) given = attribute;
      else if (isSecondLine(given, attribute)) {
        replace(
            attribute,
            attribute.as(SemanticType.MIDDLE_NAME, "Middle name", "a second given name"));
      }
    }
  }

  /** Single words beside given names, where no column says that it has family names, are these. */
  private void nameFamilyBesideGiven() {
    boolean known =
        attributes.stream()
            .anyMatch(
                a ->
                    a.type() == SemanticType.FAMILY_NAME
                        || a.type() == SemanticType.FULL_NAME
                        || a.type() == SemanticType.ORGANISATION);
    boolean given = attributes.stream().anyMatch(a -> a.type() == SemanticType.GIVEN_NAME);
    if (known || !given) return;
    attributes.stream()
        .filter(Assembly::isSingleWords)
        .max(Comparator.comparingInt(attribute -> attribute.first().facts().distinct()))
        .ifPresent(
            best ->
                replace(
                    best,
                    best.as(SemanticType.FAMILY_NAME, "Family name", "words beside given names")));
  }

  /**
   * Categories alone bring no two records together to be compared: without anything else, the one
   * with most different words names the record.
   */
  private void nameByTheMostTelling() {
    if (attributes.stream().anyMatch(attribute -> !attribute.type().has(Trait.FINDS_NO_RECORDS)))
      return;
    attributes.stream()
        .filter(attribute -> attribute.type() == SemanticType.CATEGORY)
        .filter(attribute -> attribute.first().facts().share(ColumnFacts.Shape.LETTERS) >= 0.5)
        .max(Comparator.comparingInt(attribute -> attribute.first().facts().distinct()))
        .ifPresent(
            best ->
                replace(
                    best,
                    best.as(
                        SemanticType.TEXT,
                        best.term(),
                        "no column names a record; this one tells most")));
  }

  private static boolean isSingleWords(DraftAttribute attribute) {
    ColumnFacts facts = attribute.first().facts();
    boolean open =
        attribute.type() == SemanticType.TEXT || attribute.type() == SemanticType.CATEGORY;
    return open
        && attribute.first().meaning() == null
        && facts.distinct() >= MANY_NAMES
        && facts.words() < 1.6
        && facts.share(ColumnFacts.Shape.LETTERS) >= 0.95
        && facts.share(ColumnFacts.Shape.DIGITS) <= 0.05;
  }

  private List<DraftAttribute> inOrder() {
    boolean person = isOfPersons();
    DraftAttribute naming = naming(person);
    List<DraftAttribute> ordered = new ArrayList<>(attributes);
    if (naming == null) return ordered;
    ordered.sort(Comparator.comparing(attribute -> !attribute.equals(naming)));
    if (person) ordered.replaceAll(attribute -> besidePerson(attribute, naming));
    // Unnamed text beside what names the record is a hint, no second title; its size is part of it.
    ordered.replaceAll(
        attribute ->
            attribute.equals(naming) || !isUnnamedText(attribute) || (!person && isSize(attribute))
                ? attribute
                : attribute.as(hint(attribute, person), attribute.term(), attribute.why()));
    return ordered;
  }

  /**
   * What stands beside a person is the person's: an income is personal. The names of others (a
   * manager) are no names of the person, with which the engine would draw them together.
   */
  private static DraftAttribute besidePerson(DraftAttribute attribute, DraftAttribute naming) {
    if (attribute.equals(naming)) return attribute;
    if (attribute.type().isNameOfPerson() && attribute.isOfAnother()) {
      return attribute.as(
          SemanticType.PERSON_LIST,
          attribute.first().name().inWords(),
          "the name of another person");
    }
    SemanticType type = attribute.type();
    boolean birth = attribute.first().name().meanings().contains(Meaning.BIRTH_DATE);
    boolean own =
        type.isAmount() || type == SemanticType.TEXT || (type == SemanticType.YEAR && birth);
    return own ? attribute.ofPersons() : attribute;
  }

  /** A person's short words are mostly places, and are compared as these are. */
  private static SemanticType hint(DraftAttribute attribute, boolean person) {
    ColumnFacts facts = attribute.first().facts();
    boolean place = facts.words() < 3 && facts.share(ColumnFacts.Shape.DIGITS) < 0.3;
    return person && place ? SemanticType.LOCALITY : SemanticType.LONG_TEXT;
  }

  private static boolean isSize(DraftAttribute attribute) {
    return attribute.first().facts().share(ColumnFacts.Shape.SIZE) >= 0.9;
  }

  private static boolean isUnnamedText(DraftAttribute attribute) {
    return attribute.type() == SemanticType.TEXT
        && attribute.first().meaning() != Meaning.TITLE
        && attribute.first().meaning() != Meaning.NAME;
  }

  private boolean isOfPersons() {
    boolean born = has(Meaning.BIRTH_DATE);
    DraftAttribute person = ownName();
    DraftAttribute thing = naming(false);
    if (person == null) return false;
    if (thing == null || !thing.type().has(Trait.TITLE) || born) return true;
    boolean fuller = thing.first().facts().fill() > person.first().facts().fill() + 0.3;
    // a name in parts is mostly the record's own; a whole one, if it tells more apart
    boolean inParts = person.type() != SemanticType.FULL_NAME;
    boolean tells = told(person) > told(thing) + TELLS_MORE;
    return !fuller && (inParts || tells);
  }

  /** Different values for each row. */
  private static double told(DraftAttribute attribute) {
    ColumnFacts facts = attribute.first().facts();
    return facts.distinctShare() * facts.fill();
  }

  private @Nullable DraftAttribute ownName() {
    return attributes.stream()
        .filter(a -> a.type().isNameOfPerson() && !a.isOfAnother())
        .min(MOST_NAMING)
        .orElse(null);
  }

  private @Nullable DraftAttribute naming(boolean person) {
    if (person) return ownName();
    DraftAttribute best = null;
    for (DraftAttribute attribute : attributes) {
      if (!attribute.type().has(Trait.TITLE)) continue;
      if (best == null || isBetterTitle(attribute, best)) best = attribute;
    }
    if (best != null) return best;
    return attributes.stream().filter(a -> a.type().isNameOfPerson()).min(MOST_NAMING).orElse(null);
  }

  /** What is called a name or title before what is not, then the fuller, then what tells more. */
  private static boolean isBetterTitle(DraftAttribute one, DraftAttribute than) {
    if (isUnnamedText(one) != isUnnamedText(than)) return isUnnamedText(than);
    double fuller = one.first().facts().fill() - than.first().facts().fill();
    if (Math.abs(fuller) > 0.2) return fuller > 0;
    int tells = Double.compare(told(one), told(than));
    return tells != 0 ? tells > 0 : MOST_NAMING.compare(one, than) < 0;
  }

  private boolean has(Meaning meaning) {
    return first(meaning) != null;
  }

  private @Nullable DraftAttribute first(Meaning meaning) {
    return attributes.stream().filter(a -> a.meaning() == meaning).findFirst().orElse(null);
  }

  private void replace(DraftAttribute old, DraftAttribute by) {
    attributes.set(attributes.indexOf(old), by);
  }
}
