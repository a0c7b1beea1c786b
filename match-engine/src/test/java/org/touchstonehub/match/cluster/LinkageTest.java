package org.touchstonehub.match.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkageTest {
  @Test
  void of_two_clusters_of_some_ten_records_all_cross_pairs_are_looked_at() {
    assertThat(Linkage.isWhole(new int[10], new int[12])).isTrue();
    assertThat(Linkage.isWhole(new int[12], new int[12])).isFalse();
  }
}
