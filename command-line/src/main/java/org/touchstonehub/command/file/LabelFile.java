package org.touchstonehub.command.file;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Labels;
import org.touchstonehub.match.file.CsvTable;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/** Reads files of labelled pairs: {@code source_a,id_a,source_b,id_b,same}. */
final class LabelFile {
  static final String SAME = "same";
  private static final List<String> COLUMNS = List.of("source_a", "id_a", "source_b", "id_b", SAME);
  private static final List<String> YES = List.of("yes", "y", "true", "1");
  private static final List<String> NO = List.of("no", "n", "false", "0");
  private static final List<String> OPEN = List.of("", "?", "u", "unsure");

  private final RecordTable records;
  private final boolean withSources;
  private final RecordNames names;
  private final Map<Constraints.Pair, Answer> answers = new HashMap<>();
  private final List<Answer> inOrder = new ArrayList<>();

  /** An answer and where it stands. */
  private record Answer(Constraints.Pair pair, boolean same, CsvTable file, Path path, long line) {
    String place(Path from) {
      return path.equals(from) ? "line " + line : path + " line " + line;
    }
  }

  private LabelFile(RecordTable records, boolean withSources) {
    this.records = records;
    this.withSources = withSources;
    this.names = new RecordNames(records, withSources);
  }

  /**
   * Reads files about records; rows without an answer are passed over.
   *
   * @param withSources whether the model tells sources apart
   * @throws org.touchstonehub.match.file.BrokenFile if a file is broken, names a record that is not
   *     there, or contradicts itself or another
   */
  static Labels read(List<Path> files, RecordTable records, boolean withSources) {
    if (files.isEmpty()) return Labels.NONE;
    LabelFile labels = new LabelFile(records, withSources);
    for (Path file : files) labels.read(file);
    labels.refuseContradictions();
    List<Constraints.Pair> same = new ArrayList<>();
    List<Constraints.Pair> different = new ArrayList<>();
    for (Answer answer : labels.inOrder) (answer.same() ? same : different).add(answer.pair());
    return new Labels(same, different);
  }

  private void read(Path path) {
    CsvTable file = new CsvTable(path, COLUMNS);
    file.read(
        List.of("id_a", "id_b", SAME),
        (line, values) -> {
          String said = String.valueOf(values.get(4)).strip().toLowerCase(Locale.ROOT);
          if (OPEN.contains(said)) return;
          if (!YES.contains(said) && !NO.contains(said)) {
            throw file.broken(line, "'%s' is no answer; write yes or no".formatted(said));
          }
          SourceKey a = key(file, line, values.get(0), String.valueOf(values.get(1)));
          SourceKey b = key(file, line, values.get(2), String.valueOf(values.get(3)));
          if (a.equals(b)) throw file.broken(line, "this pairs a record with itself");
          Constraints.Pair pair =
              a.compareTo(b) < 0 ? new Constraints.Pair(a, b) : new Constraints.Pair(b, a);
          add(new Answer(pair, YES.contains(said), file, path, line));
        });
  }

  private SourceKey key(CsvTable file, long line, @Nullable String source, String id) {
    boolean bySource = withSources && source != null && !source.isEmpty();
    try {
      return records.key(names.row(bySource ? source + ":" + id : id));
    } catch (InvalidInput e) {
      throw file.broken(line, String.valueOf(e.getMessage()));
    }
  }

  private void add(Answer answer) {
    Answer before = answers.putIfAbsent(answer.pair(), answer);
    if (before == null) {
      inOrder.add(answer);
    } else if (before.same() != answer.same()) {
      throw answer
          .file()
          .broken(
              answer.line(),
              "this pair was answered with %s before (%s)"
                  .formatted(before.same() ? "yes" : "no", before.place(answer.path())));
    }
  }

  /** What is one thing by a chain of answers cannot be two by another. */
  private void refuseContradictions() {
    Map<SourceKey, List<Answer>> sameAs = new HashMap<>();
    for (Answer answer : inOrder) {
      if (!answer.same()) continue;
      sameAs.computeIfAbsent(answer.pair().a(), k -> new ArrayList<>()).add(answer);
      sameAs.computeIfAbsent(answer.pair().b(), k -> new ArrayList<>()).add(answer);
    }
    for (Answer answer : inOrder) {
      if (answer.same()) continue;
      List<Answer> chain = chain(answer.pair(), sameAs);
      if (chain.isEmpty()) continue;
      TreeSet<String> places = new TreeSet<>();
      chain.forEach(link -> places.add(link.place(answer.path())));
      throw answer
          .file()
          .broken(
              answer.line(),
              "the two are not the same here, but are by other answers (%s)"
                  .formatted(String.join(", ", places)));
    }
  }

  /** The shortest chain of answers that makes one thing of a pair; empty if there is none. */
  private static List<Answer> chain(Constraints.Pair pair, Map<SourceKey, List<Answer>> sameAs) {
    Map<SourceKey, Answer> cameBy = new HashMap<>();
    Deque<SourceKey> open = new ArrayDeque<>(List.of(pair.a()));
    while (!open.isEmpty() && !cameBy.containsKey(pair.b())) {
      SourceKey at = open.removeFirst();
      for (Answer link : sameAs.getOrDefault(at, List.of())) {
        SourceKey other = other(link, at);
        if (other.equals(pair.a()) || cameBy.putIfAbsent(other, link) != null) continue;
        open.add(other);
      }
    }
    List<Answer> chain = new ArrayList<>();
    for (SourceKey at = pair.b(); cameBy.get(at) != null; ) {
      Answer link = cameBy.get(at);
      if (link == null) break;
      chain.add(link);
      at = other(link, at);
    }
    return chain;
  }

  private static SourceKey other(Answer link, SourceKey key) {
    return link.pair().a().equals(key) ? link.pair().b() : link.pair().a();
  }
}
