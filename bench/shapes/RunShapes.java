import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.Progress;

/** Matches each set with columns left out, and judges each beside the best simple rule. */
final class RunShapes {
  /** Types of columns that tell things apart. */
  private static final Set<String> TELLING =
      Set.of(
          "address",
          "postcode",
          "locality",
          "phone",
          "email",
          "identifier",
          "tax-id",
          "bank-account",
          "lei",
          "date");

  /** What a shape may lose to a simple rule or to one more column before it counts. */
  private static final double BELOW = 0.01;

  private static final double HURT = 0.02;

  private record Figures(double precision, double recall, double f1, double simple) {}

  private record Hurt(double by, String before, String column) {}

  private int records;
  private int largest = 4;
  private int sample = 40;
  private List<Integer> seeds = List.of(1, 2, 3);
  private String only = "";
  private Path json;
  private Map<String, Figures> earlier = Map.of();
  private final Map<String, Figures> all = new LinkedHashMap<>();

  public static void main(String[] arguments) throws Exception {
    RunShapes run = new RunShapes();
    List<String> names = run.options(Arrays.asList(arguments).subList(3, arguments.length));
    Sets sets = new Sets(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]));
    List<String> lines = new ArrayList<>();
    for (String name : names.isEmpty() ? Sets.ALL : names) {
      for (ShapeSet set : sets.of(name, run.records, run.seeds)) {
        lines.add(run.run(set));
        if (run.json != null) run.write();
      }
    }
    System.out.println("\nAll sets:");
    lines.forEach(System.out::println);
  }

  private List<String> options(List<String> arguments) throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--records" -> records = Integer.parseInt(arguments.get(++i));
        case "--largest" -> largest = Integer.parseInt(arguments.get(++i));
        case "--sample" -> sample = Integer.parseInt(arguments.get(++i));
        case "--seeds" ->
            seeds = Arrays.stream(arguments.get(++i).split(",")).map(Integer::valueOf).toList();
        case "--only" -> only = arguments.get(++i);
        case "--json" -> json = Path.of(arguments.get(++i));
        case "--compare" -> earlier = earlier(Path.of(arguments.get(++i)));
        default -> {
          if (!Sets.ALL.contains(arguments.get(i))) {
            System.err.println(
                "There is no set or option " + arguments.get(i) + "; the sets are " + Sets.ALL);
            System.exit(2);
          }
          names.add(arguments.get(i));
        }
      }
    }
    return names;
  }

  private String run(ShapeSet set) {
    System.out.printf(Locale.ROOT, "%n%s: %,d records%n", set.name(), set.rows().size());
    List<String> others = new ArrayList<>(set.types().keySet());
    others.removeAll(set.names());
    Map<List<String>, Figures> got = new LinkedHashMap<>();
    for (List<String> shape : shapes(others)) {
      String name = name(set, shape);
      if (!name.contains(only)) continue;
      Figures figures = match(set, shape);
      got.put(shape, figures);
      String key = set.name() + ": " + name;
      all.put(key, figures);
      Figures was = earlier.get(key);
      System.out.printf(
          Locale.ROOT,
          "%-78s P %.3f R %.3f F1 %.3f, simple rule %.3f%s%n",
          name,
          figures.precision,
          figures.recall,
          figures.f1,
          figures.simple,
          was == null
              ? ""
              : String.format(Locale.ROOT, ", before %.3f (%+.3f)", was.f1, figures.f1 - was.f1));
    }
    if (got.isEmpty()) return set.name() + ": no shape holds '" + only + "'";
    List<Hurt> hurts = hurts(set, others, got);
    System.out.println("One more column made it worse:");
    for (Hurt h : hurts.subList(0, Math.min(15, hurts.size()))) {
      System.out.printf(Locale.ROOT, "  %.3f  %s  and then %s%n", h.by, h.before, h.column);
    }
    String line = line(set, got, hurts);
    System.out.println(line);
    return line;
  }

  private static String line(ShapeSet set, Map<List<String>, Figures> got, List<Hurt> hurts) {
    double lowestTelling =
        got.entrySet().stream()
            .filter(
                e ->
                    e.getKey().stream().filter(c -> TELLING.contains(set.types().get(c))).count()
                        >= 2)
            .mapToDouble(e -> e.getValue().f1)
            .min()
            .orElse(Double.NaN);
    return String.format(
        Locale.ROOT,
        "%-15s shapes=%d mean_f1=%.4f lowest_f1=%.4f lowest_with_two_telling=%.4f"
            + " below_simple_rule=%d hurt_by_more_than_02=%d worst_hurt=%.4f",
        set.name(),
        got.size(),
        got.values().stream().mapToDouble(Figures::f1).average().orElse(0),
        got.values().stream().mapToDouble(Figures::f1).min().orElse(0),
        lowestTelling,
        got.values().stream().filter(f -> f.f1 < f.simple - BELOW).count(),
        hurts.stream().filter(h -> h.by > HURT).count(),
        hurts.isEmpty() ? 0 : hurts.get(0).by);
  }

  private static List<Hurt> hurts(
      ShapeSet set, List<String> others, Map<List<String>, Figures> got) {
    List<Hurt> hurts = new ArrayList<>();
    got.forEach(
        (shape, before) -> {
          for (String column : others) {
            if (shape.contains(column)) continue;
            Figures after =
                got.get(
                    others.stream().filter(c -> shape.contains(c) || c.equals(column)).toList());
            if (after == null || after.f1 >= before.f1) continue;
            hurts.add(new Hurt(before.f1 - after.f1, name(set, shape), column));
          }
        });
    hurts.sort(Comparator.comparingDouble(Hurt::by).reversed());
    return hurts;
  }

  /**
   * None, each one and all of the columns, and of the sets of two up to {@link #largest} those that
   * come first by the hash of their names.
   */
  private List<List<String>> shapes(List<String> others) {
    Map<Integer, List<String>> chosen = new TreeMap<>();
    List<Integer> more = new ArrayList<>();
    int every = 1 << others.size();
    for (int bits = 0; bits < every; bits++) {
      int size = Integer.bitCount(bits);
      if (size < 2 || bits == every - 1) chosen.put(bits, columns(others, bits));
      else if (size <= largest) more.add(bits);
    }
    more.sort(
        Comparator.comparing((Integer bits) -> hash(String.join("+", columns(others, bits)))));
    for (int bits : more.subList(0, Math.min(sample, more.size())))
      chosen.put(bits, columns(others, bits));
    List<List<String>> shapes = new ArrayList<>(chosen.values());
    shapes.sort(Comparator.comparingInt(List::size));
    return shapes;
  }

  private static List<String> columns(List<String> others, int bits) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) if ((bits >> i & 1) == 1) columns.add(others.get(i));
    return columns;
  }

  private static Figures match(ShapeSet set, List<String> shape) {
    KnownTable known = KnownTable.of(set, shape);
    MatchResult result =
        MatchEngine.resolve(known.model(), known.table(), Constraints.NONE, Progress.NONE).result();
    Judged judged = known.judge(result);
    return new Figures(
        judged.precision(), judged.recall(), judged.f1(), Judged.simpleRule(set, shape, known));
  }

  private static String name(ShapeSet set, List<String> shape) {
    List<String> columns = new ArrayList<>(set.names());
    columns.addAll(shape);
    return String.join("+", columns);
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write() throws IOException {
    List<String> lines = new ArrayList<>();
    all.forEach(
        (key, f) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    " \"%s\": [%.6f, %.6f, %.6f, %.6f]",
                    key,
                    f.precision,
                    f.recall,
                    f.f1,
                    f.simple)));
    Files.writeString(json, "{\n" + String.join(",\n", lines) + "\n}\n");
  }

  private static Map<String, Figures> earlier(Path file) throws IOException {
    Map<String, Figures> figures = new LinkedHashMap<>();
    Matcher each =
        Pattern.compile("\"([^\"]+)\": \\[([^,]+), ([^,]+), ([^,]+), ([^\\]]+)]")
            .matcher(Files.readString(file));
    while (each.find()) {
      figures.put(
          each.group(1),
          new Figures(
              Double.parseDouble(each.group(2)),
              Double.parseDouble(each.group(3)),
              Double.parseDouble(each.group(4)),
              Double.parseDouble(each.group(5))));
    }
    return figures;
  }
}
