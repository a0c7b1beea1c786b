package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

class RivalsTest {
  @Test
  void a_pair_leads_by_what_it_has_over_the_best_other_partner_of_either() {
    Bench bench = bench(new Source("a", true), new Source("b", true));
    int a1 = record(bench, "a");
    int b1 = record(bench, "b");
    int b2 = other(bench, "b", b1);
    long[] pairs = {RecordPair.of(a1, b1), RecordPair.of(a1, b2)};

    Rivals rivals = new Rivals(bench.records, bench.competition, pairs, new double[] {5, 3});

    assertThat(rivals.lead(a1, b1, 5)).isEqualTo(2);
    assertThat(rivals.lead(a1, b2, 3)).isEqualTo(-2);
    assertThat(rivals.lead(other(bench, "a", a1), b2, 4)).isEqualTo(1);
  }

  @Test
  void partners_in_a_source_that_may_hold_duplicates_are_no_rivals() {
    Bench bench = bench(new Source("a", false), new Source("b", false));
    int a1 = record(bench, "a");
    int b1 = record(bench, "b");
    long[] pairs = {RecordPair.of(a1, b1), RecordPair.of(a1, other(bench, "b", b1))};

    Rivals rivals = new Rivals(bench.records, bench.competition, pairs, new double[] {5, 3});

    assertThat(rivals.lead(a1, b1, 5)).isEqualTo(5);
  }

  private static Bench bench(Source... sources) {
    EntityModel model = People.named(List.of(sources));
    RecordTable.Builder table = RecordTable.of(List.of("given", "family"));
    for (String key : List.of("1", "2")) {
      table.add(new SourceKey("a", key), "Ann", "Gold" + key);
      table.add(new SourceKey("b", key), "Ann", "Gold" + key);
    }
    RecordTable rows = table.build();
    return MatchEngine.lay(model, Plan.of(model, rows), rows, Progress.NONE);
  }

  private static int record(Bench bench, String source) {
    return other(bench, source, -1);
  }

  private static int other(Bench bench, String source, int than) {
    for (int i = 0; i < bench.records.size(); i++) {
      boolean from = bench.records.sources().get(bench.records.source()[i]).equals(source);
      if (from && i != than) return i;
    }
    throw new IllegalStateException("no such record");
  }
}
