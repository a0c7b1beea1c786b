package org.touchstonehub.match.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CandidatesProperties {
  @Property(tries = 60)
  void parts_one_after_another_are_all_pairs_each_once(
      @ForAll @IntRange(min = 2, max = 60_000) int records,
      @ForAll @IntRange(min = 0, max = 6) int passes,
      @ForAll @IntRange(min = 1, max = 2_000) int most,
      @ForAll long seed) {
    List<Blocking.Found> found = found(records, passes, new Random(seed));
    long[] all = Blocking.union(found);

    Candidates candidates = Candidates.of(found, records, most);

    LongStream parts = LongStream.empty();
    for (int part = 0; part < candidates.parts(); part++) {
      parts = LongStream.concat(parts, LongStream.of(candidates.part(part)));
    }
    assertThat(parts.toArray()).isEqualTo(all);
    assertThat(candidates.some(pair -> true)).isEqualTo(all);
    assertThat(candidates.recordsUpTo(candidates.parts() - 1)).isEqualTo(records);
    assertThat(candidates.size()).isGreaterThanOrEqualTo(all.length);
  }

  @Property(tries = 60)
  void a_part_is_no_larger_than_wanted_unless_few_records_have_so_many(
      @ForAll @IntRange(min = 20_000, max = 60_000) int records, @ForAll long seed) {
    List<Blocking.Found> found = found(records, 3, new Random(seed));
    int most = found.stream().mapToInt(Blocking.Found::count).sum();

    Candidates candidates = Candidates.of(found, records, most / 2 + 4096);

    assertThat(candidates.parts()).isGreaterThan(1);
    for (int part = 0; part < candidates.parts(); part++) {
      assertThat(candidates.part(part).length).isLessThanOrEqualTo(most / 2 + 4096);
    }
  }

  private static List<Blocking.Found> found(int records, int passes, Random random) {
    List<Blocking.Found> found = new ArrayList<>();
    for (int p = 0; p < passes; p++) {
      long[] pairs =
          random
              .ints(20_000, 0, records)
              .filter(i -> i + 1 < records)
              .mapToLong(i -> ((long) i << 32) | (i + 1 + random.nextInt(records - i - 1)))
              .sorted()
              .distinct()
              .toArray();
      Pass pass = new Pass("name", null, new long[0], new byte[0], new long[0]);
      long[] none = {};
      found.add(
          new Blocking.Found(
              pass, Breadth.WIDE, pairs, pairs.length, 0, 0, 0, 0, 0, 0, none, none));
    }
    return found;
  }
}
