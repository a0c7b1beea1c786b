package org.touchstonehub.command.file;

import static org.touchstonehub.command.file.Counts.grouped;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.touchstonehub.match.engine.BlockingOutlook;
import org.touchstonehub.match.profile.ColumnProfile;
import org.touchstonehub.match.profile.FrequentValue;
import org.touchstonehub.match.profile.Profile;

/** What was found out about unknown files as one page, which needs nothing from outside. */
final class ProfilePage {
  /** What the page begins with. */
  private static final String MARKER = "<!DOCTYPE html>\n<!-- touchstone profile -->";

  private static final int PASSES = 12;
  private static final int MOST_VALUES = 5;

  /** Width of a bar that is full, in the units of the picture. */
  private static final double FULL = 280;

  private final String name;
  private final Profile profile;

  /**
   * @param name of the model that was drafted
   */
  ProfilePage(String name, Profile profile) {
    this.name = name;
    this.profile = profile;
  }

  /** Whether a file is such a page. */
  static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] beginning = in.readNBytes(MARKER.length());
      return new String(beginning, StandardCharsets.UTF_8).equals(MARKER);
    }
  }

  String text() {
    return Pages.of("profile.mustache", context());
  }

  private Map<String, Object> context() {
    long leftOut = profile.columns().stream().filter(ProfilePage::isOut).count();
    Map<String, Object> page = new HashMap<>();
    page.put("name", name);
    page.put("files", profile.files());
    page.put("rows", grouped(profile.rows()));
    page.put("whole", profile.whole());
    page.put("columnCount", profile.columns().size());
    page.put("taken", profile.columns().size() - leftOut);
    page.put("leftOut", leftOut);
    page.put("pairs", grouped(profile.blocking().pairs()));
    page.put("hasNotes", !profile.notes().isEmpty());
    page.put("notes", profile.notes());
    page.put("columns", profile.columns().stream().map(this::column).toList());
    page.put("yaml", profile.yaml());
    putBlocking(page);
    return page;
  }

  private static boolean isOut(ColumnProfile column) {
    return column.role().equals(ColumnProfile.LEFT_OUT);
  }

  private Map<String, Object> column(ColumnProfile column) {
    double filled = column.fill() * profile.rows();
    double distinct = filled == 0 ? 0 : column.distinct() / filled;
    Map<String, Object> map = new HashMap<>();
    map.put("name", column.name());
    map.put("role", column.role());
    map.put("out", isOut(column));
    map.put("why", column.why());
    map.put("fill", String.format(Locale.ROOT, "%.1f %%", 100 * column.fill()));
    map.put("fillWidth", width(column.fill()));
    map.put("distinct", grouped(column.distinct()));
    map.put("distinctWidth", width(distinct));
    map.put("commonest", column.commonest().stream().map(value -> common(value, column)).toList());
    // where values repeat, the commonest are example enough
    map.put("examples", column.commonest().isEmpty() ? String.join(" | ", column.examples()) : "");
    map.put("junk", inWords(junk(column)));
    return map;
  }

  private Map<String, Object> common(FrequentValue value, ColumnProfile column) {
    double most = column.commonest().get(0).rows();
    return Map.of(
        "value", value.shown(),
        "rows", grouped(value.rows()),
        "percent", String.format(Locale.ROOT, "%.1f", 100 * value.rows() / most));
  }

  private static List<FrequentValue> junk(ColumnProfile column) {
    return column.placeholders().entrySet().stream()
        .map(entry -> new FrequentValue(ProfileText.shown(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static String inWords(List<FrequentValue> values) {
    return values.stream()
        .limit(MOST_VALUES)
        .map(value -> "'%s' on %s rows".formatted(value.shown(), grouped(value.rows())))
        .collect(Collectors.joining(", "));
  }

  private void putBlocking(Map<String, Object> page) {
    BlockingWords words = new BlockingWords(profile.blocking());
    List<BlockingOutlook.TriedPass> busy = words.busy();
    int shown = Math.min(PASSES, busy.size());
    page.put("noPairs", busy.isEmpty());
    page.put("blocking", words.summary());
    page.put("passes", busy.subList(0, shown).stream().map(p -> pass(p, busy)).toList());
    page.put("hasMorePasses", shown < busy.size());
    page.put("morePassCount", busy.size() - shown);
    page.put(
        "morePasses", busy.subList(shown, busy.size()).stream().map(p -> pass(p, busy)).toList());
  }

  private static Map<String, Object> pass(
      BlockingOutlook.TriedPass pass, List<BlockingOutlook.TriedPass> busy) {
    double most = (double) busy.get(0).pairs();
    return Map.of(
        "name", pass.name(),
        "pairs", grouped(pass.pairs()),
        "common", grouped(pass.commonKeys()),
        "percent", String.format(Locale.ROOT, "%.1f", 100 * pass.pairs() / most));
  }

  private static String width(double share) {
    return String.format(Locale.ROOT, "%.1f", FULL * Math.min(1, share));
  }
}
