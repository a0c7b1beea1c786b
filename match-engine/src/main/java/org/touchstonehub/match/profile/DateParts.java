package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.profile.ColumnFacts.Shape;
import org.touchstonehub.match.type.SemanticType;

/** Finds days that stand in three columns: year, month and day. */
final class DateParts {
  /** How the three are told apart, in several languages: before or behind what they share. */
  private static final List<List<String>> MARKS =
      List.of(
          List.of("year", "month", "day"),
          List.of("yr", "mon", "day"),
          List.of("yyyy", "mm", "dd"),
          List.of("yy", "mm", "dd"),
          List.of("jahr", "monat", "tag"),
          List.of("annee", "mois", "jour"),
          List.of("ano", "mes", "dia"),
          List.of("anno", "mese", "giorno"),
          List.of("jaar", "maand", "dag"),
          List.of("y", "m", "d"),
          List.of("j", "m", "t"),
          List.of("j", "m", "d"),
          List.of("a", "m", "j"),
          List.of("a", "m", "d"),
          List.of("a", "m", "g"));

  private static final double FITTING = 0.9;
  private static final double NEARLY_ALL = 0.97;

  private DateParts() {}

  static List<DraftAttribute> find(List<ReadColumn> columns) {
    List<DraftAttribute> found = new ArrayList<>();
    Set<ReadColumn> taken = new HashSet<>();
    for (ReadColumn year : columns) {
      if (year.facts().share(Shape.YEAR) < FITTING) continue;
      Optional<List<ReadColumn>> parts =
          MARKS.stream()
              .flatMap(marks -> parts(year, marks, columns).stream())
              .findFirst()
              .or(() -> alone(year, columns));
      if (parts.isEmpty() || parts.get().stream().anyMatch(taken::contains)) continue;
      taken.addAll(parts.get());
      found.add(attribute(parts.get()));
    }
    return found;
  }

  private static Optional<List<ReadColumn>> parts(
      ReadColumn year, List<String> marks, List<ReadColumn> columns) {
    String name = year.name().compact();
    for (boolean behind : new boolean[] {true, false}) {
      String mark = marks.get(0);
      if (!(behind ? name.endsWith(mark) : name.startsWith(mark))) continue;
      String shared =
          behind ? name.substring(0, name.length() - mark.length()) : name.substring(mark.length());
      String month = behind ? shared + marks.get(1) : marks.get(1) + shared;
      String day = behind ? shared + marks.get(2) : marks.get(2) + shared;
      ReadColumn months = named(month, Shape.MONTH, columns);
      ReadColumn days = named(day, Shape.DAY, columns);
      if (months != null && days != null) return Optional.of(List.of(year, months, days));
    }
    return Optional.empty();
  }

  /** Year, month and day that have no telling names: the only columns that look like these. */
  private static Optional<List<ReadColumn>> alone(ReadColumn year, List<ReadColumn> columns) {
    List<ReadColumn> unnamed = columns.stream().filter(c -> c.meaning() == null).toList();
    List<ReadColumn> months = unnamed.stream().filter(c -> isOf(c, Shape.MONTH, 12)).toList();
    List<ReadColumn> days = unnamed.stream().filter(c -> isOf(c, Shape.DAY, 28)).toList();
    long years = columns.stream().filter(c -> c.facts().share(Shape.YEAR) >= FITTING).count();
    boolean clear = years == 1 && months.size() == 1 && days.size() == 1;
    return clear ? Optional.of(List.of(year, months.get(0), days.get(0))) : Optional.empty();
  }

  /** Nearly all values are of a kind, and all values of the kind are there. */
  private static boolean isOf(ReadColumn column, Shape shape, int atLeast) {
    ColumnFacts facts = column.facts();
    return facts.share(shape) >= NEARLY_ALL
        && facts.distinct() >= atLeast
        && facts.distinct() < 2 * atLeast;
  }

  private static @Nullable ReadColumn named(String name, Shape shape, List<ReadColumn> columns) {
    for (ReadColumn column : columns) {
      if (column.name().compact().equals(name) && column.facts().share(shape) >= FITTING) {
        return column;
      }
    }
    return null;
  }

  private static DraftAttribute attribute(List<ReadColumn> parts) {
    boolean birth =
        parts.stream().anyMatch(p -> p.name().meanings().contains(Meaning.BIRTH_DATE))
            || parts.get(0).name().compact().startsWith("b")
            || parts.get(0).name().compact().startsWith("geb");
    return new DraftAttribute(
        SemanticType.DATE,
        birth ? Meaning.BIRTH_DATE : Meaning.DATE,
        parts,
        birth ? "Date of birth" : "Date",
        "year, month and day in three columns");
  }
}
