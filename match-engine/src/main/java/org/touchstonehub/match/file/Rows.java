package org.touchstonehub.match.file;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an open file of one form, one after another. */
interface Rows {
  /**
   * The next row, or null at the end.
   *
   * @throws BrokenRow if the next row is a reject; the call after it goes on behind that row
   */
  @Nullable FileRow next() throws IOException, BrokenRow;

  /** Where the row asked for last begins, from 1. */
  long line();

  /** Wanted columns that the rows read so far never had. */
  List<String> absentColumns();

  /** Columns that nobody wanted, with what the rows read so far had in them. */
  UntakenColumns untaken();
}
