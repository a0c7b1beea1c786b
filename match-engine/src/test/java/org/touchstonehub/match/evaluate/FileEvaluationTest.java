package org.touchstonehub.match.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.match.file.BrokenFile;

/**
 * The figures of the two examples were computed with an independent scorer (contingency counts in
 * numpy) that gives four digits.
 */
class FileEvaluationTest {
  @TempDir Path folder;

  private record Example(String id, int entity, int cluster, int source) {}

  @Test
  void figures_by_entity_agree_with_an_independent_scorer() throws IOException {
    StringBuilder truth = new StringBuilder("id,entity\n");
    StringBuilder clusters = new StringBuilder("id,cluster\n");
    for (int i = 0; i < 300; i++) {
      Example e = examples().get(i);
      truth.append(e.id).append(',').append(e.entity).append('\n');
      if (i % 29 != 0) clusters.append(e.id).append(',').append(e.cluster).append('\n');
    }
    clusters.append("stranger,1\n");

    FileEvaluation found = evaluate(truth.toString(), clusters.toString());

    assertThat(found.missing()).isEqualTo(11);
    assertThat(found.unknown()).isEqualTo(1);
    assertThat(found.acrossSources()).isFalse();
    Scores scores = found.scores();
    assertThat(scores.records()).isEqualTo(300);
    assertThat(scores.entities()).isEqualTo(88);
    assertThat(scores.foundClusters()).isEqualTo(95);
    assertThat(scores.truePairs()).isEqualTo(483);
    assertThat(scores.foundPairs()).isEqualTo(484);
    assertThat(scores.commonPairs()).isEqualTo(264);
    close(scores.pairwise(), 0.5455, 0.5466, 0.546);
    close(scores.bCubed(), 0.6975, 0.671, 0.684);
    close(scores.clusters(), 0.1579, 0.1705, 0.1639);
    close(scores.largerClusters(), 0.1757, 0.1733, 0.1745);
  }

  @Test
  void figures_by_pairs_across_sources_agree_with_an_independent_scorer() throws IOException {
    StringBuilder truth = new StringBuilder("id_a,id_b\n");
    StringBuilder clusters = new StringBuilder("source,id,cluster\n");
    Map<Integer, String> last = new LinkedHashMap<>();
    for (Example e : examples()) {
      clusters.append("s%d,%s,%d%n".formatted(e.source, e.id, e.cluster));
      String before = last.put(e.entity, e.id);
      if (before == null) continue;
      truth.append(before).append(',').append(e.id).append('\n');
      boolean twice = Integer.parseInt(before.substring(1)) % 3 == 0;
      if (twice) truth.append(e.id).append(',').append(before).append('\n');
    }

    FileEvaluation found = evaluate(truth.toString(), clusters.toString());

    assertThat(found.acrossSources()).isTrue();
    Scores scores = found.scores();
    assertThat(scores.entities()).isEqualTo(88);
    assertThat(scores.foundClusters()).isEqualTo(84);
    assertThat(scores.truePairs()).isEqualTo(146);
    assertThat(scores.foundPairs()).isEqualTo(346);
    assertThat(scores.commonPairs()).isEqualTo(81);
    close(scores.pairwise(), 0.2341, 0.5548, 0.3293);
    close(scores.bCubed(), 0.6749, 0.6915, 0.6831);
    close(scores.clusters(), 0.1548, 0.1477, 0.1512);
    close(scores.largerClusters(), 0.1447, 0.1467, 0.1457);
  }

  @Test
  void ids_that_repeat_over_sources_need_the_source_in_the_truth() throws IOException {
    String clusters = "source,id,cluster\ncrm,1,a\nshop,1,a\nshop,2,b\n";

    FileEvaluation found = evaluate("source,id,entity\ncrm,1,x\nshop,1,x\nshop,2,y\n", clusters);

    assertThat(found.scores().pairwise().f1()).isEqualTo(1);
    assertThatThrownBy(() -> evaluate("id,entity\n1,x\n2,y\n", clusters))
        .isInstanceOf(BrokenFile.class)
        .hasMessageContaining("truth.csv: line 2: several sources have a record with this id");
    assertThat(
            evaluate("source_a,id_a,source_b,id_b\ncrm,1,shop,1\n", clusters).scores().pairwise())
        .isEqualTo(new Measure(1, 1));
  }

  @Test
  void a_pair_of_a_record_that_no_cluster_has_is_a_pair_not_found() throws IOException {
    FileEvaluation found = evaluate("id_a,id_b\n1,2\n1,9\n", "source,id,cluster\na,1,c\nb,2,c\n");

    assertThat(found.missing()).isEqualTo(1);
    assertThat(found.scores().pairwise()).isEqualTo(new Measure(1, 0.5));
  }

  @Test
  void broken_files_are_one_clear_error() {
    String clusters = "id,cluster\n1,a\n";

    assertThatThrownBy(() -> evaluate("a,b\n1,2\n", clusters))
        .hasMessageContaining("no column 'id'; the header has a, b");
    assertThatThrownBy(() -> evaluate("id,entity\n1,x\n1,y\n", clusters))
        .hasMessageContaining("line 3: this record stands in the file before");
    assertThatThrownBy(() -> evaluate("id,entity\n1\n", clusters))
        .hasMessageContaining("line 2: 1 fields, but the header has 2");
    assertThatThrownBy(() -> evaluate("id_a,id_b\n1,1\n", clusters))
        .hasMessageContaining("line 2: this pairs a record with itself");
    assertThatThrownBy(() -> evaluate("id,entity\n1,x\n", "id,cluster\n1,a\n1,b\n"))
        .hasMessageContaining("clusters.csv: line 3");
    assertThatThrownBy(() -> FileEvaluation.of(folder.resolve("absent"), folder.resolve("absent")))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void stated_pairs_within_a_source_are_neither_right_nor_wrong_where_pairs_across_count()
      throws IOException {
    Path truth =
        Files.writeString(
            folder.resolve("truth.csv"), "source_a,id_a,source_b,id_b\ns,1,t,1\ns,2,t,9\n");
    Path clusters =
        Files.writeString(
            folder.resolve("clusters.csv"), "source,id,cluster\ns,1,1\nt,1,1\ns,2,2\nt,2,2\n");
    Path pairs =
        Files.writeString(
            folder.resolve("pairs.csv"),
            """
            source_a,id_a,source_b,id_b,probability
            s,1,t,1,0.9
            s,1,s,2,0.8
            s,2,t,2,0.4
            t,1,s,2,0.001
            """);

    PairEvaluation judged =
        FileEvaluation.of(truth, clusters, Optional.of(pairs)).pairs().orElseThrow();

    assertThat(judged.pairs()).isEqualTo(3);
    assertThat(judged.reliability().bins())
        .extracting(Reliability.Bin::stated, Reliability.Bin::matches)
        .containsExactly(tuple(0.9, 1.0), tuple(0.4, 0.0), tuple(0.001, 0.0));
    assertThat(judged.reliability().error()).isCloseTo(0.501 / 3, within(1e-12));
    assertThat(judged.curve().best().pairwise()).isEqualTo(new Measure(1, 0.5));
    assertThat(judged.curve().points())
        .first()
        .extracting(ThresholdCurve.Point::pairs, ThresholdCurve.Point::matches)
        .containsExactly(3L, 1L);
  }

  private FileEvaluation evaluate(String truth, String clusters) throws IOException {
    return FileEvaluation.of(
        Files.writeString(folder.resolve("truth.csv"), truth),
        Files.writeString(folder.resolve("clusters.csv"), clusters));
  }

  private static void close(Measure measure, double precision, double recall, double f1) {
    assertThat(measure.precision()).isCloseTo(precision, within(0.00006));
    assertThat(measure.recall()).isCloseTo(recall, within(0.00006));
    assertThat(measure.f1()).isCloseTo(f1, within(0.00006));
  }

  /** 300 records by plain arithmetic, the same that the independent scorer was given. */
  private static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    long x = 12345;
    for (int i = 0; i < 300; i++) {
      x = next(x);
      int entity = (int) ((x >> 8) % 90);
      x = next(x);
      int cluster = (x >> 8) % 10 < 7 ? entity : (int) ((x >> 12) % 90);
      x = next(x);
      examples.add(new Example("r" + i, entity, cluster, (int) ((x >> 8) % 3)));
    }
    return examples;
  }

  private static long next(long x) {
    return (x * 1103515245 + 12345) % (1L << 31);
  }
}
