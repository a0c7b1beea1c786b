package org.touchstonehub.command.file;

import java.util.List;
import java.util.Locale;
import org.touchstonehub.match.engine.BlockingOutlook;

/** Says in plain words which pairs a match would look at. */
final class BlockingWords {
  private final BlockingOutlook outlook;

  BlockingWords(BlockingOutlook outlook) {
    this.outlook = outlook;
  }

  /** Passes that bring pairs, the most productive first. */
  List<BlockingOutlook.TriedPass> busy() {
    return outlook.passes().stream().filter(pass -> pass.pairs() > 0).toList();
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "a match would try %s; on these rows they bring about %,d different pairs, %.1f a row",
        outlook.passes().size() == 1 ? "1 pass" : outlook.passes().size() + " passes",
        outlook.pairs(),
        outlook.records() == 0 ? 0 : outlook.pairs() / (double) outlook.records());
  }
}
