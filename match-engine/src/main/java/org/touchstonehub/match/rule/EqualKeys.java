package org.touchstonehub.match.rule;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.encode.StandardNumbers;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.standardise.Hashes;

/**
 * The records that a rule joins: those that have a value of each of its attributes, by key, which
 * is the standard forms of all. Where cells hold several values a record has several keys. Whether
 * two records share a key is a matter of the two alone. Immutable.
 */
public final class EqualKeys {
  private static final int NONE = -1;

  /** Keys of one record; cells that would make more are no lists of values. */
  private static final int MOST = 64;

  private final Rule rule;
  private final int[] from; // by record, into keys
  private final int[] key; // the number of a key that others share too, or NONE
  private final long[] hash;
  private final int[] start; // by number of a key, into records
  private final int[] records; // of keys that two or more share, in the order of keys

  private EqualKeys(Rule rule, int[] from, int[] key, long[] hash, int[] start, int[] records) {
    this.rule = rule;
    this.from = from;
    this.key = key;
    this.hash = hash;
    this.start = start;
    this.records = records;
  }

  /** The keys of records as far as their attributes are looked at, one record after the other. */
  private static final class Growing {
    private final Map<Long, Integer> numbers = new HashMap<>();
    private int[] from = {0};
    private int[] key = new int[0];
    private long[] hash = new long[0];

    /** One key without attributes a record. */
    Growing(int records) {
      from = IntStream.rangeClosed(0, records).toArray();
      key = new int[records];
      hash = new long[records];
    }

    /** With one attribute more: each key with each of the values. */
    Growing with(StandardNumbers values) {
      Growing more = new Growing(0);
      int size = from.length - 1;
      more.from = new int[from.length];
      more.key = new int[size];
      more.hash = new long[size];
      for (int i = 0; i < size; i++) {
        int end = more.from[i];
        for (int k = from[i]; k < from[i + 1]; k++) {
          for (int place = 0; place < values.count(i) && end - more.from[i] < MOST; place++) {
            int number = values.number(i, place);
            end =
                more.add(
                    more.from[i], end, key[k], number, Hashes.of(hash[k], values.hash(number)));
          }
        }
        more.from[i + 1] = end;
      }
      return more;
    }

    /** Adds a key that the record does not have yet; returns the end of its keys. */
    private int add(int begin, int end, int before, int value, long hashed) {
      long both = ((long) before << Integer.SIZE) | value;
      int number = numbers.computeIfAbsent(both, b -> numbers.size());
      for (int k = begin; k < end; k++) if (key[k] == number) return end;
      if (end == key.length) {
        key = Arrays.copyOf(key, end + end / 2 + 16);
        hash = Arrays.copyOf(hash, key.length);
      }
      key[end] = number;
      hash[end] = hashed;
      return end + 1;
    }
  }

  /** Finds them, in time that grows with the records, however common a key is. */
  public static EqualKeys of(
      Rule rule, EntityModel model, Plan plan, Encoded encoded, RecordTable table) {
    Growing keys = new Growing(encoded.size());
    for (int attribute : rule.attributes()) {
      keys = keys.with(StandardNumbers.of(model, attribute, plan, encoded, table));
    }
    int all = keys.from[encoded.size()];
    return shared(rule, keys.from, Arrays.copyOf(keys.key, all), Arrays.copyOf(keys.hash, all));
  }

  /** Leaves keys of one record out and numbers the others anew, by their first records. */
  private static EqualKeys shared(Rule rule, int[] from, int[] key, long[] hash) {
    int[] size = new int[key.length];
    for (int k : key) size[k]++;
    int[] number = new int[key.length];
    Arrays.fill(number, NONE);
    int[] start = new int[key.length + 1];
    int keys = 0;
    for (int at = 0; at < key.length; at++) {
      int k = key[at];
      if (size[k] > 1 && number[k] == NONE) {
        number[k] = keys++;
        start[keys] = start[keys - 1] + size[k];
      }
      key[at] = number[k];
    }
    int[] records = new int[start[keys]];
    int[] next = start.clone();
    for (int i = 0; i + 1 < from.length; i++) {
      for (int at = from[i]; at < from[i + 1]; at++) {
        if (key[at] != NONE) records[next[key[at]]++] = i;
      }
    }
    return new EqualKeys(rule, from, key, hash, Arrays.copyOf(start, keys + 1), records);
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

  /** The numbers of those keys of a record that others share. */
  public IntStream keys(int record) {
    return IntStream.range(from[record], from[record + 1])
        .map(at -> key[at])
        .filter(k -> k != NONE);
  }

  /** Hashes of all keys of a record, the same in every table. */
  public LongStream hashes(int record) {
    return IntStream.range(from[record], from[record + 1]).mapToLong(at -> hash[at]);
  }

  /** Whether two records share a key. */
  public boolean joins(int i, int j) {
    return keys(i).anyMatch(k -> keys(j).anyMatch(other -> other == k));
  }
}
