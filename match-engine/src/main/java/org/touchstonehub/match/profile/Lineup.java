package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.standardise.Dates;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * Which columns of several sources are one, though they are called otherwise: those of one type
 * whose names mean the same or that share values, and the keys. The source with most columns gives
 * the names.
 *
 * @param names by source what each of its columns is called here; the same name where it is its own
 */
record Lineup(Map<String, Map<String, String>> names) {
  /** Fewer equal values may be chance. */
  private static final int ENOUGH_SHARED = 5;

  /** The share of values that two columns of one type have in common, though named otherwise. */
  private static final double SHARED = 0.1;

  /** The share where types differ, and one of them was guessed from the values. */
  private static final double MOSTLY_SHARED = 0.5;

  private static final int LOOKED_AT = 20_000;

  /** Last digits of a telephone number that are written with and without its country. */
  private static final int OF_PHONES = 8;

  static final Lineup NONE = new Lineup(Map.of());

  Lineup {
    names = Map.copyOf(names);
  }

  /**
   * @param columns of each source
   * @param id the key's column where a person named it, or null
   */
  static Lineup of(Map<String, List<ReadColumn>> columns, @Nullable String id) {
    return columns.size() < 2 ? NONE : new Search(columns, id).lineup();
  }

  /** What a column of a source is called here. */
  String here(@Nullable String source, String column) {
    if (source == null) return column;
    return names.getOrDefault(source, Map.of()).getOrDefault(column, column);
  }

  /** Whether a source calls any column otherwise. */
  boolean isNeeded() {
    return names.values().stream()
        .anyMatch(of -> of.entrySet().stream().anyMatch(e -> !e.getKey().equals(e.getValue())));
  }

  /** What the sources call columns, for those that call any of them otherwise; by source. */
  Map<String, List<String>> otherwise(List<String> here) {
    Map<String, List<String>> otherwise = new LinkedHashMap<>();
    names.keySet().stream()
        .sorted()
        .forEach(
            source -> {
              List<String> there = here.stream().map(column -> there(source, column)).toList();
              if (!there.equals(here)) otherwise.put(source, there);
            });
    return otherwise;
  }

  private String there(String source, String here) {
    return names.getOrDefault(source, Map.of()).entrySet().stream()
        .filter(column -> column.getValue().equals(here))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(here);
  }

  private static final class Search {
    private final Map<String, List<ReadColumn>> columns;
    private final @Nullable String id;
    private final List<Candidate> known = new ArrayList<>();
    private final Map<String, Map<String, String>> names = new HashMap<>();
    private @Nullable String keyHere;

    /** A column with what is thought of it and its values, folded. */
    private record Candidate(ReadColumn read, Guess guess, Set<String> values) {
      @Nullable SemanticType type() {
        return guess instanceof Guess.Kept kept ? kept.type() : null;
      }

      String term() {
        return read.name().word() == null ? "" : read.name().word().term();
      }
    }

    /** Two columns that may be one. */
    private record Pairing(Candidate here, Candidate there, double score) {}

    Search(Map<String, List<ReadColumn>> columns, @Nullable String id) {
      this.columns = columns;
      this.id = id;
    }

    Lineup lineup() {
      List<String> sources =
          columns.keySet().stream()
              .sorted(
                  Comparator.<String>comparingInt(s -> -columns.getOrDefault(s, List.of()).size())
                      .thenComparing(s -> s))
              .toList();
      sources.forEach(this::lineUp);
      return new Lineup(names);
    }

    private void lineUp(String source) {
      List<ReadColumn> own = columns.getOrDefault(source, List.of());
      Map<String, String> called = new HashMap<>();
      own.forEach(column -> called.put(column.columnName(), column.columnName()));
      names.put(source, called);
      ReadColumn key = key(own);
      String wanted = keyHere;
      if (key != null) {
        if (wanted == null) keyHere = key.columnName();
        else if (!called.containsKey(wanted)) called.put(key.columnName(), wanted);
      }
      List<Candidate> candidates = candidates(own.stream().filter(c -> !c.equals(key)).toList());
      Set<String> knownNames = new HashSet<>();
      known.forEach(column -> knownNames.add(column.read.columnName()));
      List<Candidate> strange =
          candidates.stream().filter(c -> !knownNames.contains(c.read.columnName())).toList();
      List<Candidate> open =
          known.stream().filter(c -> !called.containsKey(c.read.columnName())).toList();
      Set<Candidate> taken = new HashSet<>();
      for (Pairing pairing : pairings(open, strange)) {
        if (taken.contains(pairing.here) || taken.contains(pairing.there)) continue;
        taken.add(pairing.here);
        taken.add(pairing.there);
        called.put(pairing.there.read.columnName(), pairing.here.read.columnName());
      }
      strange.stream().filter(c -> !taken.contains(c)).forEach(known::add);
    }

    private @Nullable ReadColumn key(List<ReadColumn> own) {
      for (String name : new String[] {id, keyHere}) {
        if (name == null) continue;
        Optional<ReadColumn> named =
            own.stream().filter(column -> column.columnName().equals(name)).findFirst();
        if (named.isPresent()) return named.get();
      }
      int rows = own.isEmpty() ? 0 : own.get(0).column().rows();
      return Keys.of(own, null, new int[rows]).filter(k -> !k.keepsId()).map(Keys::id).orElse(null);
    }

    private static List<Candidate> candidates(List<ReadColumn> own) {
      Guesser guesser = new Guesser(Surroundings.of(own.stream().map(ReadColumn::name).toList()));
      return own.stream()
          .map(c -> new Candidate(c, guesser.guess(c.name(), c.facts(), false), values(c)))
          .toList();
    }

    private static Set<String> values(ReadColumn read) {
      Set<String> values = new HashSet<>();
      SampledColumn column = read.column();
      for (int code = 0; code < column.distinct() && values.size() < LOOKED_AT; code++) {
        String value = column.distinctValue(code);
        if (!read.facts().placeholders().containsKey(value)) add(read.facts(), value, values);
      }
      return values;
    }

    /** A value without what sources write in their own ways. */
    private static void add(ColumnFacts facts, String value, Set<String> values) {
      if (facts.share(ColumnFacts.Shape.DATE) >= 0.5) {
        values.add("day " + Dates.parse(value, true));
        values.add("day " + Dates.parse(value, false));
        return;
      }
      String compact = Folding.compact(Folding.fold(value));
      if (facts.share(ColumnFacts.Shape.WRITTEN_PHONE) >= 0.5) {
        String digits = Folding.digits(value);
        compact = digits.substring(Math.max(0, digits.length() - OF_PHONES));
      }
      if (!compact.isEmpty()) values.add(compact);
    }

    /** The surest first. */
    private static List<Pairing> pairings(List<Candidate> open, List<Candidate> strange) {
      List<Pairing> pairings = new ArrayList<>();
      for (Candidate here : open) {
        for (Candidate there : strange) {
          boolean only = isOnly(here, open) && isOnly(there, strange);
          double score = score(here, there, only);
          if (score > 0) pairings.add(new Pairing(here, there, score));
        }
      }
      pairings.sort(
          Comparator.<Pairing>comparingDouble(p -> -p.score)
              .thenComparing(p -> p.here.read.columnName())
              .thenComparing(p -> p.there.read.columnName()));
      return pairings;
    }

    private static boolean isOnly(Candidate column, List<Candidate> of) {
      return of.stream().filter(other -> other.type() == column.type()).count() == 1;
    }

    /**
     * How sure it is that two columns are one; 0 if they are not.
     *
     * @param only whether no other column of their sources has the type
     */
    private static double score(Candidate here, Candidate there, boolean only) {
      Set<String> shared = new HashSet<>(here.values);
      shared.retainAll(there.values);
      double share =
          shared.size() < ENOUGH_SHARED
              ? 0
              : shared.size() / (double) Math.min(here.values.size(), there.values.size());
      Meaning meaning = here.read.meaning();
      boolean sameMeaning = meaning != null && meaning == there.read.meaning();
      SemanticType type = here.type();
      boolean sameType = type != null && type == there.type();
      boolean byValues = here.read.meaning() == null || there.read.meaning() == null;
      boolean one =
          sameType
              ? sameMeaning || share >= SHARED || (only && tellsByType(type))
              : share >= MOSTLY_SHARED && byValues;
      if (!one) return 0;
      double score = 1 + 3 * share;
      if (sameMeaning) score += 2;
      if (!here.term().isEmpty() && here.term().equals(there.term())) score += 1;
      if (sameType) score += 1;
      return score;
    }

    /** Types of which a record mostly has one value, so that two columns of it are the same. */
    private static boolean tellsByType(@Nullable SemanticType type) {
      return type != null && !type.has(Trait.OFTEN_SEVERAL);
    }
  }
}
