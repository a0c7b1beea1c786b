package org.touchstonehub.match.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.standardise.Hashes;

class SweepProperties {
  private static final long RECORD = (1L << PassRun.RECORD_BITS) - 1;

  @Property(tries = 100)
  void records_that_share_what_a_pass_asks_for_have_one_key_and_others_none(
      @ForAll @IntRange(min = 2, max = 6_000) int records,
      @ForAll @IntRange(min = 0, max = 4) int sampleBits,
      @ForAll long seed) {
    Random random = new Random(seed);
    Encoded encoded = encoded(records, random);
    AtomColumn town = towns(records, random);
    AtomColumn words = words(records, random);
    List<PassAtoms> passes =
        List.of(
            new PassAtoms(town, null),
            new PassAtoms(words, words),
            new PassAtoms(town, words),
            new PassAtoms(words, null));
    long mask = (1L << sampleBits) - 1;

    List<long[]> entries = Sweep.entries(encoded, passes, mask);

    for (int p = 0; p < passes.size(); p++) {
      Map<String, Set<Integer>> blocks = blocks(passes.get(p), records);
      Set<Set<Integer>> together = new HashSet<>();
      for (Set<Integer> block : blocks.values()) {
        boolean sampled = block.stream().anyMatch(i -> (encoded.keys()[i] & mask) == 0);
        if (block.size() > 1 && sampled) together.add(block);
      }
      assertThat(entries.get(p)).isSorted().doesNotHaveDuplicates();
      // keys that no sampled record has may be there by accident, but none that two do not share
      assertThat(blocks(entries.get(p))).containsAll(together);
      assertThat(new HashSet<>(blocks.values())).containsAll(blocks(entries.get(p)));
    }
  }

  /** By what a pass asks for, the records that have it. */
  private static Map<String, Set<Integer>> blocks(PassAtoms pass, int records) {
    Map<String, Set<Integer>> blocks = new TreeMap<>();
    for (int i = 0; i < records; i++) {
      for (String shared : shared(pass.first(), pass.second(), i)) {
        blocks.computeIfAbsent(shared, key -> new TreeSet<>()).add(i);
      }
    }
    return blocks;
  }

  private static List<String> shared(AtomColumn first, @Nullable AtomColumn second, int record) {
    List<String> shared = new ArrayList<>();
    for (long a : atoms(first, record)) {
      if (second == null) shared.add("" + a);
      else if (first != second) for (long b : atoms(second, record)) shared.add(a + " " + b);
      else for (long b : atoms(first, record)) if (a < b) shared.add(a + " " + b);
    }
    return shared;
  }

  private static List<Long> atoms(AtomColumn column, int record) {
    return IntStream.range(column.from(record), column.to(record))
        .mapToLong(column::hash)
        .filter(hash -> hash != 0)
        .boxed()
        .toList();
  }

  /** Records by key, of keys that several have; what one alone has is there by accident. */
  private static Set<Set<Integer>> blocks(long[] entries) {
    Map<Long, Set<Integer>> blocks = new TreeMap<>();
    for (long entry : entries) {
      int record = (int) (entry & RECORD);
      blocks.computeIfAbsent(PassRun.key(entry), key -> new TreeSet<>()).add(record);
    }
    blocks.values().removeIf(block -> block.size() == 1);
    return new HashSet<>(blocks.values());
  }

  private static AtomColumn towns(int records, Random random) {
    long[] town = new long[records];
    for (int i = 0; i < records; i++) town[i] = drawn(random, records / 4 + 1);
    return new AtomColumn.OfValues(Atom.value("town", "place"), records, i -> town[i]);
  }

  private static AtomColumn words(int records, Random random) {
    StoredAtoms words = new StoredAtoms(Atom.word("name", "name"), records);
    for (int i = 0; i < records; i++) {
      int count = random.nextInt(5);
      for (int w = 0; w < count; w++) words.add(drawn(random, 200));
      words.next();
    }
    return words;
  }

  /** The hash of one of some values; 0, for none, now and then. */
  private static long drawn(Random random, int values) {
    int value = random.nextInt(values + 1);
    return value == 0 ? 0 : Hashes.of("value " + value);
  }

  private static Encoded encoded(int records, Random random) {
    long[] keys = random.longs(records).toArray();
    int[] zeros = new int[records];
    return new Encoded(records, zeros, zeros, List.of("a"), keys, List.of());
  }
}
