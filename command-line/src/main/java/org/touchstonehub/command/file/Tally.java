package org.touchstonehub.command.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.touchstonehub.command.file.MatchReportJson.LargeJson;
import org.touchstonehub.command.file.MatchReportJson.ReasonJson;
import org.touchstonehub.command.file.MatchReportJson.SizeJson;

/** Counts for the report. */
final class Tally {
  /** Largest cluster of each step of the histogram; the last has no end. */
  private static final int[] STEPS = {1, 2, 3, 4, 5, 10, 20, 50, 100, 1000, Integer.MAX_VALUE};

  private Tally() {}

  /** Largest cluster of each step of a histogram of sizes. */
  static int[] steps() {
    return STEPS.clone();
  }

  static List<SizeJson> sizes(Clusters clusters) {
    long[] count = new long[STEPS.length];
    long[] records = new long[STEPS.length];
    int largest = 0;
    for (int number = 1; number <= clusters.count(); number++) {
      int size = clusters.size(number);
      int step = 0;
      while (size > STEPS[step]) step++;
      count[step]++;
      records[step] += size;
      largest = Math.max(largest, size);
    }
    List<SizeJson> sizes = new ArrayList<>();
    for (int step = 0; step < STEPS.length; step++) {
      int from = step == 0 ? 1 : STEPS[step - 1] + 1;
      if (from > largest) break;
      sizes.add(new SizeJson(from, Math.min(STEPS[step], largest), count[step], records[step]));
    }
    return sizes;
  }

  /** The largest clusters of several records, the largest first, by number where they are equal. */
  static List<LargeJson> largest(Clusters clusters) {
    return IntStream.rangeClosed(1, clusters.count())
        .filter(number -> clusters.size(number) > 1)
        .mapToObj(number -> new LargeJson(number, clusters.size(number)))
        .sorted(Comparator.comparingLong(LargeJson::records).reversed())
        .limit(MatchReportJson.MOST_LARGE)
        .toList();
  }

  /**
   * The most frequent first.
   *
   * @param counts rejects by reason
   */
  static List<ReasonJson> reasons(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> new ReasonJson(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(ReasonJson::rows).reversed().thenComparing(ReasonJson::reason))
        .toList();
  }

  /** A reason without what differs from row to row: lines, bytes, counts. */
  static String kindOf(String reason) {
    return reason
        .replaceAll("in line \\d+( of .*)?$", "in an earlier line")
        .replaceAll("0x[0-9A-F]{2}", "0x..")
        .replaceAll("^\\d+ fields", "another number of fields");
  }
}
