package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstonehub.match.engine.People.add;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.type.SemanticType;

/** People whose records hold several telephone numbers, in one cell or in two columns. */
class SeveralContactsTest {
  private static final EntityModel PERSON =
      People.named(List.of(), "phone", SemanticType.PHONE, "mobile", SemanticType.PHONE);

  private static List<People.Row> rows(boolean inOneCell) {
    Random random = new Random(9);
    List<People.Row> rows = new ArrayList<>();
    String[] given = "Anna Berta Clara Dora Emma Frieda Greta Hanna".split(" ", -1);
    String[] family = "Mott North Rown Turnb Walms Yard Ashb Ellw Farn Hext".split(" ", -1);
    for (int p = 0; p < 200; p++) {
      String own = number(random);
      String home = number(random);
      String name = family[random.nextInt(10)] + "er";
      String first = given[random.nextInt(8)];
      String both = own + "; " + home;
      add(rows, p, first, name, inOneCell ? both : home, inOneCell ? null : own);
      if (p % 2 == 0) add(rows, p, first.substring(0, 1), name, own, null);
    }
    return rows;
  }

  private static String number(Random random) {
    return "07" + (100_000_000 + random.nextInt(900_000_000));
  }

  @Test
  void a_number_is_found_among_others_of_its_cell() {
    assertThat(People.resolved(PERSON, rows(true)).f1()).isGreaterThan(0.95);
  }

  @Test
  void a_number_is_found_in_another_column() {
    assertThat(People.resolved(PERSON, rows(false)).f1()).isGreaterThan(0.95);
  }
}
