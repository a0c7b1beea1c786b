package org.touchstonehub.match.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.encode.Column;
import org.touchstonehub.match.encode.DateColumn;
import org.touchstonehub.match.encode.Dictionary;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.NameColumn;
import org.touchstonehub.match.encode.ValueColumn;
import org.touchstonehub.match.encode.WordColumn;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.standardise.TokenKind;

/** Draws the atoms of every record out of its columns. */
final class Atoms {
  /** Words of one bag that make keys; of longer bags those with the smallest hashes. */
  private static final int MOST_WORDS = 16;

  private static final int MOST_CONTEXT_WORDS = 6;

  private static final boolean LETTERS_TOGETHER = Refinement.LETTERS_TOGETHER.isOn();

  /** Letters of a word beyond which its halves make keys, and of a half. */
  private static final int LEAST_HALVED = 6;

  private static final int HALF = 4;

  private final Layout layout;
  private final Encoded records;
  private final List<AtomColumn> columns = new ArrayList<>();
  private final List<Runnable> tasks = new ArrayList<>();

  private Atoms(Layout layout, Encoded records) {
    this.layout = layout;
    this.records = records;
  }

  static List<AtomColumn> of(Layout layout, Encoded records) {
    Atoms atoms = new Atoms(layout, records);
    int last = -1;
    for (Slot slot : layout.slots()) {
      // the three name slots share a column
      if (slot.column() != last) atoms.add(slot, records.columns().get(slot.column()));
      last = slot.column();
    }
    IntStream.range(0, atoms.tasks.size()).parallel().forEach(t -> atoms.tasks.get(t).run());
    return atoms.columns;
  }

  private StoredAtoms stored(Atom atom) {
    StoredAtoms column = new StoredAtoms(atom, records.size());
    columns.add(column);
    return column;
  }

  private void add(Slot slot, Column column) {
    if (column instanceof NameColumn names) addNames(names);
    else if (column instanceof DateColumn dates) addDates(slot.label(), dates);
    else if (column instanceof ValueColumn values) addValues(slot.label(), values);
    else if (column instanceof WordColumn words) addWords(slot, words);
  }

  private void addNames(NameColumn names) {
    Dictionary words = names.words();
    columns.add(
        new AtomColumn.OfMany(
            Atom.word("name", "name"),
            names.offset(),
            names.word(),
            w -> words.length(w) < 2 ? 0 : words.hash(w)));
    if (!Refinement.SOUNDS.isOn()) return;
    columns.add(
        new AtomColumn.OfMany(
            Atom.skeleton("name skeleton", "name"),
            names.offset(),
            names.word(),
            w -> words.length(w) < 2 ? 0 : names.skeleton()[w]));
  }

  private void addDates(String label, DateColumn dates) {
    String[] parts = {"", " year-month", " year-day", " month-day", " year"};
    for (int part = 0; part < DateColumn.PARTS; part++) {
      Atom atom =
          part == 0
              ? Atom.value(label, label)
              : part == 4
                  ? Atom.year(label + parts[4], label)
                  : Atom.part(label + parts[part], label, true);
      int p = part;
      IntToLongFunction hash =
          i -> dates.has(i, p) ? salted(p, DateColumn.part(dates.day()[i], p)) : 0;
      columns.add(new AtomColumn.OfValues(atom, records.size(), hash));
    }
  }

  private static long salted(int salt, int value) {
    return Hashes.of(salt + 1L, value);
  }

  private void addValues(String label, ValueColumn values) {
    switch (values.kind()) {
      case PLACE, GEO -> value(values, Atom.value(label, "place"), false);
      case ADDRESS -> {
        value(values, Atom.value(label, "place"), false);
        value(values, Atom.part(label + " street", "place", false), true);
      }
      case POSTCODE -> {
        value(values, Atom.value(label, "place"), false);
        value(values, Atom.part(label + " district", "place", true), true);
      }
      case EMAIL -> {
        value(values, Atom.value(label, "email"), false);
        local(values, Atom.value(label + " local part", "email"));
        value(values, Atom.part(label + " domain", "email", false), true);
      }
      case PHONE -> value(values, Atom.value(label, "phone"), true);
      case IDENTIFIER -> value(values, Atom.value(label, label), false);
      case YEAR -> value(values, Atom.year(label, label), false);
      case CATEGORY, AMOUNT -> {}
    }
  }

  private void value(ValueColumn values, Atom atom, boolean part) {
    Dictionary all = values.values();
    byValue(values, atom, part ? v -> values.part()[v] : all::hash);
  }

  private void local(ValueColumn values, Atom atom) {
    long[] hashes = new long[values.values().size()];
    for (int v = 0; v < hashes.length; v++) {
      int at = values.to()[v];
      if (at > 0) hashes[v] = Hashes.of(values.values().text(v).substring(0, at));
    }
    byValue(values, atom, v -> hashes[v]);
  }

  private void byValue(ValueColumn values, Atom atom, IntToLongFunction hash) {
    if (values.hasSeveral()) {
      int[] offset = new int[records.size() + 1];
      for (int i = 0; i < records.size(); i++) offset[i + 1] = offset[i] + values.count(i);
      int[] each = new int[offset[records.size()]];
      for (int i = 0; i < records.size(); i++) {
        for (int k = 0; k < values.count(i); k++) each[offset[i] + k] = values.value(i, k);
      }
      columns.add(new AtomColumn.OfMany(atom, offset, each, hash));
      return;
    }
    IntToLongFunction ofRecord =
        i -> {
          int v = values.value()[i];
          return v < 0 ? 0 : hash.applyAsLong(v);
        };
    columns.add(new AtomColumn.OfValues(atom, records.size(), ofRecord));
  }

  private void addWords(Slot slot, WordColumn words) {
    if (words.kind() == TokenKind.LONG_TEXT || words.kind() == TokenKind.CODE_LIST) return;
    boolean context = slot.kind() == Slot.Kind.OVERLAP;
    boolean common = layout.plan().columns().get(slot.column()).common();
    String label = slot.label() + " word";
    Atom atom =
        common
            ? Atom.common(label, slot.label())
            : context ? Atom.part(label, slot.label(), true) : Atom.title(label, slot.label());
    StoredAtoms column = stored(atom);
    int most = context ? MOST_CONTEXT_WORDS : MOST_WORDS;
    tasks.add(() -> fillWords(words, column, most));
    if (!context && !common) {
      StoredAtoms whole = stored(Atom.whole(slot.label(), slot.label()));
      tasks.add(() -> fillWhole(words, whole));
      if (!Refinement.HALVED_TITLES.isOn()) return;
      for (boolean start : new boolean[] {true, false}) {
        String half = slot.label() + (start ? " word start" : " word end");
        StoredAtoms halves = stored(Atom.part(half, slot.label(), true));
        tasks.add(() -> fillHalves(words, halves, start));
      }
    }
  }

  private void fillWords(WordColumn words, StoredAtoms column, int most) {
    for (int i = 0; i < records.size(); i++) {
      long[] hashes = hashes(words, i);
      if (hashes.length > most) {
        // the smallest hashes: two records that share a word keep or drop it alike
        Arrays.sort(hashes);
        hashes = Arrays.copyOf(hashes, most);
      }
      for (long hash : hashes) column.add(hash);
      column.next();
    }
  }

  /** Starts or ends of titles of one word: a typing error leaves one of the two. */
  private void fillHalves(WordColumn words, StoredAtoms column, boolean start) {
    long[] halves = new long[words.words().size()];
    for (int w = 0; w < halves.length; w++) {
      int length = words.words().length(w);
      if (length < LEAST_HALVED || words.numeric()[w]) continue;
      String text = words.words().text(w);
      halves[w] = Hashes.of(start ? text.substring(0, HALF) : text.substring(length - HALF));
    }
    for (int i = 0; i < records.size(); i++) {
      int at = words.offset()[i];
      // other titles have more words to be found by
      boolean single = words.offset()[i + 1] == at + 1;
      if (single && halves[words.word()[at]] != 0) column.add(halves[words.word()[at]]);
      column.next();
    }
  }

  /** The words of a record, and all its single letters as one: alone they tell nothing. */
  private static long[] hashes(WordColumn words, int record) {
    long[] hashes = new long[words.offset()[record + 1] - words.offset()[record] + 1];
    int kept = 0;
    int letters = 0;
    long together = 0;
    for (int k = words.offset()[record]; k < words.offset()[record + 1]; k++) {
      int w = words.word()[k];
      long hash = words.words().hash(w);
      if (!LETTERS_TOGETHER || words.words().length(w) > 1 || words.numeric()[w]) {
        hashes[kept++] = hash;
      } else {
        // a sum, for words have no order here
        together += Hashes.mix(hash);
        letters++;
      }
    }
    if (letters > 1) hashes[kept++] = Hashes.mix(together);
    return Arrays.copyOf(hashes, kept);
  }

  private void fillWhole(WordColumn words, StoredAtoms column) {
    for (int i = 0; i < records.size(); i++) {
      long all = 0;
      for (int k = words.offset()[i]; k < words.offset()[i + 1]; k++) {
        all = Hashes.of(all, words.words().hash(words.word()[k]));
      }
      if (words.has(i)) column.add(all);
      column.next();
    }
  }
}
