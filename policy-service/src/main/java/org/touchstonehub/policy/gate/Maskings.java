package org.touchstonehub.policy.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.GoldenRecords;
import org.touchstonehub.mdm.golden.UnknownGolden;

/** How golden records are masked, alone and inside other things. */
public final class Maskings {
  /**
   * A golden record. What is hidden goes with its provenance, and a source key that tells a hidden
   * value is masked.
   */
  public static final Masking<GoldenRecord> GOLDEN_RECORD = new GoldenRecordMasking();

  /** A page of a search. */
  public static final Masking<GoldenRecords.Page> GOLDEN_PAGE =
      within(GOLDEN_RECORD, GoldenRecords.Page::records, GoldenRecords.Page::withRecords);

  private Maskings() {}

  /**
   * A golden record that somebody asks for by a source key, who need not have the key from that
   * system: where the key would be shown masked, an answer would confirm what was guessed, so there
   * is no such record.
   */
  public static Masking<GoldenRecord> goldenRecordOf(SourceKey asked) {
    return new Masking<>() {
      @Override
      public GoldenRecord mask(GoldenRecord golden, Masks masks) {
        if (!masks.on(golden.texts()).key(asked).equals(asked)) throw new UnknownGolden(asked);
        return GOLDEN_RECORD.mask(golden, masks);
      }

      @Override
      public List<Row> rows(GoldenRecord golden) {
        return GOLDEN_RECORD.rows(golden);
      }
    };
  }

  /** Several of them. */
  public static <T> Masking<List<T>> list(Masking<T> one) {
    return within(one, Function.identity(), (list, masked) -> masked);
  }

  /**
   * Something that holds several of them, and nothing else that needs masking.
   *
   * @param parts those that it holds
   * @param with a copy that holds these instead
   */
  public static <P, T> Masking<P> within(
      Masking<T> one, Function<P, List<T>> parts, BiFunction<P, List<T>, P> with) {
    return new Masking<>() {
      @Override
      public P mask(P whole, Masks masks) {
        return with.apply(
            whole, parts.apply(whole).stream().map(part -> one.mask(part, masks)).toList());
      }

      @Override
      public List<Row> rows(P whole) {
        return parts.apply(whole).stream().flatMap(part -> one.rows(part).stream()).toList();
      }
    };
  }

  private static final class GoldenRecordMasking implements Masking<GoldenRecord> {
    @Override
    public GoldenRecord mask(GoldenRecord golden, Masks masks) {
      Masks.Shown row = masks.on(golden.texts());
      Map<String, GoldenValue> shown = new LinkedHashMap<>();
      Map<String, String> standard = new LinkedHashMap<>();
      golden
          .values()
          .forEach(
              (attribute, value) -> {
                String text = row.values().get(attribute);
                if (text == null || !masks.isAskedFor(attribute)) return;
                shown.put(attribute, showing(value, text, row));
                String form = golden.standard().get(attribute);
                if (form == null) return;
                masks.standard(attribute, form, row).ifPresent(f -> standard.put(attribute, f));
              });
      return golden
          .withValues(shown, standard)
          .withSources(golden.sources().stream().map(row::key).toList());
    }

    private static GoldenValue showing(GoldenValue value, String text, Masks.Shown row) {
      return new GoldenValue(
          text, row.key(value.source()), value.recorded(), value.rule(), value.agreeing());
    }

    @Override
    public List<Row> rows(GoldenRecord golden) {
      return List.of(new Row(golden.texts(), Set.copyOf(golden.sources())));
    }
  }
}
