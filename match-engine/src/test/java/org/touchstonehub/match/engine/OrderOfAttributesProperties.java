package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.type.SemanticType;

/** The order of attributes, and what they are called, change nothing. */
class OrderOfAttributesProperties {
  private static final EntityModel CONTACTS =
      People.person(
          List.of(),
          "employer",
          SemanticType.ORGANISATION,
          "post",
          SemanticType.TEXT,
          "mobile",
          SemanticType.PHONE,
          "second",
          SemanticType.GIVEN_NAME);
  private static final EntityModel BOOKS =
      People.model(
          List.of(),
          "title",
          SemanticType.TEXT,
          "series",
          SemanticType.TEXT,
          "press",
          SemanticType.ORGANISATION,
          "imprint",
          SemanticType.ORGANISATION,
          "editor",
          SemanticType.FULL_NAME,
          "subject",
          SemanticType.CATEGORY,
          "binding",
          SemanticType.CATEGORY,
          "year",
          SemanticType.YEAR);
  private static final List<String> WORDS =
      List.of(
          "river", "garden", "history", "atlas", "birds", "stone", "music", "winter", "letters",
          "bridge", "harbour", "maps", "songs", "village", "island", "clocks");
  private static final List<String> FIRMS =
      List.of("Ashgrove Press", "Blackwood Ltd", "Corran House", "Dunmore Books", "Ellery Ltd");

  @Property(tries = 6)
  void of_persons(@ForAll long seed) {
    Random random = new Random(seed);
    List<People.Row> rows =
        People.people(80, seed).stream()
            .map(
                row ->
                    with(
                        row,
                        FIRMS.get(row.entity() % 5),
                        "clerk of " + WORDS.get(row.entity() % 3),
                        random.nextInt(3) == 0 ? null : "07" + (1_000_000 + row.entity() * 7919),
                        random.nextInt(2) == 0
                            ? null
                            : List.of("Maria", "Rosa", "Lena").get(row.entity() % 3)))
            .toList();
    changesNothing(CONTACTS, rows, random);
  }

  @Property(tries = 6)
  void of_things(@ForAll long seed) {
    Random random = new Random(seed);
    List<People.Row> rows = new ArrayList<>();
    for (int e = 0; e < 90; e++) {
      String title = "the %s of the %s %d".formatted(draw(random), draw(random), e % 30);
      for (int r = 0; r < 1 + random.nextInt(3); r++) {
        @Nullable String[] values = {
          random.nextInt(6) == 0 ? title + " " + draw(random) : title,
          random.nextInt(3) == 0 ? null : "studies in " + WORDS.get(e % 7),
          FIRMS.get(e % 5),
          random.nextInt(2) == 0 ? null : WORDS.get(e % 4) + " editions",
          random.nextInt(2) == 0 ? null : "Anna " + WORDS.get(e % 11) + "son",
          WORDS.get(e % 6),
          e % 2 == 0 ? "cloth" : "paper",
          "" + (1990 + e % 20)
        };
        rows.add(new People.Row("s" + r, "k" + rows.size(), e, values));
      }
    }
    changesNothing(BOOKS, rows, random);
  }

  private static void changesNothing(EntityModel model, List<People.Row> rows, Random random) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, model.attributes().size()).boxed().toList());
    Collections.shuffle(order, random);
    List<Attribute> moved =
        order.stream().map(i -> model.attributes().get(i)).map(a -> renamed(a, random)).toList();
    EntityModel other =
        new EntityModel(
            model.name(), "", model.idColumn(), model.sourceColumn(), model.sources(), moved);
    List<People.Row> movedRows =
        rows.stream()
            .map(
                row ->
                    new People.Row(
                        row.system(),
                        row.key(),
                        row.entity(),
                        order.stream().map(i -> row.values()[i]).toArray(String[]::new)))
            .toList();

    MatchResult one = resolved(model, rows);
    MatchResult two = resolved(other, movedRows);

    for (int i = 0; i < rows.size(); i++) {
      assertThat(two.clusterOf(i)).as("%s", order).isEqualTo(one.clusterOf(i));
    }
    assertThat(two.report().expectedMatches()).isEqualTo(one.report().expectedMatches());
    assertThat(two.possibleMatches().stream().map(OrderOfAttributesProperties::odds).toList())
        .isEqualTo(one.possibleMatches().stream().map(OrderOfAttributesProperties::odds).toList());
  }

  private static String odds(PossibleMatch match) {
    return match.a() + " " + match.b() + " " + match.probability();
  }

  private static MatchResult resolved(EntityModel model, List<People.Row> rows) {
    return MatchEngine.resolve(model, People.table(model, rows), Constraints.NONE, Progress.NONE)
        .result();
  }

  private static Attribute renamed(Attribute attribute, Random random) {
    return new Attribute(
        "a" + random.nextInt(1000) + attribute.name(),
        attribute.type(),
        attribute.columns(),
        attribute.term(),
        attribute.classification(),
        attribute.survivorship());
  }

  private static People.Row with(People.Row row, @Nullable String... more) {
    @Nullable String[] values = new @Nullable String[row.values().length + more.length];
    System.arraycopy(row.values(), 0, values, 0, row.values().length);
    System.arraycopy(more, 0, values, row.values().length, more.length);
    return new People.Row(row.system(), row.key(), row.entity(), values);
  }

  private static String draw(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
