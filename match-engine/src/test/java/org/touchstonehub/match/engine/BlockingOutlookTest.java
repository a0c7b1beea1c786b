package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.record.RecordTable;

class BlockingOutlookTest {
  private static BlockingOutlook outlook(String[]... rows) {
    return MatchEngine.outlook(People.PERSON, People.table(People.PERSON, rows));
  }

  private static BlockingOutlook.TriedPass phone(BlockingOutlook outlook) {
    return outlook.passes().stream()
        .filter(pass -> pass.name().equals("phone"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void two_records_of_one_phone_are_one_pair() {
    BlockingOutlook outlook =
        outlook(
            new String[] {"Ada", "Byron", null, "York", "0113 496 0001"},
            new String[] {"Karl", "Marx", null, "Bonn", "0113 496 0001"},
            new String[] {"Emma", "Stone", null, "Hull", "0113 496 7777"});

    assertThat(outlook.records()).isEqualTo(3);
    assertThat(outlook.pairs()).isEqualTo(1);
    assertThat(phone(outlook)).isEqualTo(new BlockingOutlook.TriedPass("phone", 1, 0));
  }

  @Test
  void a_phone_that_very_many_share_is_a_key_too_common() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String name = Integer.toString(7919 * i, 36) + "son";
      rows.add(new String[] {"Given" + name, name, null, "Town" + name, "0113 496 0001"});
    }

    BlockingOutlook outlook = outlook(rows.toArray(String[][]::new));

    assertThat(phone(outlook).commonKeys()).isEqualTo(1);
    assertThat(phone(outlook).pairs()).isLessThan(300 * 299 / 2);
  }

  @Test
  void of_many_records_a_part_tells_about_as_many_pairs_as_there_are() {
    int pairs = 20_000;
    String[][] rows = new String[2 * pairs][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new String[] {null, null, null, null, "0" + (200_000_000 + i / 2 * 1357)};
    }
    RecordTable table = People.table(People.PERSON, rows);

    assertThat(MatchEngine.outlook(People.PERSON, table).pairs())
        .isBetween((long) (0.9 * pairs), (long) (1.1 * pairs));
  }

  @Test
  void records_that_share_nothing_and_no_records_bring_no_pairs() {
    assertThat(outlook().pairs()).isZero();
    assertThat(outlook(new String[] {"Ada", null, null, null, null}, new String[5]).pairs())
        .isZero();
  }
}
