import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.PairsWanted;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.StatedPairs;

/**
 * What the probabilities are worth that are stated of pairs: the surest, and links below the line.
 */
final class RunStated {
  private static final double LINE = 0.5;
  private static final double SUREST = 0.99;
  private static final double LEAST = 0.02;
  private static final double[] EDGES = {LEAST, .1, .3, LINE, .7, .9, .98, SUREST, .999, 1.01};

  private RunStated() {}

  public static void main(String[] arguments) throws Exception {
    KnownTables tables =
        new KnownTables(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]));
    List<String> names = List.of(arguments).subList(3, arguments.length);
    System.out.println(
        "| set | F1 | links | true | stated below 0.5 | pairs above 0.99 | wrong of them | pairs"
            + " from 0.02 | calibration error |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (String name : names.isEmpty() ? KnownTables.USUAL : names) {
      for (KnownTable table : tables.of(name))
        line(name.contains("=") ? table.name() : name, table);
    }
  }

  private static void line(String name, KnownTable known) {
    MatchResult result =
        MatchEngine.resolve(
                known.model(),
                known.table(),
                Constraints.NONE,
                PairsWanted.atLeast(0),
                Progress.NONE)
            .result();
    StatedPairs pairs = result.pairs();
    int links = 0;
    int trueLinks = 0;
    int below = 0;
    double[] stated = new double[EDGES.length];
    int[] count = new int[EDGES.length];
    int[] matches = new int[EDGES.length];
    for (int k = 0; k < pairs.size(); k++) {
      int a = pairs.first(k);
      int b = pairs.second(k);
      if (!known.judges(a, b)) continue;
      boolean isMatch = known.areOne(a, b);
      double p = pairs.probability(k);
      if (result.clusterOf(a) == result.clusterOf(b)) {
        links++;
        if (isMatch) trueLinks++;
        if (p < LINE) below++;
      }
      for (int bin = 0; bin + 1 < EDGES.length; bin++) {
        if (!(p >= EDGES[bin] && p < EDGES[bin + 1])) continue;
        stated[bin] += p;
        count[bin]++;
        if (isMatch) matches[bin]++;
      }
    }
    double error = 0;
    int all = 0;
    int sure = 0;
    int right = 0;
    for (int bin = 0; bin < EDGES.length; bin++) {
      error += Math.abs(stated[bin] - matches[bin]);
      all += count[bin];
      if (EDGES[bin] < SUREST) continue;
      sure += count[bin];
      right += matches[bin];
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.4f | %,d | %.3f | %d | %,d | %.2f %% | %,d | %.3f |%n",
        name,
        known.judge(result).f1(),
        links,
        trueLinks / (double) Math.max(1, links),
        below,
        sure,
        100.0 * (sure - right) / Math.max(1, sure),
        all,
        error / Math.max(1, all));
  }
}
