package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.Classification;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.SurvivorshipRule;

/** Made-up people and companies with known truth, for tests. */
final class People {
  static final EntityModel PERSON = person(List.of());

  static final EntityModel SUPPLIER = supplier(List.of());

  private static final String[] GIVEN =
      "Anna Bert Carla Dirk Elena Fred Gita Hugo Ines Jan Karin Leo Mona Nils Olga Paul".split(" ");
  private static final String[] ENDS = "son mann berg ski er ley ton field wood dal".split(" ");
  private static final String[] STARTS =
      "Hart Bren Oster Wil Kam Tor Ny Fal Gron Hal Ros Mar Lind Stein Vel".split(" ");
  private static final String[] TOWNS = "Leeds York Hull Ghent Lyon Bonn Turin Porto".split(" ");

  private People() {}

  static EntityModel supplier(List<Source> sources) {
    return model(
        sources,
        "name",
        SemanticType.ORGANISATION,
        "address",
        SemanticType.ADDRESS,
        "town",
        SemanticType.LOCALITY,
        "vat",
        SemanticType.TAX_ID);
  }

  /** The columns of {@link #people}, and more. */
  static EntityModel person(List<Source> sources, Object... more) {
    Object[] columns = {
      "born", SemanticType.DATE, "town", SemanticType.LOCALITY, "phone", SemanticType.PHONE
    };
    return named(sources, Stream.of(columns, more).flatMap(Arrays::stream).toArray());
  }

  /** Given and family name, and what stands beside them. */
  static EntityModel named(List<Source> sources, Object... beside) {
    Object[] names = {"given", SemanticType.GIVEN_NAME, "family", SemanticType.FAMILY_NAME};
    return model(sources, Stream.of(names, beside).flatMap(Arrays::stream).toArray());
  }

  static EntityModel model(List<Source> sources, Object... namesAndTypes) {
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      String name = (String) namesAndTypes[i];
      attributes.add(
          new Attribute(
              name,
              (SemanticType) namesAndTypes[i + 1],
              List.of(name),
              null,
              Classification.PERSONAL,
              SurvivorshipRule.MOST_FREQUENT));
    }
    return new EntityModel("test", "", "id", "source", sources, attributes);
  }

  /** A row: source, key, entity, values. */
  @SuppressWarnings("ArrayRecordComponent")
  record Row(String system, String key, int entity, @Nullable String[] values) {}

  /** Adds a row of a source; keys are counted. */
  static void add(List<Row> rows, String system, int entity, @Nullable String... values) {
    rows.add(new Row(system, "k" + rows.size(), entity, values));
  }

  static void add(List<Row> rows, int entity, @Nullable String... values) {
    add(rows, "s", entity, values);
  }

  /** People of one to three records each, with typing errors and gaps. */
  static List<Row> people(int entities, long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int e = 0; e < entities; e++) {
      String[] truth = {
        GIVEN[random.nextInt(GIVEN.length)],
        STARTS[random.nextInt(STARTS.length)] + ENDS[random.nextInt(ENDS.length)],
        "%04d-%02d-%02d"
            .formatted(1930 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28)),
        TOWNS[random.nextInt(TOWNS.length)],
        "0" + (100_000_000 + random.nextInt(900_000_000))
      };
      int records = 1 + random.nextInt(3);
      for (int r = 0; r < records; r++) {
        String[] values = truth.clone();
        for (int v = 0; v < values.length; v++) {
          if (random.nextInt(12) == 0) values[v] = null;
          else if (v != 2 && random.nextInt(8) == 0) values[v] = typo(values[v], random);
        }
        rows.add(new Row("s" + random.nextInt(3), "k" + rows.size(), e, values));
      }
    }
    return rows;
  }

  private static String typo(String value, Random random) {
    int at = 1 + random.nextInt(value.length() - 1);
    return value.substring(0, at) + value.charAt(at - 1) + value.substring(at);
  }

  static RecordTable table(EntityModel model, List<Row> rows) {
    RecordTable.Builder builder =
        RecordTable.of(model.attributes().stream().map(Attribute::name).toList());
    for (Row row : rows) builder.add(new SourceKey(row.system(), row.key()), row.values().clone());
    return builder.build();
  }

  static RecordTable table(EntityModel model, @Nullable String[]... rows) {
    List<Row> list = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) list.add(new Row("s", "k" + i, i, rows[i]));
    return table(model, list);
  }

  /**
   * Pairs of records.
   *
   * @param linked that are in one cluster
   * @param same that are one thing in truth
   * @param both of them
   */
  record Pairs(long linked, long same, long both) {
    /** Counts the pairs of rows that a result is about, in their order. */
    static Pairs of(MatchResult result, List<Row> rows) {
      long linked = 0;
      long same = 0;
      long both = 0;
      for (int i = 0; i < rows.size(); i++) {
        for (int j = i + 1; j < rows.size(); j++) {
          boolean found = result.clusterOf(i) == result.clusterOf(j);
          boolean is = rows.get(i).entity() == rows.get(j).entity();
          if (found) linked++;
          if (is) same++;
          if (found && is) both++;
        }
      }
      return new Pairs(linked, same, both);
    }

    double precision() {
      return both / (double) linked;
    }

    double recall() {
      return both / (double) same;
    }

    double f1() {
      return 2.0 * both / (linked + same);
    }
  }

  /** What comes of training on the rows and matching them. */
  static Pairs resolved(EntityModel model, List<Row> rows) {
    RecordTable table = table(model, rows);
    return Pairs.of(
        MatchEngine.resolve(model, table, Constraints.NONE, Progress.NONE).result(), rows);
  }
}
