package org.touchstonehub.match.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DendrogramProperties {
  private static final int RECORDS = 12;

  @Property
  void two_records_were_brought_together_by_the_first_join_after_which_they_are_one(
      @ForAll @Size(max = 20) List<@IntRange(max = RECORDS * RECORDS - 1) Integer> joins) {
    Dendrogram tree = new Dendrogram(RECORDS);
    int[] label = new int[RECORDS];
    double[][] between = new double[RECORDS][RECORDS];
    for (int i = 0; i < RECORDS; i++) {
      label[i] = i;
      Arrays.fill(between[i], Double.NaN);
    }

    for (int k = 0; k < joins.size(); k++) {
      int a = joins.get(k) / RECORDS;
      int b = joins.get(k) % RECORDS;
      tree.join(a, b, 10 - k);
      int from = label[a];
      int to = label[b];
      if (from == to) continue;
      for (int i = 0; i < RECORDS; i++) {
        for (int j = 0; j < RECORDS; j++) {
          if (label[i] == from && label[j] == to) between[i][j] = between[j][i] = 10 - k;
        }
      }
      for (int i = 0; i < RECORDS; i++) if (label[i] == from) label[i] = to;
    }

    for (int i = 0; i < RECORDS; i++) {
      for (int j = 0; j < RECORDS; j++) {
        assertThat(Double.compare(tree.between(i, j), between[i][j])).isZero();
      }
    }
  }
}
