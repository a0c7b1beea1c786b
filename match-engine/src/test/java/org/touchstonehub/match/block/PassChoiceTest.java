package org.touchstonehub.match.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PassChoiceTest {
  private static final int RECORDS = 100;
  private static final double LIKELY = 0.5;
  private static final double HARDLY = 0.0005;

  @Test
  void a_pass_of_few_pairs_is_kept_for_however_little() {
    Blocking.Found good = found("phone", 0, 300);
    Blocking.Found poor = found("town", 300, 500);

    assertThat(chosen(List.of(good, poor), 300)).containsExactly(0, 1);
  }

  @Test
  void a_pass_that_makes_pairs_many_must_pay_for_them_though_they_were_few_before() {
    Blocking.Found good = found("phone", 0, 300);
    Blocking.Found poor = found("town", 300, 1_300);

    assertThat(chosen(List.of(good, poor), 300)).containsExactly(0);
  }

  @Test
  void a_pass_that_finds_what_others_found_is_left_out() {
    Blocking.Found good = found("phone", 0, 300);
    Blocking.Found same = found("town", 100, 200);

    assertThat(chosen(List.of(same, good), 300)).containsExactly(1);
  }

  /** Numbers of the passes chosen, where the first pairs are likely matches. */
  private static List<Integer> chosen(List<Blocking.Found> found, int likely) {
    long[] pairs = Blocking.union(found);
    double[] probability = new double[pairs.length];
    Arrays.fill(probability, HARDLY);
    Arrays.fill(probability, 0, likely, LIKELY);
    return PassChoice.choose(found, pairs, probability, RECORDS, RECORDS).passes();
  }

  private static Blocking.Found found(String atom, int from, int to) {
    long[] none = {};
    long[] pairs = LongStream.range(from, to).toArray();
    Pass pass = new Pass(atom, null, none, new byte[0], none);
    return new Blocking.Found(
        pass, Breadth.ALONE, pairs, pairs.length, 0, 0, 0, 0, 0, 0, none, none);
  }
}
