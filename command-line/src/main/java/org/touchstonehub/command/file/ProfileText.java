package org.touchstonehub.command.file;

import static org.touchstonehub.command.file.Counts.grouped;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.touchstonehub.match.engine.BlockingOutlook;
import org.touchstonehub.match.profile.ColumnProfile;
import org.touchstonehub.match.profile.FrequentValue;
import org.touchstonehub.match.profile.Profile;

/** The report of a profile, for a terminal. */
final class ProfileText {
  private static final int WIDEST = 32;
  private static final int MOST_VALUES = 5;
  private static final int MOST_PASSES = 8;

  private final Profile profile;

  ProfileText(Profile profile) {
    this.profile = profile;
  }

  void print(PrintWriter out) {
    profile.files().forEach(file -> line(out, "%s", file));
    line(
        out,
        "%,d rows looked at%s",
        profile.rows(),
        profile.whole() ? "" : " (the first; there are more)");
    int width =
        profile.columns().stream()
            .mapToInt(column -> shown(column.name()).length())
            .max()
            .orElse(1);
    line(
        out,
        "%-" + width + "s  %-13s %7s %9s  %s",
        "column",
        "taken as",
        "filled",
        "distinct",
        "examples (what may be personal is masked)");
    for (ColumnProfile column : profile.columns()) {
      line(
          out,
          "%-" + width + "s  %-13s %6.1f%% %,9d  %s",
          shown(column.name()),
          column.role(),
          100 * column.fill(),
          column.distinct(),
          String.join(" | ", column.examples()));
      if (!column.why().isEmpty()) line(out, "%" + (width + 2) + "s%s", "", column.why());
      values(out, width, "no value", placeholders(column));
      if (!column.role().equals("category")) {
        values(out, width, "on many rows", column.frequent());
      }
    }
    blocking(out);
    profile.notes().forEach(note -> line(out, "! %s", note));
    out.flush();
  }

  private void blocking(PrintWriter out) {
    BlockingWords words = new BlockingWords(profile.blocking());
    List<BlockingOutlook.TriedPass> busy = words.busy();
    if (busy.isEmpty()) {
      line(
          out, "blocking: no two rows share anything that is looked at; nothing would be compared");
      return;
    }
    line(out, "blocking: %s;", words.summary());
    line(out, "  training keeps those that find matches which others miss");
    int shown = Math.min(MOST_PASSES, busy.size());
    List<BlockingOutlook.TriedPass> first = busy.subList(0, shown);
    String shared = "two rows share";
    int width =
        Math.max(shared.length(), first.stream().mapToInt(p -> p.name().length()).max().orElse(1));
    String form = "  %-" + width + "s  %12s  %s";
    line(out, form, shared, "pairs, about", "keys that too many rows share, which are split");
    for (BlockingOutlook.TriedPass pass : first) {
      String pairs = grouped(pass.pairs());
      String common = grouped(pass.commonKeys());
      line(out, form, pass.name(), pairs, pass.commonKeys() == 0 ? "" : common);
    }
    if (shown < busy.size()) line(out, "  and %d more", busy.size() - shown);
  }

  private static List<FrequentValue> placeholders(ColumnProfile column) {
    return column.placeholders().entrySet().stream()
        .map(entry -> new FrequentValue(shown(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static void values(PrintWriter out, int width, String what, List<FrequentValue> values) {
    if (values.isEmpty()) return;
    String text =
        values.stream()
            .limit(MOST_VALUES)
            .map(value -> String.format(Locale.ROOT, "'%s' %,d", value.shown(), value.rows()))
            .collect(Collectors.joining(", "));
    line(out, "%" + (width + 2) + "s%s: %s", "", what, text);
  }

  /** A name or value as it is, but on one line and not too long. */
  static String shown(String name) {
    String plain = name.replaceAll("\\p{C}", "?");
    return plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 3) + "...";
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
