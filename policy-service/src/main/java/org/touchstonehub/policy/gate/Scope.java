package org.touchstonehub.policy.gate;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Fields;

/** What a permitted request may reach. */
public final class Scope {
  private final Condition filter;
  private final Set<String> clear;
  private final List<Fields.Field> fields;
  private final Instant at;
  private boolean filterTaken;

  Scope(Condition filter, Set<String> clear, List<Fields.Field> fields, Instant at) {
    this.filter = filter;
    this.clear = Set.copyOf(clear);
    this.fields = List.copyOf(fields);
    this.at = at;
  }

  /** What every row must fulfil besides the caller's own condition. */
  public Condition filter() {
    filterTaken = true;
    return filter;
  }

  /**
   * The attributes that are shown whole, unless a record's own value of one tells what is hidden.
   * Who reads rows by a condition or an order of the caller's must take a value that is not shown
   * for a missing one.
   */
  public Set<String> clear() {
    return clear;
  }

  /** Fields that the filter may name beside the attributes of the model. */
  public List<Fields.Field> fields() {
    return fields;
  }

  /** The instant that the decision holds for. */
  public Instant at() {
    return at;
  }

  /** Whether rows were asked for without a look at the filter. */
  boolean ignoresFilter() {
    return !filterTaken && !filter.equals(Condition.ALL);
  }
}
