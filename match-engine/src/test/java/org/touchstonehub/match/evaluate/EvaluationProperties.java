package org.touchstonehub.match.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against counting pair by pair and record by record. */
class EvaluationProperties {
  private record Labelled(int entity, int cluster, int source) {}

  @Property
  void counts_agree_with_counting_every_pair(@ForAll("records") Labelled[] records) {
    Scores scores = Evaluation.ofEntities(entities(records), clusters(records));

    long truth = 0;
    long found = 0;
    long common = 0;
    double precision = 0;
    double recall = 0;
    double information = 0;
    for (Labelled a : records) {
      double both = 0;
      double ofCluster = 0;
      double ofEntity = 0;
      for (Labelled b : records) {
        if (a.entity == b.entity) ofEntity++;
        if (a.cluster == b.cluster) ofCluster++;
        if (a.entity == b.entity && a.cluster == b.cluster) both++;
      }
      truth += (long) ofEntity - 1;
      found += (long) ofCluster - 1;
      common += (long) both - 1;
      precision += both / ofCluster / records.length;
      recall += both / ofEntity / records.length;
      information -= (log2(both / ofEntity) + log2(both / ofCluster)) / records.length;
    }
    assertThat(scores.truePairs()).isEqualTo(truth / 2);
    assertThat(scores.foundPairs()).isEqualTo(found / 2);
    assertThat(scores.commonPairs()).isEqualTo(common / 2);
    assertThat(scores.variationOfInformation()).isCloseTo(information, within(1e-9));
    if (records.length > 0) {
      assertThat(scores.bCubed().precision()).isCloseTo(precision, within(1e-9));
      assertThat(scores.bCubed().recall()).isCloseTo(recall, within(1e-9));
    }
  }

  @Property
  void truth_against_itself_is_perfect(@ForAll("records") Labelled[] records) {
    Scores scores = Evaluation.ofEntities(entities(records), entities(records));

    assertThat(scores.pairwise().f1()).isEqualTo(1);
    assertThat(scores.bCubed().f1()).isCloseTo(1, within(1e-12));
    assertThat(scores.clusters().f1()).isEqualTo(1);
    assertThat(scores.largerClusters().f1()).isEqualTo(1);
    assertThat(scores.variationOfInformation()).isZero();
  }

  @Property
  void all_true_pairs_say_the_same_as_entities(@ForAll("records") Labelled[] records) {
    var a = IntStream.builder();
    var b = IntStream.builder();
    int[] own = new int[records.length];
    for (int i = 0; i < records.length; i++) {
      own[i] = i;
      for (int j = i + 1; j < records.length; j++) {
        if (records[i].entity != records[j].entity) continue;
        a.add(i);
        b.add(j);
      }
    }
    int[] first = a.build().toArray();
    int[] second = b.build().toArray();

    Scores byEntity = Evaluation.ofEntities(entities(records), clusters(records));

    assertThat(Evaluation.ofPairs(first, second, null, clusters(records))).isEqualTo(byEntity);
    assertThat(Evaluation.ofPairs(first, second, own, clusters(records))).isEqualTo(byEntity);
  }

  @Example
  void a_million_records_in_one_cluster_are_counted_without_listing_pairs() {
    int[] one = new int[1_000_000];

    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertThat(Evaluation.ofEntities(one, one).commonPairs()).isEqualTo(499_999_500_000L));
  }

  @Provide
  Arbitrary<Labelled[]> records() {
    Arbitrary<Integer> label = Arbitraries.integers().between(-2, 6);
    return Combinators.combine(label, label, label)
        .as(Labelled::new)
        .array(Labelled[].class)
        .ofMaxSize(40);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  private static int[] entities(Labelled[] records) {
    return Arrays.stream(records).mapToInt(Labelled::entity).toArray();
  }

  private static int[] clusters(Labelled[] records) {
    return Arrays.stream(records).mapToInt(Labelled::cluster).toArray();
  }
}
