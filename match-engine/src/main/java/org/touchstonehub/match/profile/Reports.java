package org.touchstonehub.match.profile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/** Tells of each column what was found and what the draft does with it. */
final class Reports {
  private static final int EXAMPLES = 3;

  private final Draft draft;
  private final Keys keys;
  private final Sources sources;

  Reports(Draft draft, Keys keys, Sources sources) {
    this.draft = draft;
    this.keys = keys;
    this.sources = sources;
  }

  List<ColumnProfile> of(List<ReadColumn> columns) {
    List<ColumnProfile> reports = new ArrayList<>();
    for (ReadColumn column : columns) {
      Optional<DraftAttribute> attribute =
          draft.attributes().stream().filter(a -> a.columns().contains(column)).findFirst();
      boolean open = attribute.map(this::isOpen).orElse(column.equals(sources.column()));
      String why = draft.leftOut().getOrDefault(column, "");
      String role = attribute.map(a -> a.type().yamlName()).orElse(ColumnProfile.LEFT_OUT);
      if (attribute.isPresent()) why = attribute.get().why();
      if (column.equals(sources.column())) role = "source";
      if (column.equals(keys.id())) role = attribute.isPresent() ? "key, " + role : "key";
      reports.add(report(column, role, why, open));
    }
    return reports;
  }

  /** Whether values may be shown: nothing that may be a person's. */
  private boolean isOpen(DraftAttribute attribute) {
    if (isOfThings() && !attribute.isOfAnother()) {
      boolean place =
          attribute.type() == SemanticType.LOCALITY || attribute.type() == SemanticType.REGION;
      if (place || attribute.type() == SemanticType.CATEGORY) return true;
    }
    Classification classification = attribute.classification();
    boolean careful =
        attribute.type() == SemanticType.TEXT || attribute.type() == SemanticType.CODE_LIST;
    return !careful
        && (classification == Classification.PUBLIC || classification == Classification.INTERNAL);
  }

  /** Where a firm or a product is, and of what kind, is nobody's secret. */
  private boolean isOfThings() {
    DraftAttribute naming = draft.attributes().get(0);
    boolean person = draft.attributes().stream().anyMatch(a -> a.meaning() == Meaning.BIRTH_DATE);
    return naming.type().has(Trait.TITLE) && !naming.doubtful() && !person;
  }

  private static ColumnProfile report(ReadColumn column, String role, String why, boolean open) {
    ColumnFacts facts = column.facts();
    Map<String, Integer> commonest = Frequent.values(column.column(), 2);
    commonest.keySet().removeAll(facts.placeholders().keySet());
    Set<String> examples = new LinkedHashSet<>();
    for (int c = 0; c < column.column().distinct() && examples.size() < EXAMPLES; c++) {
      String value = column.column().distinctValue(c);
      if (!facts.placeholders().containsKey(value)) {
        examples.add(shown(value, open));
      }
    }
    return new ColumnProfile(
        column.columnName(),
        role,
        why,
        facts.fill(),
        facts.distinct(),
        facts.placeholders(),
        shown(facts.frequent(), open),
        shown(commonest, open),
        List.copyOf(examples));
  }

  private static List<FrequentValue> shown(Map<String, Integer> rows, boolean open) {
    return rows.entrySet().stream()
        .map(value -> new FrequentValue(shown(value.getKey(), open), value.getValue()))
        .toList();
  }

  private static String shown(String value, boolean open) {
    return open ? Masked.shown(value) : Masked.of(value);
  }
}
