package org.touchstonehub.sharing.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnpackedBodyTest {
  private static final long MIB = 1L << 20;

  @ParameterizedTest
  @CsvSource({
    "1024, 100, 1, 16", // little is always taken
    "1024, 100, 0, 16",
    "1024, 100, 2, 200",
    "1024, 100, 900, 1024",
    "10, 100, 2, 10"
  })
  void what_a_body_may_unpack_to_follows_its_size(
      long limitMib, long ratio, long sizeMib, long expectedMib) {
    long size = sizeMib == 1 ? 26_000 : sizeMib * MIB;

    assertThat(UnpackedBody.limit(limitMib * MIB, ratio, size)).isEqualTo(expectedMib * MIB);
  }
}
