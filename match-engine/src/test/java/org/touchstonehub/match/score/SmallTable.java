package org.touchstonehub.match.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Frequencies;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.compare.RecordPair;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SemanticType;

/** A made-up table of some forty records in two sources, with slips, gaps and households. */
public final class SmallTable {
  private static final int ENTITIES = 16;
  private static final int MOST_RECORDS = 4;

  private static final Map<String, SemanticType> OF_PERSONS = new LinkedHashMap<>();
  private static final Map<String, SemanticType> OF_THINGS = new LinkedHashMap<>();

  static {
    OF_PERSONS.put("given", SemanticType.GIVEN_NAME);
    OF_PERSONS.put("middle", SemanticType.MIDDLE_NAME);
    OF_PERSONS.put("family", SemanticType.FAMILY_NAME);
    OF_PERSONS.put("born", SemanticType.DATE);
    OF_PERSONS.put("since", SemanticType.DATE);
    OF_PERSONS.put("street", SemanticType.ADDRESS);
    OF_PERSONS.put("town", SemanticType.LOCALITY);
    OF_PERSONS.put("country", SemanticType.COUNTRY);
    OF_PERSONS.put("phone", SemanticType.PHONE);
    OF_PERSONS.put("email", SemanticType.EMAIL);
    OF_PERSONS.put("gender", SemanticType.CATEGORY);
    OF_PERSONS.put("tax", SemanticType.TAX_ID);
    OF_PERSONS.put("job", SemanticType.TEXT);
    OF_THINGS.put("name", SemanticType.ORGANISATION);
    OF_THINGS.put("title", SemanticType.TEXT);
    OF_THINGS.put("street", SemanticType.ADDRESS);
    OF_THINGS.put("town", SemanticType.LOCALITY);
    OF_THINGS.put("country", SemanticType.COUNTRY);
    OF_THINGS.put("phone", SemanticType.PHONE);
    OF_THINGS.put("site", SemanticType.URL);
    OF_THINGS.put("vat", SemanticType.TAX_ID);
    OF_THINGS.put("code", SemanticType.IDENTIFIER);
    OF_THINGS.put("kind", SemanticType.CATEGORY);
    OF_THINGS.put("year", SemanticType.YEAR);
    OF_THINGS.put("price", SemanticType.AMOUNT);
    OF_THINGS.put("people", SemanticType.PERSON_LIST);
    OF_THINGS.put("about", SemanticType.LONG_TEXT);
  }

  private static final String[] GIVEN = "Anna Bert Carla Dirk Elena Fred Gita Hugo".split(" ");
  private static final String[] FAMILY = "Berg Dahl Holm Lind Moen Vik Ros Stein".split(" ");
  private static final String[] TOWNS = "Leeds York Hull Ghent Lyon".split(" ");
  private static final String[] WORDS =
      "iron north mill glass 204 river tools 17 bake house light stone x40 green".split(" ");

  public final Layout layout;
  public final Encoded records;
  final Competition competition;
  private final Workers<PairComparer> comparers;

  private SmallTable(EntityModel model, RecordTable table) {
    Plan plan = Plan.of(model, table);
    layout = Layout.of(plan);
    records = Encoded.of(model, plan, table);
    boolean[] free = new boolean[records.sources().size()];
    for (Source source : model.sources()) {
      int s = records.sources().indexOf(source.name());
      if (s >= 0) free[s] = source.duplicateFree();
    }
    competition = new Competition(records, free);
    int[] alone = IntStream.range(0, records.size()).toArray();
    FrequencyTable[][] counted = FrequencyTables.count(plan, records, alone, false);
    if (!layout.namesPersons()) {
      counted = FrequencyTables.withDependence(records, counted, alone, false);
    }
    Frequencies frequencies = FrequencyTables.lookUp(records, counted);
    comparers =
        new Workers<>(
            () ->
                new PairComparer(
                    layout,
                    records,
                    frequencies,
                    VariantTable.lookUp(records, VariantTable.none(records.columns().size()))));
  }

  static SmallTable ofPersons(Random random) {
    return drawn(OF_PERSONS, List.of("given", "family"), random);
  }

  public static SmallTable ofThings(Random random) {
    return drawn(OF_THINGS, List.of("name"), random);
  }

  private static SmallTable drawn(
      Map<String, SemanticType> columns, List<String> always, Random random) {
    List<Attribute> attributes = new ArrayList<>();
    columns.forEach(
        (name, type) -> {
          if (always.contains(name) || random.nextInt(5) < 3) {
            attributes.add(
                new Attribute(
                    name,
                    type,
                    List.of(name),
                    null,
                    type.defaultClassification(),
                    type.defaultSurvivorship()));
          }
        });
    List<Source> sources =
        List.of(new Source("one", random.nextBoolean()), new Source("two", random.nextBoolean()));
    EntityModel model = new EntityModel("test", "", "id", "source", sources, attributes);
    RecordTable.Builder table = RecordTable.of(attributes.stream().map(Attribute::name).toList());
    String[] before = values(attributes, random);
    for (int entity = 0; entity < ENTITIES; entity++) {
      String[] own = values(attributes, random);
      boolean related = random.nextInt(3) == 0;
      for (int a = 0; a < own.length; a++) if (related && random.nextBoolean()) own[a] = before[a];
      int copies = 1 + random.nextInt(MOST_RECORDS);
      for (int copy = 0; copy < copies; copy++) {
        String source = sources.get(random.nextInt(2)).name();
        table.add(new SourceKey(source, entity + "." + copy), written(own, attributes, random));
      }
      before = own;
    }
    return new SmallTable(model, table.build());
  }

  private static String[] values(List<Attribute> attributes, Random random) {
    return attributes.stream()
        .map(attribute -> value(attribute.name(), random))
        .toArray(String[]::new);
  }

  private static String value(String attribute, Random random) {
    return switch (attribute) {
      case "given", "middle" -> one(GIVEN, random);
      case "family" -> one(FAMILY, random);
      case "born", "since" ->
          "%d-%02d-%02d"
              .formatted(1950 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28));
      case "street" -> one(WORDS, random) + " street " + (1 + random.nextInt(20));
      case "town" -> one(TOWNS, random);
      case "country" -> random.nextBoolean() ? "DE" : "NL";
      case "phone" -> "030 55" + (10_000 + random.nextInt(90_000));
      case "email" -> (one(GIVEN, random) + "." + one(FAMILY, random) + "@mail.example");
      case "gender", "kind" -> random.nextBoolean() ? "f" : "m";
      case "tax", "vat" -> "NL" + (100_000_000L + random.nextInt(800_000_000));
      case "site" -> "www." + one(WORDS, random) + one(WORDS, random) + ".example";
      case "code" -> "K" + (1_000 + random.nextInt(9_000));
      case "year" -> String.valueOf(1990 + random.nextInt(20));
      case "price" -> 10 + random.nextInt(900) + ".50";
      case "people" -> named(random) + "; " + named(random);
      case "about" -> words(12, random);
      default -> words(2 + random.nextInt(3), random);
    };
  }

  private static String named(Random random) {
    return one(GIVEN, random) + " " + one(FAMILY, random);
  }

  private static String words(int count, Random random) {
    List<String> words = new ArrayList<>();
    for (int w = 0; w < count; w++) words.add(one(WORDS, random));
    return String.join(" ", words);
  }

  private static String one(String[] of, Random random) {
    return of[random.nextInt(of.length)];
  }

  private static @Nullable String[] written(
      String[] own, List<Attribute> attributes, Random random) {
    @Nullable String[] written = own.clone();
    for (int a = 0; a < own.length; a++) {
      int fate = random.nextInt(10);
      if (fate == 0) written[a] = null;
      else if (fate == 1) written[a] = value(attributes.get(a).name(), random);
      else if (fate == 2) written[a] = slipped(own[a], random);
    }
    return written;
  }

  private static String slipped(String value, Random random) {
    int at = random.nextInt(value.length());
    return value.substring(0, at) + value.substring(at + 1);
  }

  /** A part of the pairs that may be the same, compared. */
  Sample pairs(int oneIn, double standsFor, Random random) {
    return sample(some(competition, oneIn, random), standsFor);
  }

  /** Pairs that are surely not the same, as far as sources tell. */
  Sample siblings(double standsFor, Random random) {
    return sample(some(competition.within(), 1, random), standsFor);
  }

  Sample none() {
    return sample(new long[0], 1);
  }

  private Sample sample(long[] pairs, double standsFor) {
    return Sample.of(pairs, standsFor, layout, records, comparers);
  }

  /** A part of the pairs, compared. */
  public Evidence compared(int oneIn, Random random) {
    long[] pairs =
        some(new Competition(records, new boolean[records.sources().size()]), oneIn, random);
    Evidence evidence = new Evidence(pairs.length, layout);
    PairComparer comparer = comparers.one();
    for (int k = 0; k < pairs.length; k++) {
      comparer.compare(RecordPair.first(pairs[k]), RecordPair.second(pairs[k]), evidence, k);
    }
    return evidence;
  }

  private long[] some(Competition allowed, int oneIn, Random random) {
    List<Long> pairs = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      for (int j = i + 1; j < records.size(); j++) {
        if (allowed.allows(i, j) && random.nextInt(oneIn) == 0) pairs.add(RecordPair.of(i, j));
      }
    }
    return pairs.stream().mapToLong(Long::longValue).toArray();
  }
}
