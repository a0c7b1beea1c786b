package org.touchstonehub.command.file;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.touchstonehub.match.file.UntakenColumn;

/** Says which columns of a file the model does not take, so that none is left out in silence. */
final class UntakenText {
  private static final int MOST_SHOWN = 12;

  private UntakenText() {}

  /** For example {@code fax (1,204 values), note (3 values)}; empty where all are taken. */
  static String of(List<UntakenColumn> columns) {
    String shown =
        columns.stream()
            .limit(MOST_SHOWN)
            .map(c -> String.format(Locale.ROOT, "%s (%,d values)", c.name(), c.values()))
            .collect(Collectors.joining(", "));
    int more = columns.size() - MOST_SHOWN;
    return more > 0 ? shown + " and %d more columns".formatted(more) : shown;
  }
}
