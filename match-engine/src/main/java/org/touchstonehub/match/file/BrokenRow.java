package org.touchstonehub.match.file;

/** Why a row is a reject, on its way to where rejects are counted. Expected, so without a trace. */
final class BrokenRow extends Exception {
  private static final long serialVersionUID = 1L;

  private final int column;

  /**
   * @param column in characters from 1
   */
  BrokenRow(int column, String reason) {
    super(reason, null, false, false);
    this.column = column;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  Reject at(String file, long line) {
    return new Reject(file, line, column, reason());
  }
}
