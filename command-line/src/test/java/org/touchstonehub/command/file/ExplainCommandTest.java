package org.touchstonehub.command.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.command.CommandLineRun;

class ExplainCommandTest {
  private static final String CUSTOMERS =
      """
      id,source,given_name,family_name,birth_date,city,phone
      1,crm,William,Harton,1961-05-04,Leeds,0113 496 0001
      7,crm,Gerda,Harton,1963-11-27,Leeds,0113 496 0001
      1,shop,Bill,Harton,1961-05-04,Leeds,+44 113 496 0001
      2,shop,<b>Zora</b>,Quillfeather,1999-09-09,Porto,01904 777 321
      """;

  @TempDir Path folder;
  private Path customers;

  @BeforeEach
  void write_customers() throws IOException {
    customers = Files.writeString(folder.resolve("customers.csv"), CUSTOMERS);
  }

  @Test
  void what_is_shown_of_a_pair_adds_up_to_what_stands_below_the_line() {
    CommandLineRun run = explain("--details", "--pair", "crm:1", "shop:1");

    assertThat(run.faults()).isEmpty();
    assertThat(run.status()).isZero();
    BigDecimal sum = BigDecimal.ZERO;
    List<MatchResult> lines =
        Pattern.compile("(?m)^ +([+-]\\d+\\.\\d\\d) +([+-]\\d+\\.\\d\\d)  ")
            .matcher(run.out())
            .results()
            .toList();
    for (MatchResult line : lines) {
      sum = sum.add(new BigDecimal(line.group(1)));
      assertThat(sum).isEqualByComparingTo(line.group(2));
    }
    assertThat(lines).hasSizeGreaterThan(5);
    assertThat(run.out())
        .contains("crm:1 and shop:1\nTogether (cluster 1)")
        .contains("prior: one pair of records in ", "given_name: nickname", "birth_date: equal")
        .contains("%s           log odds: probability".formatted(signed(sum)))
        .contains("William", "Bill");
  }

  @Test
  void the_summary_tells_each_attribute_with_both_values_and_adds_up() {
    String out = explain("--pair", "crm:1", "crm:7").out();

    BigDecimal sum = BigDecimal.ZERO;
    List<MatchResult> lines =
        Pattern.compile("(?m)^  (\\S.*?) +([+-]\\d+\\.\\d)  .*$").matcher(out).results().toList();
    for (MatchResult line : lines.subList(0, lines.size() - 1)) {
      sum = sum.add(new BigDecimal(line.group(2)));
    }
    MatchResult last = lines.get(lines.size() - 1);
    assertThat(last.group(1)).isEqualTo("as a pair");
    assertThat(new BigDecimal(last.group(2))).isEqualByComparingTo(sum);
    assertThat(lines.get(0).group(1)).isEqualTo("starting point");
    assertThat(out)
        .startsWith("crm:1 and crm:7\nApart: ")
        .contains("As a pair: very likely not the same, below 1 %.", "Speaks most for one thing: ")
        .contains("\n    different: William | Gerda\n", "    equal: Harton\n")
        .contains("    equal, but common: 0113 496 0001\n")
        .contains("evidence against\n", "also: household")
        .contains("+ speaks for one thing, - against, . hardly either way")
        .doesNotContain("log odds:", "Compared, for", "\u001b");
  }

  @Test
  void the_summary_in_json_adds_up_to_the_log_odds() throws IOException {
    JsonNode pair = new ObjectMapper().readTree(explain("--json", "--pair", "crm:1", "7").out());

    double sum = 0;
    JsonNode told = pair.at("/summary/contributions");
    for (JsonNode contribution : told) sum += contribution.get("bits").asDouble();
    assertThat(sum).isCloseTo(pair.get("bits").asDouble(), within(1e-9));
    assertThat(told.findValuesAsText("kind")).startsWith("start", "attribute").contains("related");
    assertThat(told.findValuesAsText("speaks")).contains("for", "against");
    assertThat(pair.at("/summary/stated").asText()).isEqualTo("very likely not the same");
  }

  @Test
  void several_pairs_are_explained_one_after_another_and_a_page_shows_one() throws IOException {
    String[] both = {"--pair", "crm:1", "shop:1", "--pair", "crm:1", "crm:7"};

    assertThat(explain(both).out())
        .containsSubsequence("crm:1 and shop:1\n", "\n\ncrm:1 and crm:7\n");
    List<String> lines = explain(with("--json", both)).out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(new ObjectMapper().readTree(lines.get(1)).at("/b/id").asText()).isEqualTo("7");
    Path page = folder.resolve("page.html");
    CommandLineRun refused = explain(with("--html=" + page, both));
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("A page shows one pair");
    assertThat(page).doesNotExist();
  }

  private static String[] with(String first, String... others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(others));
    return all.toArray(String[]::new);
  }

  @Test
  void parts_in_json_add_up_to_the_log_odds_to_the_last_bit() throws IOException {
    CommandLineRun run = explain("--json", "--pair", "crm:1", "7");

    JsonNode json = new ObjectMapper().readTree(run.out());
    double sum = 0;
    for (JsonNode part : json.get("parts")) sum += part.get("bits").asDouble();
    assertThat(sum).isEqualTo(json.get("bits").asDouble());
    assertThat(json.get("b").get("id").asText()).isEqualTo("7");
    assertThat(json.get("together").asBoolean()).isFalse();
    assertThat(json.get("parts").findValuesAsText("kind"))
        .startsWith("prior")
        .contains("finding", "related", "missing");
  }

  @Test
  void a_cluster_tells_how_it_was_built_by_its_number_or_by_a_record() throws IOException {
    CommandLineRun byNumber = explain("--cluster", "1");
    CommandLineRun byRecord = explain("--cluster", "shop:1");
    JsonNode json = new ObjectMapper().readTree(explain("--json", "--cluster", "1").out());

    assertThat(byNumber.status()).isZero();
    assertThat(byNumber.out())
        .contains("Cluster 1: 2 records", "1.   {crm:1} with {shop:1}: in the core, link +")
        .contains("Weakest bridge: crm:1 and shop:1", "The weakest bridge as a pair:");
    assertThat(byRecord.out()).isEqualTo(byNumber.out());
    assertThat(json.get("records")).hasSize(2);
    assertThat(json.get("joinings")).hasSize(1);
    assertThat(json.at("/bonds/0/b/source").asText()).isEqualTo("shop");
    assertThat(json.get("weakest_bridge").get("first")).hasSize(1);
    assertThat(explain("--cluster", "shop:2").out()).contains("1 record\n", "It stands alone");
  }

  @Test
  void a_trained_model_explains_the_same() {
    Path trained = folder.resolve("trained.json");
    CommandLineRun.of(
        "train", "--model", "customer", "--out", trained.toString(), customers.toString());

    CommandLineRun plain = explain("--pair", "crm:1", "shop:1");
    CommandLineRun later = explain("--trained", trained.toString(), "--pair", "crm:1", "shop:1");

    assertThat(later.out()).isEqualTo(plain.out());
  }

  @Test
  void the_folder_of_a_result_is_its_trained_model() {
    String result = folder.resolve("result").toString();
    CommandLineRun.of("match", "--model", "customer", "--out", result, customers.toString());

    CommandLineRun plain = explain("--pair", "crm:1", "shop:1");
    CommandLineRun later = explain("--trained", result, "--pair", "crm:1", "shop:1");

    assertThat(later.out()).isEqualTo(plain.out());
    assertThat(later.err()).doesNotContain("learn");
    assertFault("without a trained model", "--trained", folder.toString(), "--cluster", "1");
  }

  @Test
  void the_chart_needs_nothing_from_outside_and_escapes_what_records_hold() throws IOException {
    Path page = folder.resolve("why.html");
    CommandLineRun pair = explain("--html", page.toString(), "--pair", "crm:1", "shop:2");
    String ofPair = Files.readString(page);
    CommandLineRun cluster = explain("--html", page.toString(), "--cluster", "1");

    assertThat(pair.status()).isZero();
    assertThat(pair.out()).endsWith("The chart is in %s.\n".formatted(page));
    assertThat(ofPair)
        .contains("Content-Security-Policy", "&lt;b&gt;Zora&lt;/b&gt;", "class=\"against\"")
        .contains("- speaks against", "even odds: as likely the same as not")
        .contains("<summary>Each step of the reckoning</summary>")
        .doesNotContain("<script", "http:", "https:", "src=", "<b>Zora");
    assertThat(cluster.status()).isZero();
    assertThat(Files.readString(page))
        .contains("How it was built", "Weakest bridge")
        .contains("<svg class=\"cluster\"", "<circle ", "<path class=\"holds\"")
        .doesNotContain("<script", "http:", "https:", "src=");
  }

  @Test
  void a_file_that_is_no_chart_is_replaced_only_by_force() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.html"), "mine");

    CommandLineRun refused = explain("--html", mine.toString(), "--cluster", "1");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.faults()).singleElement().asString().contains("--force");
    assertThat(mine).hasContent("mine");
    assertThat(explain("--force", "--html", mine.toString(), "--cluster", "1").status()).isZero();
  }

  @Test
  void a_users_fault_is_one_line_and_status_2() {
    assertFault("2 records are called '1': crm:1, shop:1", "--pair", "1", "7");
    assertFault("no record 'crm:9'", "--pair", "crm:1", "crm:9");
    assertFault("are one record", "--pair", "7", "crm:7");
    assertFault("no cluster 99", "--cluster", "99");
    assertFault("no cluster 0", "--cluster", "0");
    assertFault("no record 'nobody'", "--cluster", "nobody");
    assertFault("no trained model", "--trained", customers.toString(), "--cluster", "1");
    assertFault("--pair", new String[0]);
    assertFault("mutually exclusive", "--cluster", "1", "--pair", "1", "7");
  }

  private void assertFault(String part, String... options) {
    CommandLineRun run = explain(options);
    assertThat(run.status()).as(part).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.faults()).singleElement().asString().startsWith("touchstone: ").contains(part);
  }

  private static String signed(BigDecimal bits) {
    return bits.signum() < 0 ? bits.toPlainString() : "+" + bits.toPlainString();
  }

  private CommandLineRun explain(String... options) {
    List<String> arguments = new ArrayList<>(List.of("explain", "--model", "customer"));
    arguments.addAll(List.of(options));
    arguments.add(customers.toString());
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }
}
