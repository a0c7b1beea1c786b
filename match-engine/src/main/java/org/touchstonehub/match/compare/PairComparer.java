package org.touchstonehub.match.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.encode.Column;
import org.touchstonehub.match.encode.DateColumn;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.NameColumn;
import org.touchstonehub.match.encode.ValueColumn;
import org.touchstonehub.match.encode.WordColumn;

/**
 * Compares pairs of records of one table. What it finds depends on the two records and what was
 * trained alone. One per worker: it owns caches and scratch space.
 */
public final class PairComparer {
  private final List<DateComparer> dates = new ArrayList<>();
  private final List<ValueComparer> values = new ArrayList<>();
  private final List<WordComparer> words = new ArrayList<>();
  private final @Nullable NameComparer names;

  /**
   * @param variants by column
   */
  public PairComparer(
      Layout layout, Encoded records, Frequencies frequencies, List<Variants> variants) {
    Kernels kernels = new Kernels();
    NameComparer found = null;
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      int c = slot.column();
      Column column = records.columns().get(c);
      if (column instanceof NameColumn name) {
        if (slot.part() == 0) {
          found =
              new NameComparer(
                  name, frequencies.ln[c], frequencies.lnOfMany[c], variants.get(c), s, kernels);
        }
      } else if (column instanceof DateColumn date) {
        dates.add(new DateComparer(date, frequencies.ln[c], s));
      } else if (column instanceof ValueColumn value) {
        values.add(
            new ValueComparer(
                value, frequencies.ln[c], variants.get(c), s, slot.different(), kernels));
      } else if (column instanceof WordColumn word) {
        words.add(
            new WordComparer(
                word,
                frequencies.weight[c],
                frequencies.wordClass[c],
                s,
                slot.wordSlot(),
                frequencies.dependence[c],
                kernels));
      }
    }
    names = found;
  }

  /** Compares two records, the one with the smaller number first, and writes down what it finds. */
  public void compare(int i, int j, Evidence out, int pair) {
    int at = out.at(pair);
    if (names != null) names.compare(i, j, out, at);
    for (DateComparer date : dates) date.compare(i, j, out, at);
    for (ValueComparer value : values) value.compare(i, j, out, at);
    for (WordComparer word : words) word.compare(i, j, out, at, pair);
  }
}
