import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.PairsWanted;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.refine.Refinement;

/**
 * What each special case of the engine brings: F1 with all of them, less F1 without the one. Which
 * are on is read once, so each is left out in a virtual machine of its own.
 */
final class RunAblation {
  private static final String NONE = "nothing";
  private static final List<String> USUAL =
      List.of(
          "fake_1000",
          "rldata10000",
          "historical_50k:",
          "customers",
          "customers:birth_date",
          "customers:email",
          "employees",
          "chicago_sites",
          "patstat_nl",
          "suppliers",
          "suppliers:-",
          "suppliers:city",
          "schools",
          "parts",
          "firms",
          "amazon_google",
          "dblp_acm",
          "fodors_zagats",
          "linked-suppliers",
          "linked-firms");

  /** A change of F1 that is no chance. */
  private static final double NOISE = 0.002;

  private final List<String> places;
  private final List<String> sets = new ArrayList<>();
  private List<String> cases = Arrays.stream(Refinement.values()).map(Refinement::label).toList();
  private Path kept;

  /** By special case left out and set: F1. */
  private final Map<String, Map<String, Double>> f1 = new LinkedHashMap<>();

  private RunAblation(List<String> places) {
    this.places = places;
  }

  public static void main(String[] arguments) throws Exception {
    RunAblation run = new RunAblation(List.of(arguments).subList(0, 3));
    boolean child = false;
    for (int i = 3; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--cases" -> run.cases = List.of(arguments[++i].split(","));
        case "--kept" -> run.kept = Path.of(arguments[++i]);
        case "--child" -> child = true;
        default -> run.sets.add(arguments[i]);
      }
    }
    if (run.sets.isEmpty()) run.sets.addAll(USUAL);
    if (child) run.measure();
    else run.compare();
  }

  /** Matches each set by the special cases of this virtual machine. */
  private void measure() throws Exception {
    KnownTables tables =
        new KnownTables(places.get(0), Path.of(places.get(1)), Path.of(places.get(2)));
    for (String name : sets) {
      for (KnownTable table : tables.of(name)) {
        MatchResult result =
            MatchEngine.resolve(
                    table.model(), table.table(), Constraints.NONE, PairsWanted.NONE, Progress.NONE)
                .result();
        System.out.println(name + "\t" + table.judge(result).f1());
      }
    }
  }

  private void compare() throws Exception {
    if (kept == null) kept = Files.createTempFile(Path.of(places.get(2)), "ablation", ".tsv");
    if (Files.exists(kept)) for (String line : Files.readAllLines(kept)) read(line);
    List<String> left = new ArrayList<>(List.of(NONE));
    left.addAll(cases);
    for (String one : left) without(one);
    print();
  }

  private void read(String line) {
    String[] parts = line.split("\t", -1);
    f1.computeIfAbsent(parts[0], c -> new TreeMap<>()).put(parts[1], Double.valueOf(parts[2]));
  }

  private void without(String one) throws IOException, InterruptedException {
    Map<String, Double> known = f1.computeIfAbsent(one, c -> new TreeMap<>());
    List<String> open = sets.stream().filter(set -> !known.containsKey(set)).toList();
    if (open.isEmpty()) return;
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // the second compiler costs more than it saves in so short a run
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseParallelGC",
                "-XX:ActiveProcessorCount=2",
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path")));
    if (!one.equals(NONE)) command.add("-Dtouchstone.without=" + one);
    command.add("RunAblation");
    command.addAll(places);
    command.add("--child");
    command.addAll(open);
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var lines = child.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Files.writeString(
            kept, one + "\t" + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        read(one + "\t" + line);
      }
    }
    if (child.waitFor() != 0) throw new IOException("There is no result without " + one);
  }

  private void print() {
    Map<String, Double> whole = f1.get(NONE);
    System.out.println("| special case | mean | brings most | costs most | sets that it moves |");
    System.out.println("| --- | ---: | --- | --- | ---: |");
    for (String one : cases) {
      Map<String, Double> without = f1.get(one);
      List<String> measured = sets.stream().filter(without::containsKey).toList();
      Map<String, Double> brings = new LinkedHashMap<>();
      for (String set : measured) brings.put(set, whole.get(set) - without.get(set));
      String best = Collections.max(measured, Comparator.comparing(brings::get));
      String worst = Collections.min(measured, Comparator.comparing(brings::get));
      System.out.printf(
          Locale.ROOT,
          "| `%s` | %+.4f | %s | %s | %d of %d |%n",
          one,
          brings.values().stream().mapToDouble(d -> d).average().orElse(0) + 0.0,
          told(best, brings.get(best), 1),
          told(worst, brings.get(worst), -1),
          brings.values().stream().filter(d -> Math.abs(d) >= NOISE).count(),
          measured.size());
    }
    System.out.println();
    System.out.println("F1 with all: " + whole);
  }

  /**
   * A set and what the special case brings there, if it is in favour of it (1) or against it (-1).
   */
  private static String told(String set, double brings, int sign) {
    return brings * sign < NOISE / 2 ? "" : String.format(Locale.ROOT, "%s %+.4f", set, brings);
  }
}
