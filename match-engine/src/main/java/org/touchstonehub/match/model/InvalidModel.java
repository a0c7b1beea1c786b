package org.touchstonehub.match.model;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.touchstonehub.failure.InvalidInput;

/**
 * An entity model cannot be used. Holds every fault of the file; the message has a line for each.
 */
public final class InvalidModel extends InvalidInput {
  private static final long serialVersionUID = 1L;

  private final transient List<ModelFault> faults;

  InvalidModel(List<ModelFault> faults) {
    super("entity-model", faults.stream().map(ModelFault::toString).collect(joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** In the order of the file, at least one. */
  public List<ModelFault> faults() {
    return faults;
  }
}
