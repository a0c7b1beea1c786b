package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.type.SemanticType;

/**
 * A catalogue in which one name stands for many things, told apart by columns of few values. Taken
 * for names, those once linked everything of one strength.
 */
class CatalogueTest {
  private static final List<String> SYLLABLES =
      List.of("ba", "cor", "dex", "flu", "ga", "li", "mo", "na", "pro", "ra", "so", "tri", "ve");
  private static final List<String> ENDS = List.of("in", "ol", "ax", "um", "ide");
  private static final List<String> STRENGTHS =
      List.of("5 mg", "10 mg", "20 mg", "50 mg", "100 mg", "250 mg", "500 mg", "1000 mg");
  private static final List<String> FORMS = List.of("tablet", "capsule", "solution", "cream");
  private static final List<String> MAKERS =
      List.of("Hexon Pharma", "Ratio AG", "Krka", "Orion", "Tevo", "Zentra GmbH", "Mercer");

  @Test
  void what_tells_kinds_is_not_taken_for_a_name() {
    for (List<SemanticType> types :
        List.of(
            List.of(SemanticType.TEXT, SemanticType.TEXT, SemanticType.TEXT, SemanticType.TEXT),
            List.of(
                SemanticType.TEXT,
                SemanticType.TEXT,
                SemanticType.CATEGORY,
                SemanticType.ORGANISATION))) {
      EntityModel model =
          People.model(
              List.of(),
              "name",
              types.get(0),
              "strength",
              types.get(1),
              "form",
              types.get(2),
              "maker",
              types.get(3));
      List<People.Row> rows = catalogue(new Random(11));
      assertThat(People.resolved(model, rows).f1()).as("%s", types).isGreaterThan(0.7);
    }
  }

  /** Records of collections and of volumes share their titles; what is on them tells. */
  @Test
  void what_is_written_of_a_disc_tells_it_from_another_of_its_title() {
    EntityModel model =
        People.model(
            List.of(),
            "title",
            SemanticType.TEXT,
            "artist",
            SemanticType.ORGANISATION,
            "genre",
            SemanticType.CATEGORY,
            "tracks",
            SemanticType.LONG_TEXT);
    Random random = new Random(12);
    List<People.Row> rows = new ArrayList<>();
    for (int disc = 0; disc < 3000; disc++) {
      String series = word(random, 2) + " " + word(random, 2) + " " + word(random, 3);
      for (int volume = 0; volume < (disc % 12 == 0 ? 3 : 1); volume++) {
        String tracks = words(random, 40);
        String artist = disc % 5 == 0 ? "various" : word(random, 2) + " " + word(random, 3);
        for (int copy = 0; copy < (random.nextInt(25) == 0 ? 2 : 1); copy++) {
          String title = volume == 0 ? series : series + " vol " + volume;
          String genre = STRENGTHS.get(random.nextInt(STRENGTHS.size()));
          String heard = copy == 0 ? tracks : tracks + " " + words(random, 4);
          rows.add(
              new People.Row(
                  "s",
                  "k" + rows.size(),
                  10 * disc + volume,
                  new String[] {title, artist, genre, heard}));
        }
      }
    }
    assertThat(People.resolved(model, rows).f1()).isGreaterThan(0.85);
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int w = 0; w < count; w++) words.append(word(random, 2)).append(' ');
    return words.toString().strip();
  }

  private static String word(Random random, int syllables) {
    StringBuilder word = new StringBuilder();
    for (int s = 0; s < syllables; s++) word.append(draw(SYLLABLES, random));
    return word.append(draw(ENDS, random)).toString();
  }

  private static List<People.Row> catalogue(Random random) {
    List<People.Row> rows = new ArrayList<>();
    int entity = 0;
    for (int n = 0; n < 250; n++) {
      StringBuilder name = new StringBuilder();
      for (int s = 0; s < 2 + random.nextInt(2); s++) name.append(draw(SYLLABLES, random));
      name.append(draw(ENDS, random));
      for (int p = 0; p < 1 + random.nextInt(6); p++, entity++) {
        String strength = draw(STRENGTHS, random);
        String form = draw(FORMS, random);
        String maker = draw(MAKERS, random);
        for (int r = 0; r < 1 + random.nextInt(3); r++) {
          rows.add(
              new People.Row(
                  "s" + random.nextInt(2),
                  "k" + rows.size(),
                  entity,
                  new String[] {
                    random.nextInt(10) == 0 ? typo(name.toString(), random) : name.toString(),
                    random.nextInt(3) == 0 ? strength.replace(" ", "") : strength,
                    form,
                    random.nextInt(8) == 0 ? null : maker
                  }));
        }
      }
    }
    return rows;
  }

  private static String draw(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static String typo(String word, Random random) {
    int at = 1 + random.nextInt(word.length() - 2);
    return word.substring(0, at) + word.substring(at + 1);
  }
}
