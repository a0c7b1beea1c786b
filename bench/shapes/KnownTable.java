import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.engine.Labels;
import org.touchstonehub.match.engine.MatchResult;
import org.touchstonehub.match.file.FileRow;
import org.touchstonehub.match.file.RecordFile;
import org.touchstonehub.match.file.Reject;
import org.touchstonehub.match.file.RowConsumer;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;

/**
 * A table of which the truth is known: either what each record is a record of, or, of a linkage,
 * which pairs of records of different sources are one.
 */
final class KnownTable {
  private final String name;
  private final EntityModel model;
  private final RecordTable table;
  private final String[] entity; // row; null where pairs are known
  private final Set<Long> pairs;
  private final Map<SourceKey, Integer> rows = new HashMap<>();

  private KnownTable(
      String name, EntityModel model, RecordTable table, String[] entity, Set<Long> pairs) {
    this.name = name;
    this.model = model;
    this.table = table;
    this.entity = entity;
    this.pairs = pairs;
    for (int row = 0; row < table.size(); row++) rows.put(table.key(row), row);
  }

  String name() {
    return name;
  }

  EntityModel model() {
    return model;
  }

  RecordTable table() {
    return table;
  }

  /** A set with some of its columns beside the names; records that are empty then are left out. */
  static KnownTable of(ShapeSet set, List<String> shape) {
    return of(set, shape, Integer.MAX_VALUE);
  }

  /** The same as two sources that hold no thing twice: of each thing the first two records. */
  static KnownTable linked(ShapeSet set, List<String> shape) {
    return of(set, shape, 2);
  }

  private static KnownTable of(ShapeSet set, List<String> shape, int sources) {
    boolean linked = sources < Integer.MAX_VALUE;
    Map<String, String> types = new LinkedHashMap<>();
    for (String column : set.names()) types.put(column, set.types().get(column));
    for (String column : shape) types.put(column, set.types().get(column));
    List<String> columns = List.copyOf(set.types().keySet());
    RecordTable.Builder builder = RecordTable.of(List.copyOf(types.keySet()));
    Map<SourceKey, String> truth = new HashMap<>();
    Map<String, Integer> copies = new HashMap<>();
    for (int i = 0; i < set.rows().size(); i++) {
      String[] row = set.rows().get(i);
      String[] values =
          types.keySet().stream().map(c -> row[columns.indexOf(c)]).toArray(String[]::new);
      if (Arrays.stream(values).allMatch(v -> v == null || v.isEmpty())) continue;
      int copy = copies.merge(set.entities().get(i), 1, Integer::sum) - 1;
      if (copy >= sources) continue;
      // the only record of a thing may be in either source
      String source =
          !linked ? "r" : (copy + set.entities().get(i).hashCode()) % 2 == 0 ? "a" : "b";
      SourceKey key = new SourceKey(source, "" + i);
      builder.add(key, values);
      truth.put(key, set.entities().get(i));
    }
    RecordTable table = builder.build();
    String[] entity = new String[table.size()];
    for (int row = 0; row < entity.length; row++) entity[row] = truth.get(table.key(row));
    String free =
        "sources: [{ name: a, duplicate-free: true }, { name: b, duplicate-free: true }]\n"
            + "source: source\n";
    return new KnownTable(
        set.name(), Sets.model(types, linked ? free : ""), table, entity, Set.of());
  }

  /**
   * A folder with records.csv and either truth.csv or pairs.csv.
   *
   * @param yaml the model
   */
  static KnownTable of(String name, Path yaml, Path folder) throws IOException {
    EntityModel model = EntityModelReader.read(yaml.toString(), Files.readAllBytes(yaml)).model();
    RecordTable.Builder builder =
        RecordTable.of(model.attributes().stream().map(Attribute::name).toList());
    RecordFile.of(folder.resolve("records.csv"), model, null)
        .read(
            new RowConsumer() {
              @Override
              public void row(FileRow row) {
                builder.add(row.key(), row.values().clone());
              }

              @Override
              public void reject(Reject reject) {}

              @Override
              public void progress(long bytes) {}
            });
    RecordTable table = builder.build();
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < table.size(); row++) rows.put(table.key(row).key(), row);
    if (Files.exists(folder.resolve("truth.csv"))) {
      String[] entity = new String[table.size()];
      for (String[] line : lines(folder.resolve("truth.csv"))) {
        Integer row = rows.get(line[0]);
        if (row != null) entity[row] = line[1];
      }
      for (int row = 0; row < entity.length; row++)
        if (entity[row] == null) entity[row] = "alone " + row;
      return new KnownTable(name, model, table, entity, Set.of());
    }
    Set<Long> pairs = new HashSet<>();
    for (String[] line : lines(folder.resolve("pairs.csv")))
      pairs.add(pair(rows.get(line[0]), rows.get(line[1])));
    return new KnownTable(name, model, table, null, pairs);
  }

  private static List<String[]> lines(Path file) throws IOException {
    List<String> all = Files.readAllLines(file);
    List<String[]> out = new ArrayList<>();
    for (String line : all.subList(1, all.size())) {
      int cut = line.lastIndexOf(',');
      out.add(new String[] {line.substring(0, cut), line.substring(cut + 1)});
    }
    return out;
  }

  private static long pair(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }

  /** Whether the truth says anything of two rows: of a linkage only across sources. */
  boolean judges(int a, int b) {
    return entity != null || !table.key(a).system().equals(table.key(b).system());
  }

  boolean areOne(int a, int b) {
    return entity != null ? entity[a].equals(entity[b]) : pairs.contains(pair(a, b));
  }

  boolean areOne(Constraints.Pair pair) {
    return areOne(rows.get(pair.a()), rows.get(pair.b()));
  }

  Constraints.Pair pairOf(int a, int b) {
    return new Constraints.Pair(table.key(a), table.key(b));
  }

  /** What somebody says who knows the truth. */
  Labels answer(List<Constraints.Pair> asked) {
    return new Labels(
        asked.stream().filter(this::areOne).toList(),
        asked.stream().filter(pair -> !areOne(pair)).toList());
  }

  /** Pairs that are one, drawn at random. */
  List<Constraints.Pair> someTrue(int count, Random random) {
    List<Long> all = new ArrayList<>(entity == null ? pairs : pairsOfEntities());
    Collections.sort(all);
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(count, all.size())).stream()
        .map(pair -> pairOf((int) (pair >> 32), (int) (long) pair))
        .toList();
  }

  private List<Long> pairsOfEntities() {
    Map<String, List<Integer>> members = new HashMap<>();
    for (int row = 0; row < entity.length; row++) {
      members.computeIfAbsent(entity[row], e -> new ArrayList<>()).add(row);
    }
    List<Long> out = new ArrayList<>();
    for (List<Integer> rows : members.values()) {
      for (int a : rows) for (int b : rows) if (a < b) out.add(pair(a, b));
    }
    return out;
  }

  /** By row what it is a record of; not of a linkage. */
  List<String> entities() {
    return List.of(entity);
  }

  Judged judge(MatchResult result) {
    List<Integer> said = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) said.add(result.clusterOf(row));
    return entity != null ? Judged.of(entities(), said) : judge(said);
  }

  private Judged judge(List<Integer> said) {
    Map<Integer, List<Integer>> members = new HashMap<>();
    for (int row = 0; row < said.size(); row++) {
      members.computeIfAbsent(said.get(row), c -> new ArrayList<>()).add(row);
    }
    long found = 0;
    long hit = 0;
    for (List<Integer> inside : members.values()) {
      for (int a : inside) {
        for (int b : inside) {
          if (a >= b || !judges(a, b)) continue;
          found++;
          if (areOne(a, b)) hit++;
        }
      }
    }
    return Judged.of(hit, found, pairs.size());
  }
}
