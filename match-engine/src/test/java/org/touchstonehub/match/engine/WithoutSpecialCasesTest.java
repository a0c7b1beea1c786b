package org.touchstonehub.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.type.SemanticType;

/** Special cases are switched off for a whole virtual machine, so each is tried in its own. */
class WithoutSpecialCasesTest {
  @Test
  void what_a_special_case_says_of_a_pair_is_not_said_without_it() throws Exception {
    LogOdds with = logOdds("");

    assertThat(logOdds("nicknames").shortName).isLessThan(with.shortName);
    assertThat(logOdds("other-mailboxes").alikeMailboxes).isGreaterThan(with.alikeMailboxes);
    assertThat(logOdds("legal-forms").shortFirm).isLessThan(with.shortFirm);
    assertThat(logOdds("nicknames").shortFirm).isEqualTo(with.shortFirm);
  }

  @Test
  void one_that_there_is_not_stops_the_run() throws Exception {
    Process child = child("nick-names").redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).isNotZero();
    assertThat(said).contains("There is no special case 'nick-names'");
  }

  private record LogOdds(double shortName, double alikeMailboxes, double shortFirm) {}

  private static LogOdds logOdds(String without) throws IOException, InterruptedException {
    Process child = child(without).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<Double> said;
    try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
      said = lines.lines().map(Double::valueOf).toList();
    }
    assertThat(child.waitFor()).isZero();
    return new LogOdds(said.get(0), said.get(1), said.get(2));
  }

  private static ProcessBuilder child(String without) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-Dtouchstone.without=" + without,
        "-cp",
        System.getProperty("java.class.path"),
        Said.class.getName());
  }

  /** Prints the log odds of some pairs, as shipped priors have them. */
  static final class Said {
    private static final EntityModel PERSON =
        People.named(List.of(), "born", SemanticType.DATE, "mail", SemanticType.EMAIL);

    private Said() {}

    public static void main(String[] arguments) {
      String born = "1971-05-02";
      say(
          PERSON,
          new String[] {"Bill", "Harmond", born, null},
          new String[] {"William", "Harmond", born, null});
      say(
          PERSON,
          new String[] {"Anna", "Berg", null, "anna.berg6@example.org"},
          new String[] {"Anna", "Berg", null, "anna.berg3@example.org"});
      say(
          People.SUPPLIER,
          new String[] {"Brandt Maschinenbau GmbH", "Hauptstr. 1", "Bonn", null},
          new String[] {"Brandt Maschinenbau", "Hauptstr. 1", "Bonn", null});
    }

    private static void say(EntityModel model, String[] first, String[] second) {
      RecordTable table = People.table(model, first, second);
      Knowledge priors = MatchEngine.shippedPriors(model).knowledge();
      Bench bench = new Bench(model, priors.plan(), table);
      Matching matching = new Matching(bench, priors, table, Constraints.NONE);
      System.out.println(matching.workers.one().pair(0, 1));
    }
  }
}
