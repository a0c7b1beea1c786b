package org.touchstonehub.match.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.EntityModelReader;

/** The order of columns in a file changes nothing in its draft but the order of attributes. */
class OrderOfColumnsProperties {
  private static final List<String> GIVEN =
      List.of("Ada", "Karl", "Marie", "Pedro", "Giulia", "Jan", "Emma", "Hugo", "Rosa");
  private static final List<String> WORDS =
      List.of("river", "garden", "atlas", "stone", "music", "winter", "bridge", "maps", "songs");

  /** Headers and rows of tables in which drafts have something to choose. */
  private static List<List<String>> tables(Random random) {
    List<List<String>> tables = new ArrayList<>();
    tables.add(
        new ArrayList<>(List.of("nr|code|first|second|x|name 1|name 2|c|d|street 1|street 2")));
    tables.add(new ArrayList<>(List.of("isbn|title|subtitle|press|imprint|by|y|m|d|pages|shelf")));
    tables.add(new ArrayList<>(List.of("contact|company|mail|mail 2|tel|fax|a|b|origin|system")));
    for (int i = 0; i < 150; i++) {
      tables
          .get(0)
          .add(
              "%s|k%d|%s|%s|%s|%s|%s|%s|%s|%d Mill Lane|Flat %d"
                  .formatted(
                      i * 7 + 3,
                      i,
                      pick(GIVEN, random),
                      pick(GIVEN, random),
                      pick(WORDS, random) + (char) ('a' + i % 26) + (char) ('a' + i / 26),
                      pick(WORDS, random),
                      random.nextBoolean() ? "" : pick(WORDS, random),
                      pick(GIVEN, random) + " " + pick(WORDS, random) + "son",
                      pick(WORDS, random) + " Ltd " + i % 40,
                      i % 60,
                      i % 30));
      tables
          .get(1)
          .add(
              "978%07d|the %s of %s %d|%s|%s House|%s Ltd|%s %sson|%d|%d|%d|%d|%s"
                  .formatted(
                      i * 977,
                      pick(WORDS, random),
                      pick(WORDS, random),
                      i % 90,
                      random.nextBoolean() ? "" : "a " + pick(WORDS, random) + " of " + i % 50,
                      pick(WORDS, random),
                      pick(WORDS, random) + i % 20,
                      pick(GIVEN, random),
                      pick(WORDS, random),
                      1900 + i % 90,
                      1 + i % 12,
                      1 + i % 28,
                      100 + i % 300,
                      pick(WORDS, random)));
      tables
          .get(2)
          .add(
              "%s %sson|%s %d GmbH|%s%d@mail.example|%s|+4420%07d|+4421%07d|%s|%s|%s|%s"
                  .formatted(
                      pick(GIVEN, random),
                      pick(WORDS, random),
                      pick(WORDS, random),
                      i % 70,
                      pick(WORDS, random),
                      i,
                      random.nextBoolean() ? "" : "office" + i + "@firm.example",
                      1234567 + i,
                      7654321 - i,
                      pick(WORDS, random) + i % 50,
                      pick(WORDS, random) + i % 50,
                      i % 2 == 0 ? "erp" : "web",
                      i % 3 == 0 ? "north" : "south"));
    }
    return tables;
  }

  @Property(tries = 8)
  void changes_nothing(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    for (List<String> table : tables(random)) {
      int columns = fields(table.get(0)).size();
      List<Integer> order = new ArrayList<>(IntStream.range(0, columns).boxed().toList());
      EntityModel one = draft(table, order);
      Collections.shuffle(order, random);
      EntityModel two = draft(table, order);

      assertThat(attributes(two)).isEqualTo(attributes(one));
      assertThat(two.idColumn()).as("%s", order).isEqualTo(one.idColumn());
      assertThat(two.sourceColumn()).isEqualTo(one.sourceColumn());
      assertThat(two.recordsOf()).isEqualTo(one.recordsOf());
      assertThat(two.attributes().get(0)).isEqualTo(one.attributes().get(0));
    }
  }

  private static Set<String> attributes(EntityModel model) {
    return model.attributes().stream()
        .map(a -> a.type() + " " + a.columns() + " " + a.classification())
        .collect(Collectors.toSet());
  }

  private static EntityModel draft(List<String> table, List<Integer> order) throws IOException {
    String text =
        table.stream()
            .map(row -> order.stream().map(fields(row)::get).collect(Collectors.joining("|")))
            .collect(Collectors.joining("\n"));
    Path file = Files.createTempFile("order", ".csv");
    try {
      Files.writeString(file, text);
      Profile profile =
          new Profiler(
                  List.of(new Profiler.FileToProfile(file, null, null)),
                  new Profiler.Wishes("record", null, null))
              .profile();
      return EntityModelReader.read("draft", profile.yaml().getBytes(UTF_8)).model();
    } finally {
      Files.delete(file);
    }
  }

  private static List<String> fields(String row) {
    return List.of(row.split("\\|", -1));
  }

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
