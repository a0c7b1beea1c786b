import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstonehub.match.file.FileRow;
import org.touchstonehub.match.file.RecordFile;
import org.touchstonehub.match.file.Reject;
import org.touchstonehub.match.file.RowConsumer;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;

/** Where the sets come from. */
final class Sets {
  static final List<String> ALL =
      List.of(
          "suppliers",
          "customers",
          "employees",
          "schools",
          "parts",
          "firms",
          "chicago_sites",
          "historical_50k");
  private static final String PLACE =
      " street=address postcode=postcode city=locality country=country phone=phone email=email";
  private static final String PERSON =
      "given_name=given-name middle_name=middle-name family_name=family-name gender=category"
          + " birth_date=date"
          + PLACE;

  private final String touchstone;
  private final Path datasets;
  private final Path work;

  Sets(String touchstone, Path datasets, Path work) {
    this.touchstone = touchstone;
    this.datasets = datasets;
    this.work = work;
  }

  /**
   * @param records how many, or 0 for as many as the set usually has
   */
  List<ShapeSet> of(String name, int records, List<Integer> seeds) throws Exception {
    List<ShapeSet> sets = new ArrayList<>();
    switch (name) {
      case "chicago_sites" ->
          sets.add(
              read(
                  name,
                  records,
                  false,
                  "site_name=organisation address=address zip=postcode phone=phone"
                      + " email_address=email website=url neighborhood=category"
                      + " executive_director=full-name",
                  "site_name",
                  List.of(dataset(name, "records.csv")),
                  dataset(name, "truth.csv"),
                  0));
      case "historical_50k" ->
          sets.add(
              read(
                  name,
                  records,
                  false,
                  "first_name=given-name surname=family-name dob=date birth_place=locality"
                      + " postcode_fake=postcode gender=category occupation=category",
                  "first_name,surname",
                  List.of(dataset(name, "records.csv")),
                  dataset(name, "truth.csv"),
                  600));
      default -> {
        for (int seed : seeds) sets.add(made(name, records, seed));
      }
    }
    return sets;
  }

  private ShapeSet made(String name, int records, int seed) throws Exception {
    return switch (name) {
      case "schools" -> MadeLists.schools(records == 0 ? 1000 : records, seed);
      case "parts" -> MadeLists.parts(records == 0 ? 1200 : records, seed);
      case "firms" -> MadeLists.firms(records == 0 ? 1000 : records, seed);
      case "suppliers" ->
          generated(
              "supplier",
              records,
              seed,
              "name=organisation"
                  + PLACE
                  + " website=url vat_number=tax-id iban=bank-account lei=lei",
              "name");
      case "customers" ->
          generated(
              "customer",
              records,
              seed,
              PERSON + " loyalty_number=identifier",
              "given_name,family_name");
      case "employees" ->
          generated(
              "employee",
              records,
              seed,
              PERSON + " tax_id=tax-id iban=bank-account job_title=category department=category",
              "given_name,family_name");
      default ->
          throw new IllegalArgumentException("There is no set " + name + "; the sets are " + ALL);
    };
  }

  private ShapeSet generated(String domain, int records, int seed, String types, String names)
      throws Exception {
    // several runs may share a working directory
    Path out = work.resolve(domain + "-" + records + "-" + seed);
    if (Files.exists(out)) return generated(domain, seed, types, names, out);
    Process made =
        new ProcessBuilder(
                touchstone,
                "generate",
                "--domain",
                domain,
                "--records",
                "" + (records == 0 ? 3000 : records),
                "--seed",
                "" + seed,
                "--out",
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("generate.log").toFile())
            .start();
    if (made.waitFor() != 0) throw new IOException(Files.readString(work.resolve("generate.log")));
    return generated(domain, seed, types, names, out);
  }

  private static ShapeSet generated(String domain, int seed, String types, String names, Path out)
      throws IOException {
    List<Path> files;
    try (var all = Files.list(out)) {
      files =
          all.filter(f -> f.toString().endsWith(".csv"))
              .filter(f -> !f.toString().endsWith("-2.csv") && !f.toString().endsWith("-truth.csv"))
              .sorted()
              .toList();
    }
    return read(
        domain + "s-" + seed, 0, true, types, names, files, out.resolve(domain + "-truth.csv"), 0);
  }

  /**
   * Of the entities those that come first by the hash of their name, up to the limits that are not
   * 0.
   */
  private static ShapeSet read(
      String name,
      int records,
      boolean sourced,
      String typed,
      String names,
      List<Path> files,
      Path truthFile,
      int most)
      throws IOException {
    Map<String, String> types = ShapeSet.types(typed);
    Map<String, String> truth = new HashMap<>();
    List<String> lines = Files.readAllLines(truthFile);
    for (String line : lines.subList(1, lines.size())) {
      int cut = line.lastIndexOf(',');
      truth.put(line.substring(0, cut), line.substring(cut + 1));
    }
    Set<String> kept = kept(truth, records, most);
    EntityModel model = model(types, sourced ? "source: source\n" : "");
    List<String[]> rows = new ArrayList<>();
    List<String> entities = new ArrayList<>();
    for (Path file : files) {
      RecordFile.of(file, model, null)
          .read(
              new RowConsumer() {
                @Override
                public void row(FileRow row) {
                  String key =
                      sourced ? row.key().system() + "," + row.key().key() : row.key().key();
                  String entity = truth.get(key);
                  if (entity == null || !kept.contains(entity)) return;
                  rows.add(row.values().clone());
                  entities.add(entity);
                }

                @Override
                public void reject(Reject reject) {}

                @Override
                public void progress(long bytes) {}
              });
    }
    if (rows.isEmpty()) throw new IOException(truthFile + " names none of the records of " + files);
    return new ShapeSet(name, types, List.of(names.split(",")), rows, entities);
  }

  private static Set<String> kept(Map<String, String> truth, int records, int most) {
    Map<String, Integer> sizes = new HashMap<>();
    for (String entity : truth.values()) sizes.merge(entity, 1, Integer::sum);
    List<String> order = new ArrayList<>(sizes.keySet());
    order.sort(Comparator.comparing((String e) -> RunShapes.hash(e)).thenComparing(e -> e));
    Set<String> kept = new HashSet<>();
    int count = 0;
    for (String entity : order) {
      if (records > 0 ? count >= records : most > 0 && kept.size() >= most) break;
      kept.add(entity);
      count += sizes.get(entity);
    }
    return kept;
  }

  static EntityModel model(Map<String, String> types, String more) {
    StringBuilder yaml = new StringBuilder("model: shape\nid: id\n" + more + "attributes:\n");
    types.forEach(
        (column, type) -> yaml.append("  ").append(column).append(": ").append(type).append('\n'));
    return EntityModelReader.read("shape", yaml.toString().getBytes(StandardCharsets.UTF_8))
        .model();
  }

  private Path dataset(String name, String file) {
    return datasets.resolve(name).resolve(file);
  }
}
