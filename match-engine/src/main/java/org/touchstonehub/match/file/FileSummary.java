package org.touchstonehub.match.file;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How the reading of a file went.
 *
 * @param encoding of the file, seen or told
 * @param rows handed over as good
 * @param rejects handed over as rejects
 * @param absentColumns columns that the model names and the file never has, in the order of the
 *     model; their attributes stay empty
 * @param untakenColumns columns of the file that the model does not name, in the order in which
 *     they were met, at most 100; what they hold was left out
 * @param untakenMore values in columns beyond those 100
 */
public record FileSummary(
    String file,
    Charset encoding,
    long rows,
    long rejects,
    List<String> absentColumns,
    List<UntakenColumn> untakenColumns,
    long untakenMore) {
  public FileSummary {
    untakenColumns = List.copyOf(untakenColumns);
    absentColumns = List.copyOf(absentColumns);
  }
}
