package org.touchstonehub.command.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.command.CommandLineRun;

class LabelCommandTest {
  private static final String CUSTOMERS =
      """
      id,source,given_name,family_name,birth_date,city,phone
      1,crm,William,Harton,1961-05-04,Leeds,0113 496 0001
      7,crm,Gerda,Harton,1963-11-27,Leeds,0113 496 0001
      1,shop,Bill,Harton,1961-05-04,Leeds,+44 113 496 0001
      2,shop,Zora,Quillfeather,1999-09-09,Porto,01904 777 321
      3,shop,"Zora, B.",Quillfether,,Porto,01904 777 321
      """;
  private static final String HEADER = "source_a,id_a,source_b,id_b,same\n";

  @TempDir Path folder;
  private Path customers;
  private Path out;

  @BeforeEach
  void write_customers() throws IOException {
    customers = Files.writeString(folder.resolve("customers.csv"), CUSTOMERS);
    out = folder.resolve("labels.csv");
  }

  @Test
  void a_sheet_shows_both_records_has_room_for_the_answer_and_tells_no_score() throws IOException {
    CommandLineRun run = run("label", "--out", out.toString());

    List<String> lines = Files.readAllLines(out);
    assertThat(run.faults()).isEmpty();
    assertThat(lines.get(0))
        .startsWith(
            "source_a,id_a,source_b,id_b,same,given_name (a),given_name (b),middle_name (a)")
        .doesNotContain("probability", "score");
    assertThat(lines).hasSize(3);
    assertThat(lines).anyMatch(line -> line.startsWith("shop,2,shop,3,,Zora,\"Zora, B.\","));
    assertThat(run.out()).contains("2 pair(s) are in " + out);
  }

  @Test
  void a_sheet_that_is_there_may_hold_answers_and_is_not_replaced() throws IOException {
    Files.writeString(out, HEADER + "crm,1,shop,1,yes\n");

    CommandLineRun refused = run("label", "--out", out.toString());

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.faults()).singleElement().asString().contains("--force");
    assertThat(out).hasContent(HEADER + "crm,1,shop,1,yes\n");
    assertThat(run("label", "--force", "--out", out.toString()).status()).isZero();
  }

  @Test
  void pairs_that_are_answered_are_not_asked_again() throws IOException {
    run("label", "--out", out.toString());
    String first = Files.readString(out);
    Path filled =
        Files.writeString(folder.resolve("filled.csv"), first.replace(",,Zora", ",yes,Zora"));
    Path more = folder.resolve("more.csv");

    CommandLineRun run = run("label", "--labels", filled.toString(), "--out", more.toString());

    assertThat(run.status()).isZero();
    assertThat(Files.readString(more)).doesNotContain("shop,2,shop,3");
  }

  @Test
  void asked_on_the_terminal_each_answer_is_added_to_the_file() throws IOException {
    CommandLineRun run = asked("what\ny\nn\n", "label", "--ask", "--out", out.toString());

    assertThat(run.faults()).isEmpty();
    assertThat(run.out())
        .contains("1 of 2", "2 of 2", "Please answer y, n, u or q.", "2 answer(s) added to");
    assertThat(Files.readAllLines(out)).hasSize(3);
    assertThat(Files.readString(out)).contains(",yes,").contains(",no,");
  }

  @Test
  void who_quits_or_is_not_sure_keeps_what_was_answered_and_may_go_on_later() throws IOException {
    CommandLineRun first = asked("y\nq\n", "label", "--ask", "--out", out.toString());
    CommandLineRun second = asked("u\n", "label", "--ask", "--out", out.toString());

    assertThat(first.out()).contains("1 answer(s) added");
    assertThat(second.out()).contains("0 answer(s) added");
    assertThat(Files.readAllLines(out)).hasSize(2);
  }

  @Test
  void a_match_and_an_explanation_keep_to_labels() throws IOException {
    Files.writeString(
        out, HEADER + "crm,1,shop,1,no\ncrm,7,shop,2,yes\nshop,2,crm,7,Y\ncrm,1,shop,3,\n");
    Path result = folder.resolve("result");

    CommandLineRun matched = run("match", "--labels", out.toString(), "--out", result.toString());

    assertThat(matched.status()).isZero();
    List<String> clusters = Files.readAllLines(result.resolve("clusters.csv"));
    assertThat(cluster(clusters, "crm,1")).isNotEqualTo(cluster(clusters, "shop,1"));
    assertThat(cluster(clusters, "crm,7")).isEqualTo(cluster(clusters, "shop,2"));
    assertThat(run("explain", "--labels", out.toString(), "--pair", "crm:1", "shop:1").out())
        .contains("Apart: a steward said that they are not the same");
  }

  @Test
  void labels_that_cannot_be_meant_are_refused_with_file_and_line() throws IOException {
    assertRefused("crm,1,shop,9,yes\n", "line 2: There is no record 'shop:9'");
    assertRefused("crm,1,crm,1,yes\n", "line 2: this pairs a record with itself");
    assertRefused("crm,1,shop,1,perhaps\n", "line 2: 'perhaps' is no answer; write yes or no");
    assertRefused(
        "crm,1,shop,1,yes\nshop,1,crm,1,no\n",
        "line 3: this pair was answered with yes before (line 2)");
    assertRefused(
        "crm,1,shop,1,yes\ncrm,7,crm,1,no\nshop,1,crm,7,yes\n",
        "line 3: the two are not the same here, but are by other answers (line 2, line 4)");
  }

  @Test
  void a_file_without_the_columns_of_labels_is_refused() throws IOException {
    Files.writeString(out, "a,b\n1,2\n");

    Path json = folder.resolve("x.json");
    CommandLineRun run = run("match", "--labels", out.toString(), "--out", json.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.faults()).singleElement().asString().contains("no column 'id_a'");
    assertThat(run("label", "--pairs", "0", "--out", json.toString()).faults())
        .singleElement()
        .asString()
        .contains("--pairs must be 1 or more");
  }

  private void assertRefused(String rows, String fault) throws IOException {
    Files.writeString(out, HEADER + rows);
    CommandLineRun run =
        run("match", "--labels", out.toString(), "--out", folder.resolve("r").toString());
    assertThat(run.status()).as(fault).isEqualTo(2);
    assertThat(run.faults()).singleElement().asString().contains(out + ": " + fault);
    assertThat(folder.resolve("r")).doesNotExist();
  }

  private static String cluster(List<String> clusters, String record) {
    return clusters.stream()
        .filter(line -> line.startsWith(record + ","))
        .map(line -> line.substring(record.length()))
        .findFirst()
        .orElseThrow();
  }

  private CommandLineRun asked(String answers, String... options) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(answers.getBytes(UTF_8)));
    try {
      return run(options);
    } finally {
      System.setIn(before);
    }
  }

  private CommandLineRun run(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, "--model", "customer"));
    arguments.addAll(List.of(options));
    arguments.add(customers.toString());
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private CommandLineRun run(String[] options) {
    return run(options[0], Arrays.copyOfRange(options, 1, options.length));
  }
}
