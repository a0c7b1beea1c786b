package org.touchstonehub.matching.live;

/**
 * The placements of the records of a domain under one trained model.
 *
 * @param trained digest of the trained model
 * @param entity digest of the entity model that it was trained for
 */
public record Generation(long id, String domain, String trained, String entity) {
  /** The table that holds them. */
  String table() {
    return table(id);
  }

  static String table(long id) {
    return "matching.placement_" + id;
  }
}
