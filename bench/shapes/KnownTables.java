import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds tables of which the truth is known by the names that are typed. */
final class KnownTables {
  static final List<String> USUAL =
      List.of(
          "fake_1000",
          "chicago_sites",
          "amazon_google",
          "dblp_acm",
          "suppliers",
          "customers",
          "employees",
          "schools",
          "parts",
          "firms",
          "suppliers:-",
          "suppliers:city",
          "customers:birth_date");

  private static final String LINKED = "linked-";

  private final String touchstone;
  private final Path models;
  private final Path datasets;
  private final Path work;

  KnownTables(String touchstone, Path datasets, Path work) {
    this.touchstone = touchstone;
    models = Path.of(touchstone).resolveSibling("bench").resolve("models");
    this.datasets = datasets;
    this.work = work;
  }

  /**
   * @param name a folder of the data sets that has a model in bench/models; or MODEL=FOLDER; or a
   *     set of {@link Sets}, with columns beside its names ({@code suppliers:city+phone}, {@code
   *     suppliers:-} for none), a number of records ({@code @10000}) and a seed ({@code #2}); with
   *     {@code linked-} before it as two sources that hold no thing twice
   */
  List<KnownTable> of(String name) throws Exception {
    int cut = name.indexOf('=');
    if (cut >= 0) {
      Path folder = Path.of(name.substring(cut + 1));
      return List.of(
          KnownTable.of(folder.getFileName().toString(), Path.of(name.substring(0, cut)), folder));
    }
    Path model = models.resolve(name + ".yaml");
    if (Files.exists(model)) return List.of(KnownTable.of(name, model, datasets.resolve(name)));
    String rest = name;
    int seed = Integer.parseInt(behind(rest, '#', "1"));
    rest = before(rest, '#');
    int records = Integer.parseInt(behind(rest, '@', "0"));
    rest = before(rest, '@');
    List<KnownTable> tables = new ArrayList<>();
    boolean linked = rest.startsWith(LINKED);
    rest = linked ? rest.substring(LINKED.length()) : rest;
    for (ShapeSet set :
        new Sets(touchstone, datasets, work).of(before(rest, ':'), records, List.of(seed))) {
      List<String> columns = columns(set, behind(rest, ':', ""));
      tables.add(linked ? KnownTable.linked(set, columns) : KnownTable.of(set, columns));
    }
    return tables;
  }

  private static List<String> columns(ShapeSet set, String wanted) {
    if (wanted.equals("-")) return List.of();
    if (!wanted.isEmpty()) return List.of(wanted.split("\\+"));
    List<String> all = new ArrayList<>(set.types().keySet());
    all.removeAll(set.names());
    return all;
  }

  private static String before(String text, char sign) {
    int at = text.indexOf(sign);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String behind(String text, char sign, String otherwise) {
    int at = text.indexOf(sign);
    return at < 0 ? otherwise : text.substring(at + 1);
  }
}
