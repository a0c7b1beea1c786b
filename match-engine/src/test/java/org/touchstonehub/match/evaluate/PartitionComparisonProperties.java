package org.touchstonehub.match.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Against counting pair by pair. */
class PartitionComparisonProperties {
  @Property
  void pairs_and_touched_records_agree_with_counting_every_pair(
      @ForAll @Size(max = 30) int @IntRange(min = -2, max = 5) [] before,
      @ForAll @Size(max = 30) int @IntRange(min = -2, max = 5) [] other) {
    int[] after = fitted(other, before.length);

    PartitionComparison comparison = PartitionComparison.of(before, after);

    long gained = 0;
    long lost = 0;
    Set<Integer> touched = new HashSet<>();
    for (int i = 0; i < before.length; i++) {
      for (int j = 0; j < before.length; j++) {
        boolean was = before[i] == before[j];
        boolean is = after[i] == after[j];
        if (i < j && is && !was) gained++;
        if (i < j && was && !is) lost++;
        if (was != is) touched.add(i);
      }
    }
    assertThat(comparison.gained()).isEqualTo(gained);
    assertThat(comparison.lost()).isEqualTo(lost);
    assertThat(comparison.touched()).isEqualTo(touched.size());
  }

  @Property
  void every_cluster_is_in_one_kind_of_change_and_the_way_back_turns_them_round(
      @ForAll @Size(max = 30) int @IntRange(min = 0, max = 9) [] before,
      @ForAll @Size(max = 30) int @IntRange(min = 0, max = 9) [] other) {
    int[] after = fitted(other, before.length);

    PartitionComparison there = PartitionComparison.of(before, after);
    PartitionComparison back = PartitionComparison.of(after, before);

    assertThat(
            there.unchanged()
                + there.split().before()
                + there.merged().before()
                + there.rearranged().before())
        .isEqualTo(distinct(before));
    assertThat(
            there.unchanged()
                + there.split().after()
                + there.merged().after()
                + there.rearranged().after())
        .isEqualTo(distinct(after));
    assertThat(back.split().before()).isEqualTo(there.merged().after());
    assertThat(back.rearranged().before()).isEqualTo(there.rearranged().after());
    assertThat(back.lost()).isEqualTo(there.gained());
    assertThat(back.touched()).isEqualTo(there.touched());
  }

  @Property
  void examples_of_new_pairs_are_new_and_each_of_another_cluster(
      @ForAll @Size(max = 30) int @IntRange(min = 0, max = 9) [] before,
      @ForAll @Size(max = 30) int @IntRange(min = 0, max = 9) [] other,
      @ForAll @IntRange(max = 5) int most) {
    int[] after = fitted(other, before.length);
    Map<Integer, int[]> byCluster = new HashMap<>();

    for (int[] pair : PartitionComparison.newPairs(before, after, most)) {
      assertThat(before[pair[0]]).isNotEqualTo(before[pair[1]]);
      assertThat(after[pair[0]]).isEqualTo(after[pair[1]]);
      assertThat(byCluster.put(after[pair[0]], pair)).isNull();
    }
    assertThat(byCluster.size()).isLessThanOrEqualTo(most);
    if (most > 0 && PartitionComparison.of(before, after).gained() > 0) {
      assertThat(byCluster).isNotEmpty();
    }
  }

  @Example
  void one_of_each_kind_is_told_apart() {
    //              unchanged  split    merged   rearranged
    int[] before = {1, 1, /**/ 2, 2, 2, /**/ 3, 4, /**/ 5, 5, 6, 6};
    int[] after = {10, 10, /**/ 2, 2, 3, /**/ 4, 4, /**/ 7, 8, 8, 8};

    PartitionComparison comparison = PartitionComparison.of(before, after);

    assertThat(comparison.unchanged()).isEqualTo(1);
    assertThat(comparison.split()).isEqualTo(new PartitionComparison.Regrouped(1, 2));
    assertThat(comparison.merged()).isEqualTo(new PartitionComparison.Regrouped(2, 1));
    assertThat(comparison.rearranged()).isEqualTo(new PartitionComparison.Regrouped(2, 2));
    assertThat(comparison.touched()).isEqualTo(9);
  }

  private static int[] fitted(int[] labels, int length) {
    int[] fitted = new int[length];
    for (int i = 0; i < length; i++) fitted[i] = labels.length == 0 ? 0 : labels[i % labels.length];
    return fitted;
  }

  private static long distinct(int[] labels) {
    Set<Integer> seen = new HashSet<>();
    for (int label : labels) seen.add(label);
    return seen.size();
  }
}
