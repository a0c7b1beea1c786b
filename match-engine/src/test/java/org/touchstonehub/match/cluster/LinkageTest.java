package org.touchstonehub.match.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkageTest {
  @Test
  void of_two_clusters_of_sixteen_records_all_cross_pairs_are_looked_at() {
    assertThat(Linkage.isWhole(new int[16], new int[16])).isTrue();
    assertThat(Linkage.isWhole(new int[16], new int[17])).isFalse();
  }
}
