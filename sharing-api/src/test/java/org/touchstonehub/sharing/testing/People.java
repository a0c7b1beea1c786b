package org.touchstonehub.sharing.testing;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Made-up customers of two systems, the same at every call; many are in both, some misspelt. */
public final class People {
  private static final String[] GIVEN = {
    "Beatrice", "Cornelius", "Dorothea", "Ferdinand", "Gwendolyn", "Humphrey", "Isadora", "Leopold",
    "Marguerite", "Nathaniel", "Ottilie", "Percival", "Rosalind", "Sebastian", "Theodora", "Winston"
  };
  private static final String[] FAMILY = {
    "Aber",
    "Black",
    "Carru",
    "Dela",
    "East",
    "Fair",
    "Gold",
    "Hollings",
    "Iron",
    "Janko",
    "Ketter",
    "Lock",
    "Monta",
    "Nightin",
    "Osters",
    "Pember",
    "Quin",
    "Raven",
    "Silver",
    "Thorn",
    "Under"
  };
  private static final String[] ENDING = {
    "nathy", "wood", "thers", "croix", "wick", "banks", "smith", "worth", "side", "wski", "ing",
    "hart", "gue", "gale", "ton", "field", "more", "ley"
  };
  private static final String[] CITY = {"Leeds", "York", "Bath", "Derby", "Exeter", "Truro"};

  private People() {}

  /**
   * The file of one system as CSV.
   *
   * @param persons how many there are in all; a system has about two thirds of them
   */
  public static byte[] csv(String system, int persons) {
    return csv(system, 0, persons);
  }

  /** The same of some of the persons; those of other numbers are others. */
  public static byte[] csv(String system, int first, int end) {
    StringBuilder csv =
        new StringBuilder("id,given_name,family_name,birth_date,city,postcode,phone,email\n");
    Random slips = new Random(system.hashCode());
    for (int i = first; i < end; i++) {
      Random person = new Random(i * 7919L);
      String given = GIVEN[person.nextInt(GIVEN.length)];
      String family = FAMILY[person.nextInt(FAMILY.length)] + ENDING[person.nextInt(ENDING.length)];
      int city = person.nextInt(CITY.length);
      String birth =
          "%d-%02d-%02d"
              .formatted(1935 + person.nextInt(70), 1 + person.nextInt(12), 1 + person.nextInt(28));
      String postcode = "%s%d 4AP".formatted(CITY[city].substring(0, 2), person.nextInt(30));
      String phone = "+44207%07d".formatted(person.nextInt(10_000_000));
      String email = "%s.%s%d@example.org".formatted(given, family, person.nextInt(100));
      if (slips.nextInt(3) == 0) continue;
      csv.append(system).append('-').append(i).append(',');
      csv.append(given).append(',');
      csv.append(slips.nextInt(5) == 0 ? misspelt(family, slips) : family).append(',');
      csv.append(slips.nextInt(8) == 0 ? "" : birth).append(',');
      csv.append(CITY[city]).append(',').append(postcode).append(',');
      csv.append(slips.nextInt(3) == 0 ? "" : phone).append(',');
      csv.append(slips.nextInt(3) == 0 ? "" : email).append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String misspelt(String name, Random slips) {
    int at = 1 + slips.nextInt(name.length() - 2);
    return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
  }
}
