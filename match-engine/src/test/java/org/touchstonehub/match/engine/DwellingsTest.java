package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstonehub.match.engine.People.add;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.type.SemanticType;

/** Flats of many buildings, which only their addresses name. */
class DwellingsTest {
  private static final EntityModel DWELLING =
      People.model(
          List.of(new Source("land", true), new Source("power", true)),
          "address",
          SemanticType.ADDRESS,
          "town",
          SemanticType.LOCALITY,
          "postcode",
          SemanticType.POSTCODE);

  @Test
  void flats_are_found_in_another_order_and_never_mixed_up() {
    List<People.Row> rows = new ArrayList<>();
    String[] streets = "Heron Lane,Mill Road,Quay Street,Abbot Close,Fern Drive".split(",", -1);
    String[] houses = "Larch House,Moor Court,Tudor Lodge".split(",", -1);
    String[] towns = "Farley,Corwen,Hadlow,Dunford".split(",", -1);
    int flat = 0;
    for (int building = 0; building < 15; building++) {
      String street = 3 + 4 * building + " " + streets[building % 5];
      String house = houses[building % 3];
      String town = towns[building % 4];
      String postcode = "AB" + building + " 1CD";
      for (int f = 0; f < 12; f++) {
        String number = building % 2 == 0 ? "" + (f + 1) : (f / 3 + 1) + "" + (char) ('A' + f % 3);
        flat++;
        String long1 = "FLAT %s, %s, %s".formatted(number, house, street);
        add(rows, "land", flat, long1.toUpperCase(java.util.Locale.ROOT), town, postcode);
        if (f % 4 == 3) continue;
        String other =
            switch (f % 3) {
              case 0 -> "%s, Flat %s".formatted(street, number);
              case 1 -> "%s, %s %s".formatted(number, house, street);
              default -> "Apt. %s %s".formatted(number, street);
            };
        add(rows, "power", flat, other, town, postcode);
      }
    }

    People.Pairs found = People.resolved(DWELLING, rows);

    assertThat(found.precision()).isGreaterThan(0.98);
    assertThat(found.recall()).isGreaterThan(0.98);
  }

  @Test
  void the_word_for_a_flat_says_nothing_and_its_number_does() {
    String flat = SemanticType.ADDRESS.standardForm("Flat 4B, 12 Mill Rd");
    assertThat(flat).isEqualTo(SemanticType.ADDRESS.standardForm("Apt. 4b 12 Mill Road"));
    assertThat(flat).isNotEqualTo(SemanticType.ADDRESS.standardForm("Apt. 4c 12 Mill Road"));
    assertThat(SemanticType.ADDRESS.standardForm("Flat N, 12 Mill Rd"))
        .isEqualTo(SemanticType.ADDRESS.standardForm("N, 12 Mill Road"));
    assertThat(SemanticType.ADDRESS.standardForm("12 N Mill Road"))
        .isEqualTo(SemanticType.ADDRESS.standardForm("12 North Mill Road"));
  }
}
