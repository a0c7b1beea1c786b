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
        "A match would try %s: two rows are compared where they share what it names, unless too"
            + " many rows share it; such a common key is split by something else. On the rows"
            + " looked at, %d of them bring pairs, together about %,d different ones, %.1f a row."
            + " Training keeps those that find matches the others miss.",
        count(outlook.passes().size(), "pass", "passes"),
        busy().size(),
        outlook.pairs(),
        outlook.records() == 0 ? 0 : outlook.pairs() / (double) outlook.records());
  }

  private static String count(int number, String one, String many) {
    return number == 1 ? "1 " + one : number + " " + many;
  }
}
