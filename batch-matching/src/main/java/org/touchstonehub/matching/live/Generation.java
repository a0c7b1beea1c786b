package org.touchstonehub.matching.live;

/**
 * The placements of the records of a domain under one trained model.
 *
 * @param trained digest of the trained model
 */
public record Generation(long id, String domain, String trained) {
  /** The table that holds them. */
  String table() {
    return table(id);
  }

  static String table(long id) {
    return "matching.placement_" + id;
  }
}
