package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.standardise.Folding;

/** Finds columns that only repeat others, whose evidence would count twice. */
final class Redundant {
  private static final int LOOKED_AT = 20_000;
  private static final double NEARLY_ALL = 0.95;
  private static final int ENOUGH = 20;

  private final List<DraftAttribute> attributes;

  Redundant(List<DraftAttribute> attributes) {
    this.attributes = attributes;
  }

  /** What repeats others, each with the reason. */
  Map<DraftAttribute, String> find() {
    Map<DraftAttribute, String> redundant = new LinkedHashMap<>();
    for (int i = 0; i < attributes.size(); i++) {
      DraftAttribute attribute = attributes.get(i);
      if (attribute.columns().size() > 1) continue;
      Optional<String> reason = sameAs(i).or(() -> joined(attribute));
      reason.ifPresent(why -> redundant.put(attribute, why));
    }
    return redundant;
  }

  private Optional<String> sameAs(int i) {
    DraftAttribute attribute = attributes.get(i);
    for (DraftAttribute before : attributes.subList(0, i)) {
      if (before.columns().size() > 1) continue;
      if (agree(attribute.first(), row -> words(before.first(), row))) {
        return Optional.of("the same as '%s'".formatted(before.first().columnName()));
      }
    }
    return Optional.empty();
  }

  /** A name made of the names in two other columns. */
  private Optional<String> joined(DraftAttribute attribute) {
    if (!isName(attribute)) return Optional.empty();
    List<DraftAttribute> others = new ArrayList<>(attributes);
    others.removeIf(
        other -> other.equals(attribute) || !isName(other) || other.columns().size() > 1);
    for (DraftAttribute a : others) {
      for (DraftAttribute b : others) {
        if (a.equals(b) || isSparse(a) || isSparse(b)) continue;
        if (agree(attribute.first(), row -> words(a.first(), row) + words(b.first(), row))) {
          return Optional.of(
              "made of '%s' and '%s'".formatted(a.first().columnName(), b.first().columnName()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSparse(DraftAttribute attribute) {
    return attribute.first().facts().fill() < 0.5;
  }

  private static boolean isName(DraftAttribute attribute) {
    return attribute.type().isNameOfPerson();
  }

  private interface Expected {
    String of(int row);
  }

  private static boolean agree(ReadColumn column, Expected expected) {
    int rows = Math.min(LOOKED_AT, column.column().rows());
    int present = 0;
    int agreed = 0;
    for (int row = 0; row < rows; row++) {
      String found = words(column, row);
      String other = expected.of(row);
      if (found.isEmpty() && other.isEmpty()) continue;
      present++;
      if (found.equals(other)) agreed++;
      if (present - agreed > (1 - NEARLY_ALL) * rows) return false;
    }
    return present >= Math.min(ENOUGH, rows) && agreed >= NEARLY_ALL * present;
  }

  private static String words(ReadColumn column, int row) {
    @Nullable String value = column.column().value(row);
    return value == null ? "" : Folding.compact(Folding.fold(value));
  }
}
