package org.touchstonehub.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.explain.ClusterLink;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.record.SourceKey;

class ClusterPictureTest {
  private static final ExplanationWords WORDS = new ExplanationWords(false);

  @Test
  void two_sides_that_were_joined_last_stand_one_after_the_other() {
    SourceKey a = key(1);
    SourceKey b = key(2);
    SourceKey c = key(3);
    SourceKey d = key(4);
    ClusterExplanation cluster =
        explanation(
            List.of(a, b, c, d),
            List.of(
                joining(List.of(a), List.of(c), 20),
                joining(List.of(b), List.of(d), 15),
                joining(List.of(a, c), List.of(b, d), 2)),
            List.of(
                new ClusterLink(a, c, 20), new ClusterLink(b, d, 15), new ClusterLink(c, d, 3)));

    ClusterOrder order = ClusterOrder.of(cluster);

    assertThat(order.records()).containsExactly(a, c, d, b);
    assertThat(order.gap()).isEqualTo(2);
  }

  @Test
  void a_join_that_is_not_very_likely_right_stands_out() {
    Map<String, Object> picture = new ClusterPicture(chain(3, 4.0), WORDS).context();

    assertThat(bonds(picture))
        .extracting(bond -> bond.get("kind"))
        .containsExactly("weak", "holds");
    assertThat(bonds(picture)).extracting(bond -> bond.get("label")).contains("+4.0");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 12, 60, 300})
  void labels_never_lie_on_each_other(int size) {
    Map<String, Object> picture = new ClusterPicture(chain(size, 9.0), WORDS).context();

    List<double[]> places = new ArrayList<>();
    for (Map<String, Object> bond : bonds(picture)) {
      if (bond.get("label").equals("")) continue;
      places.add(new double[] {number(bond.get("x")), number(bond.get("y"))});
    }
    assertThat(places).isNotEmpty();
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean beside = Math.abs(places.get(i)[0] - places.get(j)[0]) >= 52;
        boolean below = Math.abs(places.get(i)[1] - places.get(j)[1]) >= 17;
        assertThat(beside || below).isTrue();
      }
    }
  }

  @Test
  void of_a_very_large_cluster_what_was_joined_last_is_drawn() {
    Map<String, Object> picture = new ClusterPicture(chain(300, 1.0), WORDS).context();

    assertThat(picture).containsEntry("drawn", 80).containsEntry("hidden", "220 records");
    assertThat(bonds(picture)).extracting(bond -> bond.get("kind")).contains("weak");
  }

  @SuppressWarnings("unchecked") // the picture is a map for a template
  private static List<Map<String, Object>> bonds(Map<String, Object> picture) {
    return (List<Map<String, Object>>) picture.getOrDefault("bonds", List.of());
  }

  private static double number(Object text) {
    return Double.parseDouble(text.toString());
  }

  /** Records that were joined one after the other, the last of them weakly. */
  private static ExplainedCluster chain(int size, double last) {
    List<SourceKey> members = IntStream.range(0, size).mapToObj(ClusterPictureTest::key).toList();
    List<Joining> joinings = new ArrayList<>();
    List<ClusterLink> bonds = new ArrayList<>();
    for (int i = 1; i < size; i++) {
      double bits = i == size - 1 ? last : 20;
      joinings.add(joining(members.subList(0, i), members.subList(i, i + 1), bits));
      bonds.add(new ClusterLink(members.get((i - 1) * 7 % i), members.get(i), bits));
    }
    List<ExplainedCluster.Member> told =
        members.stream()
            .map(key -> new ExplainedCluster.Member(key.key(), List.of("name of " + key.key())))
            .toList();
    ClusterExplanation why = explanation(members, joinings, bonds);
    return new ExplainedCluster(1, List.of("name"), told, why, Optional.empty());
  }

  private static ClusterExplanation explanation(
      List<SourceKey> members, List<Joining> joinings, List<ClusterLink> bonds) {
    return new ClusterExplanation(members, joinings, bonds, List.of(), Optional.empty(), List.of());
  }

  private static Joining joining(List<SourceKey> first, List<SourceKey> second, double bits) {
    return new Joining(Joining.Stage.CORE, null, first, second, bits, bits);
  }

  private static SourceKey key(int number) {
    return new SourceKey("s", "%04d".formatted(number));
  }
}
