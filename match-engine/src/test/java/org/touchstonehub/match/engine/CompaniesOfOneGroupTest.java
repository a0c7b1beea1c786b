package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstonehub.match.engine.People.add;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Companies of one group share name, address and town, but for the word for their trade. */
class CompaniesOfOneGroupTest {
  private static final String[] TRADES =
      "ceramics energy logistics tools paper chemicals media textiles catering optics".split(" ");
  private static final int ENTITIES_OF_ONE_GROUP = 3;

  private static List<People.Row> groups() {
    Random random = new Random(4);
    List<People.Row> rows = new ArrayList<>();
    int entity = 0;
    for (int g = 0; g < 400; g++) {
      String name = "k" + Integer.toString(7919 * (g + 11), 36);
      String address = (1 + random.nextInt(90)) + " " + "lane" + random.nextInt(200);
      String town = "town" + random.nextInt(20);
      int companies = g % 4 == 0 ? ENTITIES_OF_ONE_GROUP : 1;
      for (int c = 0; c < companies; c++, entity++) {
        String whole = name + " " + TRADES[(g + 3 * c) % TRADES.length];
        String number = "DE" + (100_000_000 + random.nextInt(900_000_000));
        int records = 1 + random.nextInt(4);
        for (int r = 0; r < records; r++) {
          String written = random.nextInt(8) == 0 ? name : whole;
          @Nullable String vat = random.nextInt(3) == 0 ? null : number;
          add(rows, entity, written, random.nextInt(6) == 0 ? null : address, town, vat);
        }
      }
    }
    return rows;
  }

  @Test
  void they_stay_apart_and_records_without_a_number_find_their_own() {
    People.Pairs pairs = People.resolved(People.SUPPLIER, groups());

    assertThat(pairs.precision()).as("precision").isGreaterThan(0.9);
    assertThat(pairs.recall()).as("recall").isGreaterThan(0.9);
  }
}
