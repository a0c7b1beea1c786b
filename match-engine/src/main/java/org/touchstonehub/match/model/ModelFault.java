package org.touchstonehub.match.model;

import java.util.Comparator;

/**
 * One thing in a model file that is wrong, or (as a warning) that should be better.
 *
 * @param origin the file, as the caller named it
 * @param line from 1
 * @param column from 1, in characters
 * @param wrong what is wrong
 * @param remedy what to do
 */
public record ModelFault(String origin, int line, int column, String wrong, String remedy) {
  static final Comparator<ModelFault> IN_FILE_ORDER =
      Comparator.comparingInt(ModelFault::line).thenComparingInt(ModelFault::column);

  /** One line: file, line, column, what is wrong, what to do. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s; %s".formatted(origin, line, column, wrong, remedy);
  }
}
