package org.touchstonehub.mdm.source;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param records rows of the file, good and bad
 * @param rejected rows that were left out: broken, or replaced by a later row with the same key
 * @param firstRejects the first rejects in the order in which they were found; all are kept
 * @param absentColumns columns that the model names and the file never has
 */
public record IngestReport(
    UUID id,
    String name,
    long records,
    long created,
    long changed,
    long unchanged,
    long rejected,
    List<RejectedRow> firstRejects,
    List<String> absentColumns) {
  /**
   * A row that was left out.
   *
   * @param line where it begins in the file, from 1
   * @param column where in the line the fault is, or null for the row as a whole
   * @param reason in words, without values of the row
   */
  public record RejectedRow(long line, @Nullable Integer column, String reason) {}

  public IngestReport {
    firstRejects = List.copyOf(firstRejects);
    absentColumns = List.copyOf(absentColumns);
  }
}
