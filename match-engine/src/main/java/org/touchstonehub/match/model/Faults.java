package org.touchstonehub.match.model;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong with one file, and warnings, so that all of it is told at once. */
final class Faults {
  private final String origin;
  private final List<ModelFault> faults = new ArrayList<>();
  private final List<ModelFault> warnings = new ArrayList<>();

  Faults(String origin) {
    this.origin = origin;
  }

  void add(Node at, String wrong, String remedy) {
    faults.add(fault(at, wrong, remedy));
  }

  void warn(Node at, String wrong, String remedy) {
    warnings.add(fault(at, wrong, remedy));
  }

  private ModelFault fault(Node at, String wrong, String remedy) {
    Mark mark = at.getStartMark().orElseThrow();
    return new ModelFault(origin, mark.getLine() + 1, mark.getColumn() + 1, wrong, remedy);
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  List<ModelFault> warnings() {
    return warnings.stream().sorted(ModelFault.IN_FILE_ORDER).toList();
  }

  InvalidModel invalid() {
    return new InvalidModel(faults.stream().sorted(ModelFault.IN_FILE_ORDER).toList());
  }
}
