package org.touchstonehub.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.command.CommandLineRun;

class RulesCommandTest {
  private static final String MODEL =
      """
      model: company
      attributes:
        name: organisation
        vat: tax-id
        founded: date
      rules:
        - together-if-equal: vat
          because: one number, <one> company
        - apart-if-different: founded
      """;

  private static final String COMPANIES =
      """
      id,name,vat,founded
      1,Alpen Handel,DE 811 907 980,1990-03-07
      2,Zoo Kiosk,de811907980,1990-03-08
      3,Brenner Holz,DE811907980,1964-11-25
      5,Alpen Handel,DE811907980,
      """;

  @TempDir Path folder;
  private Path model;
  private Path companies;

  @BeforeEach
  void write_files() throws IOException {
    model = Files.writeString(folder.resolve("company.yaml"), MODEL);
    companies = Files.writeString(folder.resolve("companies.csv"), COMPANIES);
  }

  @Test
  void a_match_obeys_the_rules_of_the_model_and_reports_where_they_contradict() throws IOException {
    Path out = folder.resolve("out");
    CommandLineRun run =
        CommandLineRun.of(
            "match", "--model", model.toString(), "--out", out.toString(), companies.toString());

    assertThat(run.status()).isZero();
    assertThat(Files.readString(out.resolve("clusters.csv"))).contains("1,1\n2,1\n3,2\n5,1\n");
    assertThat(Files.readString(out.resolve("report.json")))
        .contains("could not all be joined", "rule: together if vat is equal");
  }

  @Test
  void an_explanation_tells_the_rule_that_joined_and_the_one_that_kept_apart() throws IOException {
    Path page = folder.resolve("why.html");
    CommandLineRun joined = explain("--html", page.toString(), "--pair", "1", "2");
    JsonNode apart = new ObjectMapper().readTree(explain("--json", "--pair", "1", "3").out());

    assertThat(joined.out())
        .contains(
            "Rule: together if vat is equal (one number, <one> company): so it is with the two.")
        .contains("Joined by a rule: together if vat is equal");
    assertThat(Files.readString(page)).contains("one number, &lt;one&gt; company");
    assertThat(apart.get("outcome").asText()).isEqualTo("kept_apart_by_rule");
    assertThat(apart.get("rules")).hasSize(2);
    assertThat(apart.get("rules").get(1).get("says").asText()).isEqualTo("apart");
    assertThat(explain("--pair", "3", "5").out())
        .contains("Rule: apart if founded differs: so it is with others of their clusters.");
    assertThat(explain("--cluster", "1").out()).contains(": by a rule: together if vat is equal");
  }

  private CommandLineRun explain(String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "explain";
    arguments[1] = "--model";
    arguments[2] = model.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    arguments[arguments.length - 1] = companies.toString();
    return CommandLineRun.of(arguments);
  }
}
