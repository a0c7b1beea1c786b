package org.touchstonehub.match.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LongSortProperties {
  @Property
  void sorts_as_comparing_does(
      @ForAll long seed,
      @ForAll @IntRange(max = 5000) int size,
      @ForAll @IntRange(max = 63) int leadingBits,
      @ForAll @IntRange(max = 63) int trailingBits) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] values = new long[size];
    // signs differ, and so do few or many of the bits
    Arrays.setAll(values, i -> random.nextLong() >> leadingBits << trailingBits);
    long[] expected = values.clone();
    Arrays.sort(expected);

    LongSort.sort(values);

    assertThat(values).isEqualTo(expected);
  }

  @Property(tries = 100)
  void leaves_what_lies_behind(@ForAll long seed, @ForAll @IntRange(max = 3000) int size) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] values = random.longs(3000).toArray();
    long[] expected = values.clone();
    Arrays.sort(expected, 0, size);

    LongSort.sort(values, size);

    assertThat(values).isEqualTo(expected);
  }
}
