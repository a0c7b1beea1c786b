package org.touchstonehub.command.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A source system and its habits.
 *
 * @param keys how it numbers its records; the number follows
 * @param holds the share of the things that it has a record of
 * @param repeats the chance that such a thing has one record more
 * @param errors how often something goes wrong, as a multiple of the common rate
 * @param missing for each column the chance that it is left empty, none named: never
 * @param dates {@code Y}, {@code M} and {@code D} where year, month and day stand
 * @param genders its words for female and male
 * @param capitals the share of its records in capital letters
 */
record Source(
    String name,
    String keys,
    double holds,
    double repeats,
    double errors,
    Map<String, Double> missing,
    List<String> dates,
    List<String> genders,
    double capitals) {

  /** Shares by column, written {@code gender 0.05, street 0.1}. */
  static Map<String, Double> shares(String text) {
    Map<String, Double> shares = new HashMap<>();
    for (String share : text.split(", ", -1)) {
      int blank = share.indexOf(' ');
      shares.put(share.substring(0, blank), Double.valueOf(share.substring(blank + 1)));
    }
    return Map.copyOf(shares);
  }

  double missing(String column) {
    return missing.getOrDefault(column, 0.0);
  }
}
