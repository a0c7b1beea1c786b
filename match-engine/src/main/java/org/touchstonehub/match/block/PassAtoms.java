package org.touchstonehub.match.block;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two records must share in a pass.
 *
 * @param second null if the first stands alone, the same if two of it
 */
record PassAtoms(AtomColumn first, @Nullable AtomColumn second) {
  /**
   * @throws IllegalArgumentException if there is not what the pass blocks by
   */
  static PassAtoms of(Pass pass, List<AtomColumn> atoms) {
    AtomColumn second = pass.second() == null ? null : column(atoms, pass.second());
    return new PassAtoms(column(atoms, pass.first()), second);
  }

  private static AtomColumn column(List<AtomColumn> atoms, String label) {
    for (AtomColumn column : atoms) if (column.atom.label().equals(label)) return column;
    throw new IllegalArgumentException("There is no '%s' to block by here.".formatted(label));
  }

  /** The keys it makes of records that windows show; windows there are not yet are added. */
  PassKeys keys(Map<AtomColumn, AtomWindow> windows) {
    AtomWindow other = second == null ? null : windows.computeIfAbsent(second, AtomWindow::new);
    return new PassKeys(windows.computeIfAbsent(first, AtomWindow::new), other);
  }

  /** For the windows of some passes. */
  static Map<AtomColumn, AtomWindow> noWindows() {
    return new IdentityHashMap<>();
  }
}
