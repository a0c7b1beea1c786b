package org.touchstonehub.match.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.standardise.Nicknames;
import org.touchstonehub.match.standardise.Phonetics;
import org.touchstonehub.match.type.NamePart;
import org.touchstonehub.match.type.SemanticType;

/** Draws the name attributes of a model together into one column. */
final class NameEncoder {
  private static final int MOST_WORDS = 8;

  private final ColumnPlan plan;
  private final List<Attribute> attributes;
  private final RecordTable table;
  private final Dictionary dictionary = new Dictionary();
  private final Remembered<WrittenName> given = new Remembered<>(WrittenName::ofGiven);
  private final Remembered<WrittenName> family = new Remembered<>(WrittenName::ofFamily);
  private final List<String> words = new ArrayList<>();
  private final List<Byte> roles = new ArrayList<>();
  private final int[] offset;
  private int[] word;
  private byte[] role;
  private final byte[] generation;
  private final boolean[] ofTwo;

  NameEncoder(ColumnPlan plan, List<Attribute> attributes, RecordTable table) {
    this.plan = plan;
    this.attributes = attributes;
    this.table = table;
    int n = table.size();
    offset = new int[n + 1];
    word = new int[n * 4];
    role = new byte[n * 4];
    generation = new byte[n];
    ofTwo = new boolean[n];
  }

  NameColumn encode() {
    for (int i = 0; i < table.size(); i++) {
      read(i);
      offset[i + 1] = keep(offset[i]);
    }
    return described(Arrays.copyOf(word, offset[table.size()]));
  }

  /** The words of a record, with their roles. */
  private void read(int record) {
    words.clear();
    roles.clear();
    NameParts parts = new NameParts();
    for (int a : plan.attributes()) {
      String raw = table.value(record, a);
      if (raw == null) continue;
      SemanticType type = attributes.get(a).type();
      WrittenName name = read(type, raw);
      parts.add(type, name.words());
      generation[record] = (byte) Math.max(generation[record], name.generation());
      ofTwo[record] |= name.ofTwo();
    }
    parts.assign(words, roles);
  }

  private WrittenName read(SemanticType type, String raw) {
    return switch (type.namePart().orElse(NamePart.WHOLE)) {
      case WHOLE -> WrittenName.ofWhole(raw);
      case FAMILY -> family.of(raw);
      case GIVEN, MIDDLE -> given.of(raw);
    };
  }

  /** Where the words of the next record begin. */
  private int keep(int from) {
    if (from + MOST_WORDS > word.length) {
      word = Arrays.copyOf(word, word.length * 2 + MOST_WORDS);
      role = Arrays.copyOf(role, role.length * 2 + MOST_WORDS);
    }
    int kept = Math.min(words.size(), MOST_WORDS);
    for (int k = 0; k < kept; k++) {
      word[from + k] = dictionary.add(words.get(k));
      role[from + k] = roles.get(k);
    }
    return from + kept;
  }

  private NameColumn described(int[] placed) {
    int n = Math.max(1, dictionary.size());
    long[] skeleton = new long[n];
    int[][] nicknames = new int[n][];
    for (int w = 0; w < dictionary.size(); w++) {
      String text = dictionary.text(w);
      String sound = Phonetics.skeleton(text);
      skeleton[w] = sound.isEmpty() ? 0 : Hashes.of(sound);
      nicknames[w] = Refinement.NICKNAMES.isOn() ? Nicknames.families(text) : new int[0];
    }
    return new NameColumn(
        dictionary,
        offset,
        placed,
        Arrays.copyOf(role, placed.length),
        skeleton,
        nicknames,
        generation,
        ofTwo);
  }
}
