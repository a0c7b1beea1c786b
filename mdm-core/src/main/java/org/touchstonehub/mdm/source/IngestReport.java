package org.touchstonehub.mdm.source;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.file.UntakenColumn;

/**
 * What became of a file.
 *
 * @param records rows of the file, good and bad
 * @param rejected rows that were left out: broken, or replaced by a later row with the same key
 * @param firstRejects the first rejects in the order of the file; the first 10,000 are kept
 * @param absentColumns columns that the model names and the file never has
 * @param untakenColumns columns of the file that no attribute takes, the first 100
 * @param untakenMore values in further columns that no attribute takes
 */
public record IngestReport(
    UUID id,
    String name,
    Instant recorded,
    long records,
    long created,
    long changed,
    long unchanged,
    long rejected,
    List<RejectedRow> firstRejects,
    List<String> absentColumns,
    List<UntakenColumn> untakenColumns,
    long untakenMore) {
  /**
   * A row that was left out.
   *
   * @param line where it begins in the file, from 1
   * @param column where in the line the fault is, or null for the row as a whole
   * @param reason in words, without values of the row
   */
  public record RejectedRow(long line, @Nullable Integer column, String reason) {}

  /** How many of the rejects can be read; the others are only counted. */
  public long rejectsKept() {
    return Math.min(rejected, FileIngest.MOST_REJECTS_KEPT);
  }

  public IngestReport {
    firstRejects = List.copyOf(firstRejects);
    absentColumns = List.copyOf(absentColumns);
    untakenColumns = List.copyOf(untakenColumns);
  }
}
