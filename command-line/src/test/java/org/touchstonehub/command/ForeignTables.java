package org.touchstonehub.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a module names a table of a schema that is another module's, in a migration or in a literal
 * of its code. A schema is its module's by the folder of its migrations, or because they create it.
 */
final class ForeignTables {
  /** The views of this schema are there for everybody to read. */
  private static final String OFFERED = "hub";

  /** The server's job repository, which no migration of ours creates. */
  private static final Map<String, String> OF_THE_SERVER = Map.of("batch", "batch-matching");

  private static final Pattern NOT_CODE =
      Pattern.compile("//[^\n]*|/\\*.*?\\*/|'(?:[^'\\\\\n]|\\\\.)+'", Pattern.DOTALL);

  private static final Pattern JAVA_LITERAL =
      Pattern.compile(
          "(?<no>" + NOT_CODE + ")|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"",
          Pattern.DOTALL);

  private static final Pattern SQL_COMMENT =
      Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  private static final Pattern CREATED =
      Pattern.compile("create (?:table|view|materialized view) (\\w+)\\.(\\w+)");

  private static final Pattern CREATED_SCHEMA =
      Pattern.compile("create schema (?:if not exists )?(\\w+)");

  private static final Pattern WRITES =
      Pattern.compile("(?:insert into|update|delete from|truncate|copy|table|analyze)\\s+$");

  private static final Pattern NAMES_A_TABLE =
      Pattern.compile("(?:from|join|into|update|table|using|analyze|copy|truncate)\\s*$");

  private final Path top;
  private final Map<String, String> owners = new HashMap<>(OF_THE_SERVER);
  private final Set<String> tables = new HashSet<>();
  private final List<String> found = new ArrayList<>();

  private ForeignTables(Path top) {
    this.top = top;
  }

  /** One line each, such as {@code policy-service/src/main/java/A.java: mdm.crosswalk}. */
  static List<String> in(Path top) {
    ForeignTables check = new ForeignTables(top);
    List<Path> modules = check.modules();
    modules.forEach(check::learn);
    modules.forEach(check::read);
    return check.found.stream().sorted().toList();
  }

  /** The schemas that have an owner. */
  static Set<String> schemas(Path top) {
    ForeignTables check = new ForeignTables(top);
    check.modules().forEach(check::learn);
    return Set.copyOf(check.owners.keySet());
  }

  private List<Path> modules() {
    return under(top, 1).filter(folder -> Files.exists(folder.resolve("src/main"))).toList();
  }

  private void learn(Path module) {
    for (Path migration : migrations(module)) {
      String sql = text(migration);
      owners.put(migration.getParent().getFileName().toString(), name(module));
      for (MatchResult schema : CREATED_SCHEMA.matcher(sql).results().toList()) {
        owners.put(schema.group(1), name(module));
      }
      for (MatchResult table : CREATED.matcher(sql).results().toList()) {
        tables.add(table.group(1) + "." + table.group(2));
      }
    }
  }

  private void read(Path module) {
    for (Path migration : migrations(module)) {
      look(module, migration, SQL_COMMENT.matcher(text(migration)).replaceAll(" "));
    }
    Path code = module.resolve("src/main/java");
    if (!Files.exists(code)) return;
    under(code, Integer.MAX_VALUE)
        .filter(file -> file.toString().endsWith(".java"))
        .forEach(
            file ->
                JAVA_LITERAL
                    .matcher(text(file))
                    .results()
                    .filter(token -> token.group(1) == null)
                    .forEach(literal -> look(module, file, literal.group())));
  }

  private void look(Path module, Path file, String sql) {
    String plain = sql.toLowerCase(Locale.ROOT).replaceAll("\\\\?\"", "");
    String names = owners.keySet().stream().sorted().collect(Collectors.joining("|"));
    Pattern name = Pattern.compile("(?<![\\w.])(" + names + ")\\s*\\.\\s*([\\w%$]+)");
    for (MatchResult table : name.matcher(plain).results().toList()) {
      String before = plain.substring(0, table.start());
      if (isForeign(module, table, before)) {
        String as = table.group(1) + "." + table.group(2);
        found.add(top.relativize(file).toString().replace('\\', '/') + ": " + as);
      }
    }
  }

  private boolean isForeign(Path module, MatchResult table, String before) {
    String schema = table.group(1);
    if (name(module).equals(owners.get(schema))) return false;
    if (schema.equals(OFFERED)) return WRITES.matcher(before).find();
    // Prose and names of files look alike: "policy.wasm".
    return tables.contains(schema + "." + table.group(2)) || NAMES_A_TABLE.matcher(before).find();
  }

  private static List<Path> migrations(Path module) {
    Path folder = module.resolve("src/main/resources/db/migration");
    if (!Files.exists(folder)) return List.of();
    return under(folder, 2).filter(file -> file.toString().endsWith(".sql")).toList();
  }

  private static String name(Path module) {
    return module.getFileName().toString();
  }

  private static Stream<Path> under(Path folder, int depth) {
    try (Stream<Path> paths = Files.walk(folder, depth)) {
      return paths.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
