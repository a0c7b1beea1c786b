import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Labels;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.engine.PairsWanted;
import org.touchstonehub.match.engine.Progress;
import org.touchstonehub.match.engine.StatedPairs;
import org.touchstonehub.match.engine.TrainedModel;

/**
 * What correct answers do to F1, in several numbers, drawn in several ways at several seeds. They
 * must never lower it by more than {@link #MOST_LOST}.
 */
final class RunLabels {
  private static final double MOST_LOST = 0.005;

  /** Pairs stated less probable than this are not drawn. */
  private static final double LEAST = 0.01;

  /** How the pairs that are answered are come by. */
  private enum Drawn {
    /** By the engine, as worth an answer; of twice as many some at random. */
    CHOSEN,
    /** At random from the candidate pairs that are stated at all probable. */
    CANDIDATES,
    /** As people come by them who know some of their duplicates: half true pairs, half others. */
    KNOWN
  }

  private final KnownTable known;
  private final TrainedModel plain;
  private final double before;
  private final StatedPairs candidates;

  private RunLabels(KnownTable known) {
    this.known = known;
    MatchEngine.Resolution resolved =
        MatchEngine.resolve(
            known.model(),
            known.table(),
            Constraints.NONE,
            PairsWanted.atLeast(LEAST),
            Progress.NONE);
    plain = resolved.trained();
    before = known.judge(resolved.result()).f1();
    candidates = resolved.result().pairs();
  }

  public static void main(String[] arguments) throws Exception {
    List<String> names = new ArrayList<>();
    List<Integer> seeds = List.of(1, 2, 3);
    List<Integer> counts = List.of(10, 50, 200, 1000);
    List<Drawn> ways = List.of(Drawn.values());
    for (int i = 3; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--seeds" -> seeds = numbers(arguments[++i]);
        case "--labels" -> counts = numbers(arguments[++i]);
        case "--drawn" -> ways = List.of(Drawn.valueOf(arguments[++i].toUpperCase(Locale.ROOT)));
        default -> names.add(arguments[i]);
      }
    }
    KnownTables tables =
        new KnownTables(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]));
    System.out.println("| set | answers | drawn | F1 without | F1 with: worst, best | hurt |");
    System.out.println("| --- | ---: | --- | ---: | --- | ---: |");
    for (String name : names.isEmpty() ? KnownTables.USUAL : names) {
      for (KnownTable table : tables.of(name)) {
        RunLabels run = new RunLabels(table);
        for (Drawn drawn : ways) for (int count : counts) run.line(name, drawn, count, seeds);
      }
    }
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
  }

  private void line(String name, Drawn drawn, int count, List<Integer> seeds) {
    List<Double> kept = new ArrayList<>();
    int answers = 0;
    for (int seed : seeds) {
      Labels labels = labels(drawn, count, seed);
      answers = Math.max(answers, labels.size());
      kept.add(f1(labels.asConstraints()));
    }
    long hurt = kept.stream().filter(f1 -> f1 < before - MOST_LOST).count();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %.4f | %.4f, %.4f | %s |%n",
        name,
        answers,
        drawn.name().toLowerCase(Locale.ROOT),
        before,
        Collections.min(kept),
        Collections.max(kept),
        hurt == 0 ? "" : hurt + " of " + seeds.size());
  }

  private double f1(Constraints constraints) {
    MatchResult result = MatchEngine.match(plain, known.table(), constraints, Progress.NONE);
    return known.judge(result).f1();
  }

  private Labels labels(Drawn drawn, int count, int seed) {
    Random random = new Random(31L * seed + count);
    return switch (drawn) {
      case CHOSEN -> {
        List<Constraints.Pair> worth =
            new ArrayList<>(
                MatchEngine.worthLabelling(
                    plain, known.table(), Labels.NONE, 2 * count, Progress.NONE));
        Collections.shuffle(worth, random);
        yield known.answer(worth.subList(0, Math.min(count, worth.size())));
      }
      case CANDIDATES -> known.answer(some(count, random));
      case KNOWN -> {
        Set<Constraints.Pair> pairs = new LinkedHashSet<>(known.someTrue(count / 2, random));
        for (Constraints.Pair pair : some(candidates.size(), random)) {
          if (pairs.size() >= count) break;
          if (!known.areOne(pair)) pairs.add(pair);
        }
        yield known.answer(List.copyOf(pairs));
      }
    };
  }

  private List<Constraints.Pair> some(int count, Random random) {
    List<Integer> numbers = new ArrayList<>();
    for (int k = 0; k < candidates.size(); k++) {
      if (known.judges(candidates.first(k), candidates.second(k))) numbers.add(k);
    }
    Collections.shuffle(numbers, random);
    return numbers.subList(0, Math.min(count, numbers.size())).stream()
        .map(k -> known.pairOf(candidates.first(k), candidates.second(k)))
        .toList();
  }
}
