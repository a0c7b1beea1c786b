package org.touchstonehub.sharing.command;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.touchstonehub.policy.gate.Masking;
import org.touchstonehub.policy.gate.Masks;

/**
 * How things are released that name records and hold no values: nothing in them is masked, and the
 * log counts them.
 */
public final class Named<T> implements Masking<T> {
  private static final Row NO_VALUES = new Row(Map.of(), Set.of());
  private final ToIntFunction<T> count;

  /**
   * @param count how many records, or things about records, an answer names
   */
  public Named(ToIntFunction<T> count) {
    this.count = count;
  }

  @Override
  public T mask(T named, Masks masks) {
    return named;
  }

  @Override
  public List<Row> rows(T named) {
    return Collections.nCopies(count.applyAsInt(named), NO_VALUES);
  }
}
