package org.touchstonehub.mdm.golden;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;

/**
 * Which golden records of a domain, in which order, and which page of them.
 *
 * @param filter what a policy asks of every record, and of every successor of a retired id
 * @param condition what the caller asks of a record besides
 * @param clear attributes that the caller sees whole, or null for all: a value that stays behind
 *     for the caller is taken for missing by condition and order
 * @param sort none: in the order of ids
 * @param updatedSince only records whose current version was recorded at this instant or later, and
 *     the ids that were retired since; null for all records
 * @param cursor of the page before, or null for the first page
 * @param limit records and retired ids of the page, 1 to {@link GoldenRecords#LARGEST_PAGE}
 */
public record GoldenSearch(
    String domain,
    Condition filter,
    Condition condition,
    @Nullable Set<String> clear,
    List<Order> sort,
    @Nullable Instant updatedSince,
    @Nullable String cursor,
    int limit) {
  /** The most attributes that a search can be sorted by. */
  public static final int MOST_KEYS = 3;

  /** By which attribute; records without a value come last, whichever way it goes. */
  public record Order(String attribute, boolean isDescending) {
    @Override
    public String toString() {
      return (isDescending ? "-" : "") + attribute;
    }
  }

  /**
   * @throws InvalidInput if it is sorted by more than {@link #MOST_KEYS} attributes, or by one
   *     twice
   */
  public GoldenSearch {
    clear = clear == null ? null : Set.copyOf(clear);
    sort = List.copyOf(sort);
    Set<String> attributes = new HashSet<>();
    for (Order order : sort) {
      if (!attributes.add(order.attribute()) || sort.size() > MOST_KEYS) {
        throw new InvalidInput(
            "sort",
            "A search is sorted by at most %d attributes, each once; leave some out."
                .formatted(MOST_KEYS));
      }
    }
  }

  /** For somebody who sees all values whole. */
  public GoldenSearch(
      String domain,
      Condition filter,
      Condition condition,
      List<Order> sort,
      @Nullable Instant updatedSince,
      @Nullable String cursor,
      int limit) {
    this(domain, filter, condition, null, sort, updatedSince, cursor, limit);
  }

  /** All records that meet a condition, in the order of ids. */
  public static GoldenSearch of(
      String domain, Condition condition, @Nullable String cursor, int limit) {
    return new GoldenSearch(domain, Condition.ALL, condition, List.of(), null, cursor, limit);
  }

  /** The same search under a policy's filter, for a caller who sees these attributes whole. */
  public GoldenSearch within(Condition policy, Set<String> seen) {
    return new GoldenSearch(domain, policy, condition, seen, sort, updatedSince, cursor, limit);
  }
}
