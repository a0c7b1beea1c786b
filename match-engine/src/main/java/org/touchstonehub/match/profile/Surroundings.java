package org.touchstonehub.match.profile;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the other columns of a file are called: a "name" beside a date of birth is a person's. */
record Surroundings(Set<Meaning> own, Set<Meaning> all) {
  /** Terms of what persons alone have. */
  private static final Set<String> OF_PERSONS = Set.of("Gender", "Form of address");

  static Surroundings of(List<ColumnName> names) {
    Set<Meaning> own = EnumSet.noneOf(Meaning.class);
    Set<Meaning> all = EnumSet.noneOf(Meaning.class);
    boolean gender = false;
    for (ColumnName name : names) {
      Meaning meaning = name.meaning();
      if (meaning == null) continue;
      all.add(meaning);
      if (!name.isOfAnother()) own.add(meaning);
      if (name.word() != null && OF_PERSONS.contains(name.word().term())) gender = true;
    }
    if (gender) own.add(Meaning.BIRTH_DATE);
    return new Surroundings(own, all);
  }

  boolean hasGivenName() {
    return own.contains(Meaning.GIVEN_NAME);
  }

  boolean hasFamilyName() {
    return own.contains(Meaning.FAMILY_NAME);
  }

  /** Born, or of a sex: a person. */
  boolean isBorn() {
    return own.contains(Meaning.BIRTH_DATE);
  }

  /** It has a site of its own or a number that firms alone have. */
  boolean isOfFirms() {
    return !isBorn() && (own.contains(Meaning.URL) || own.contains(Meaning.LEI));
  }

  /** Priced: something that is sold. */
  boolean isSold() {
    return all.contains(Meaning.AMOUNT) && !isBorn();
  }
}
