package org.touchstonehub.policy.gate;

import java.time.Instant;
import java.util.List;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.Fields;

/** What a permitted request may reach. */
public final class Scope {
  private final Condition filter;
  private final List<Fields.Field> fields;
  private final Instant at;
  private boolean filterTaken;

  Scope(Condition filter, List<Fields.Field> fields, Instant at) {
    this.filter = filter;
    this.fields = List.copyOf(fields);
    this.at = at;
  }

  /** What every row must fulfil besides the caller's own condition. */
  public Condition filter() {
    filterTaken = true;
    return filter;
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
