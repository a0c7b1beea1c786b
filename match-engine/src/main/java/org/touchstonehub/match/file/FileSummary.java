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
 */
public record FileSummary(
    String file, Charset encoding, long rows, long rejects, List<String> absentColumns) {
  public FileSummary {
    absentColumns = List.copyOf(absentColumns);
  }
}
