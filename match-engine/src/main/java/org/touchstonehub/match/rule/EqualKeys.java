package org.touchstonehub.match.rule;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.encode.StandardNumbers;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.standardise.Hashes;

/**
 * The records that a rule joins: those that have a value of each of its attributes, by key, which
 * is the standard forms of all. Whether two records share a key is a matter of the two alone.
 * Immutable.
 */
public final class EqualKeys {
  /** Of a record without a key. */
  public static final long NO_HASH = 0;

  private static final int NONE = -1;

  private final Rule rule;
  private final int[] key; // by record
  private final long[] hash; // by record
  private final int[] start; // by key, into records
  private final int[] records; // of keys that two or more share, in the order of keys

  private EqualKeys(Rule rule, int[] key, long[] hash, int[] start, int[] records) {
    this.rule = rule;
    this.key = key;
    this.hash = hash;
    this.start = start;
    this.records = records;
  }

  /** Finds them, in time that grows with the records, however common a key is. */
  public static EqualKeys of(
      Rule rule, EntityModel model, Plan plan, Encoded encoded, RecordTable table) {
    int[] key = new int[encoded.size()];
    long[] hash = new long[key.length];
    for (int attribute : rule.attributes()) {
      StandardNumbers value = StandardNumbers.of(model, attribute, plan, encoded, table);
      Map<Long, Integer> numbers = new HashMap<>();
      for (int i = 0; i < key.length; i++) {
        if (key[i] == NONE) continue;
        int number = value.number(i);
        if (number == StandardNumbers.MISSING) {
          key[i] = NONE;
          hash[i] = NO_HASH;
          continue;
        }
        long both = ((long) key[i] << 32) | number;
        key[i] = numbers.computeIfAbsent(both, b -> numbers.size());
        hash[i] = Hashes.of(hash[i], value.hash(i));
      }
    }
    return shared(rule, key, hash);
  }

  /** Leaves keys of one record out and numbers the others anew, by their first records. */
  private static EqualKeys shared(Rule rule, int[] key, long[] hash) {
    int[] size = new int[key.length];
    for (int k : key) if (k != NONE) size[k]++;
    int[] number = new int[key.length];
    Arrays.fill(number, NONE);
    int[] start = new int[key.length + 1];
    int keys = 0;
    for (int i = 0; i < key.length; i++) {
      int k = key[i];
      if (k != NONE && size[k] > 1 && number[k] == NONE) {
        number[k] = keys++;
        start[keys] = start[keys - 1] + size[k];
      }
      key[i] = k == NONE ? NONE : number[k];
    }
    int[] records = new int[start[keys]];
    int[] next = start.clone();
    for (int i = 0; i < key.length; i++) if (key[i] != NONE) records[next[key[i]]++] = i;
    return new EqualKeys(rule, key, hash, Arrays.copyOf(start, keys + 1), records);
  }

  public Rule rule() {
    return rule;
  }

  /** Number of keys that two or more records share. */
  public int size() {
    return start.length - 1;
  }

  /** Records of a key, ascending, two or more. */
  public int[] records(int number) {
    return Arrays.copyOfRange(records, start[number], start[number + 1]);
  }

  /** The number of a record's key, or -1 if it has none or shares it with no other. */
  public int key(int record) {
    return key[record];
  }

  /** A hash of the record's key, the same in every table, or {@link #NO_HASH}. */
  public long hash(int record) {
    return hash[record];
  }

  /** Whether two records share a key. */
  public boolean joins(int i, int j) {
    return key[i] != NONE && key[i] == key[j];
  }
}
