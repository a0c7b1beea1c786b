package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.touchstonehub.match.engine.People.add;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.type.SemanticType;

/** Many different things that have a maker, a series or initials in common, and few that match. */
class AlikeThingsTest {
  private static final List<Source> TWO_LISTS =
      List.of(new Source("a", true), new Source("b", true));
  private static final EntityModel PRODUCT =
      People.model(
          TWO_LISTS,
          "title",
          SemanticType.TEXT,
          "brand",
          SemanticType.ORGANISATION,
          "model",
          SemanticType.TEXT);
  private static final String[] SYLLABLES =
      "ba cor dex flu gam lin mor nat pro ral sol tri ven wes yor zim".split(" ");
  private static final String[] KINDS = "mouse keyboard cable charger speaker".split(" ");
  private static final String[] TRAITS =
      "wireless black white slim portable compact premium ultra silver mini dual pro".split(" ");

  @Test
  void records_of_one_artist_are_not_one_album() {
    EntityModel model =
        People.model(
            List.of(),
            "artist",
            SemanticType.ORGANISATION,
            "title",
            SemanticType.TEXT,
            "year",
            SemanticType.YEAR);
    Random random = new Random(3);
    List<String> words = words(400, random);
    List<String> artists = new ArrayList<>();
    for (int i = 0; i < 120; i++) artists.add(phrase(words, 2, random));
    List<People.Row> rows = new ArrayList<>();
    for (int album = 0; album < 1500; album++) {
      boolean various = random.nextInt(4) == 0;
      String artist =
          various ? "various artists" : artists.get(random.nextInt(1 + random.nextInt(120)));
      String title = phrase(words, 2 + random.nextInt(3), random);
      String year = String.valueOf(1980 + random.nextInt(20));
      add(rows, "a", album, artist, random.nextInt(40) == 0 ? null : title, year);
      if (random.nextInt(16) == 0) {
        add(rows, "a", album, artist, typo(title, random), random.nextBoolean() ? null : year);
      }
    }
    assertThat(People.resolved(model, rows).f1()).isGreaterThan(0.8);
  }

  @Test
  void what_differs_within_a_source_may_differ_as_little_across_sources() {
    Random random = new Random(5);
    List<String> brands = words(30, random);
    List<String> series = words(90, random);
    List<People.Row> rows = new ArrayList<>();
    for (int thing = 0; thing < 3000; thing++) {
      int line = random.nextInt(90);
      String brand = brands.get(line % 30);
      String code = "%c%c%04d".formatted('a' + line % 26, 'k' + line % 7, random.nextInt(10_000));
      String title =
          "%s %s %s %s".formatted(brand, series.get(line), KINDS[line % 5], phrase(TRAITS, random));
      boolean both = random.nextInt(10) == 0;
      boolean inA = both || random.nextInt(8) == 0;
      if (inA) add(rows, "a", thing, title, brand, random.nextInt(4) == 0 ? null : code);
      if (both || !inA) {
        add(
            rows,
            "b",
            thing,
            title + " " + phrase(TRAITS, random),
            brand,
            both && random.nextInt(4) == 0 ? null : code);
      }
    }
    assertThat(People.resolved(PRODUCT, rows).f1()).isGreaterThan(0.7);
  }

  @Test
  void model_numbers_are_the_same_with_other_signs_and_with_a_maker_or_a_colour() {
    Random random = new Random(11);
    List<String> brands = words(30, random);
    List<People.Row> rows = new ArrayList<>();
    for (int thing = 0; thing < 3000; thing++) {
      String brand = brands.get(random.nextInt(30));
      int line = random.nextInt(26);
      String number = "%04d".formatted(random.nextInt(10_000));
      String code = "%c%c-%s".formatted('a' + line, 'k' + line % 7, number);
      String title = "%s %s %s".formatted(brand, KINDS[line % 5], phrase(TRAITS, random));
      boolean both = random.nextInt(5) == 0;
      if (both || thing % 3 == 0) add(rows, "a", thing, title, brand, code);
      if (both || thing % 3 != 0) {
        String written =
            switch (random.nextInt(4)) {
              case 0 -> code.replace("-", "");
              case 1 -> brand.substring(0, 3) + code.replace("-", "");
              case 2 -> code + "blk";
              default -> code;
            };
        String other = "%s %s %s".formatted(brand, KINDS[line % 5], phrase(TRAITS, random));
        add(rows, "b", thing, other, brand, written);
      }
    }
    assertThat(People.resolved(PRODUCT, rows).f1()).isGreaterThan(0.8);
  }

  @Test
  void single_letters_together_find_candidates() {
    EntityModel model =
        People.model(
            TWO_LISTS,
            "memo",
            SemanticType.TEXT,
            "day",
            SemanticType.DATE,
            "amount",
            SemanticType.AMOUNT);
    Random random = new Random(7);
    String[] ends = {"", " payment", " money", " bgc", " donation"};
    List<People.Row> rows = new ArrayList<>();
    for (int payment = 0; payment < 2000; payment++) {
      String who =
          IntStream.range(0, 3)
              .mapToObj(i -> "" + (char) ('a' + random.nextInt(26)))
              .reduce("", (x, y) -> x + " " + y);
      int day = 1 + random.nextInt(26);
      double amount = 10 + random.nextInt(100_000) / 100.0;
      add(
          rows,
          "a",
          payment,
          who + ends[random.nextInt(5)],
          "2022-03-%02d".formatted(day),
          "%.2f".formatted(amount));
      add(
          rows,
          "b",
          payment,
          who + ends[random.nextInt(5)],
          "2022-03-%02d".formatted(day + 1),
          "%.2f".formatted(amount));
    }
    assertThat(People.resolved(model, rows).f1()).isGreaterThan(0.9);
  }

  @Test
  void what_two_lists_call_a_venue_is_learnt() {
    EntityModel model =
        People.model(
            TWO_LISTS,
            "title",
            SemanticType.TEXT,
            "authors",
            SemanticType.PERSON_LIST,
            "venue",
            SemanticType.CATEGORY);
    Random random = new Random(13);
    List<String> words = words(500, random);
    String[] initials = {"VLDB", "SIGMOD", "TODS"};
    String[] names = {"Very Large Data Bases", "Management of Data", "Transactions on Databases"};
    List<People.Row> rows = new ArrayList<>();
    for (int paper = 0; paper < 400; paper++) {
      String title = phrase(words, 5, random);
      String authors = phrase(words, 2, random) + ", " + phrase(words, 2, random);
      int venue = random.nextInt(3);
      // one in four is a talk first and an article later
      int printed = random.nextInt(4) == 0 ? 2 : 1;
      for (int p = 0; p < printed; p++) {
        add(rows, "a", 2 * paper + p, title, authors, initials[(venue + p) % 3]);
      }
      // the other way round, so that no order of rows tells which is which
      for (int p = printed - 1; p >= 0; p--) {
        add(rows, "b", 2 * paper + p, title, authors, names[(venue + p) % 3]);
      }
    }

    assertThat(People.resolved(model, rows).f1()).isGreaterThan(0.98);
  }

  private static List<String> words(int count, Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder word = new StringBuilder();
      for (int s = 0; s < 2 + random.nextInt(2); s++) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      words.add(word.toString());
    }
    return words;
  }

  private static String phrase(List<String> words, int length, Random random) {
    StringBuilder phrase = new StringBuilder(words.get(random.nextInt(words.size())));
    for (int i = 1; i < length; i++) {
      phrase.append(' ').append(words.get(random.nextInt(words.size())));
    }
    return phrase.toString();
  }

  private static String phrase(String[] words, Random random) {
    return phrase(List.of(words), 2, random);
  }

  private static String typo(String word, Random random) {
    int at = 1 + random.nextInt(word.length() - 2);
    return word.substring(0, at) + word.substring(at + 1);
  }
}
