import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.record.RecordTable;

/** Precision, recall and F1 of a clustering, pair by pair. */
record Judged(double precision, double recall, double f1) {
  private static final Set<String> IDENTIFYING =
      Set.of("identifier", "tax-id", "bank-account", "lei", "email", "phone", "url");

  static Judged of(List<?> truth, List<?> said) {
    List<List<Object>> both = new ArrayList<>();
    for (int i = 0; i < truth.size(); i++) both.add(List.of(truth.get(i), said.get(i)));
    return of(pairs(both), pairs(said), pairs(truth));
  }

  /**
   * @param hit pairs found that are one
   * @param found all pairs found
   * @param there all pairs that are one
   */
  static Judged of(double hit, double found, double there) {
    double p = found == 0 ? 1 : hit / found;
    double r = there == 0 ? 1 : hit / there;
    return new Judged(p, r, p + r == 0 ? 0 : 2 * p * r / (p + r));
  }

  /**
   * The best F1 of what one would try in a spreadsheet: names equal, names and one more column
   * equal, one identifying column equal. A record without the values that a rule needs is alone.
   */
  static double simpleRule(ShapeSet set, List<String> shape, KnownTable known) {
    List<List<String>> rules = new ArrayList<>();
    rules.add(set.names());
    for (String column : shape) {
      List<String> more = new ArrayList<>(set.names());
      more.add(column);
      rules.add(more);
      if (IDENTIFYING.contains(set.types().get(column))) rules.add(List.of(column));
    }
    RecordTable table = known.table();
    double best = 0;
    for (List<String> rule : rules) {
      List<Object> said = new ArrayList<>();
      for (int i = 0; i < table.size(); i++) {
        List<String> key = new ArrayList<>();
        for (String column : rule)
          key.add(even(table.value(i, table.attributes().indexOf(column))));
        said.add(key.contains("") ? (Object) i : key);
      }
      best = Math.max(best, of(known.entities(), said).f1());
    }
    return best;
  }

  private static String even(String value) {
    if (value == null) return "";
    StringBuilder kept = new StringBuilder();
    value
        .toUpperCase(java.util.Locale.ROOT)
        .toLowerCase(java.util.Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static double pairs(List<?> labels) {
    Map<Object, Long> counts = new HashMap<>();
    for (Object label : labels) counts.merge(label, 1L, Long::sum);
    double pairs = 0;
    for (long n : counts.values()) pairs += n * (n - 1) / 2.0;
    return pairs;
  }
}
