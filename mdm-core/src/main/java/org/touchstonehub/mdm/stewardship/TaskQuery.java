package org.touchstonehub.mdm.stewardship;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.mdm.change.TaskKind;

/**
 * Which open tasks, and in which order.
 *
 * @param domains of these alone
 * @param kinds of these alone; none for all
 * @param assignee of this steward alone; empty text for those that nobody has; null for all
 * @param dueBefore due before this instant; null for no matter when
 */
public record TaskQuery(
    List<String> domains,
    Set<TaskKind> kinds,
    @Nullable String assignee,
    @Nullable Instant dueBefore,
    Order order) {
  /** What comes first. */
  public enum Order {
    /** The most urgent. */
    PRIORITY("-t.priority", "double precision"),
    /** What is due earliest; what has no due date comes last. */
    DUE("coalesce(t.due, 'infinity')", "timestamptz"),
    /** What was asked earliest. */
    AGE("t.created", "timestamptz");

    private final String column;
    private final String type;

    Order(String column, String type) {
      this.column = column;
      this.type = type;
    }

    /** What is sorted by, ascending. */
    String column() {
      return column;
    }

    String type() {
      return type;
    }
  }

  public TaskQuery {
    domains = List.copyOf(domains);
    kinds = Set.copyOf(kinds);
  }

  /** The same of other domains. */
  public TaskQuery in(Collection<String> others) {
    return new TaskQuery(List.copyOf(others), kinds, assignee, dueBefore, order);
  }

  /** All of these domains, the most urgent first. */
  public static TaskQuery of(Collection<String> domains) {
    return new TaskQuery(List.copyOf(domains), Set.of(), null, null, Order.PRIORITY);
  }
}
