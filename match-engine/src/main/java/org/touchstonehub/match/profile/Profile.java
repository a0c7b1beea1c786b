package org.touchstonehub.match.profile;

import java.util.List;
import org.touchstonehub.match.engine.BlockingOutlook;

/**
 * What was found out about unknown files.
 *
 * @param yaml the draft of a model, valid as it is
 * @param rows that were looked at
 * @param whole whether these are all rows of the files
 * @param files each with its form and rows, in words
 * @param notes what a person should look at first
 * @param blocking what a match by the draft would try on the rows that were looked at
 */
public record Profile(
    String yaml,
    int rows,
    boolean whole,
    List<String> files,
    List<String> notes,
    List<ColumnProfile> columns,
    BlockingOutlook blocking) {
  public Profile {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
    columns = List.copyOf(columns);
  }
}
