package org.touchstonehub.command.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.command.CommandLineRun;

class EvaluateCommandTest {
  @TempDir Path folder;
  private Path truth;

  @BeforeEach
  void write_files() throws IOException {
    truth = Files.writeString(folder.resolve("truth.csv"), "id,entity\n1,a\n2,a\n3,b\n4,b\n5,c\n");
    Files.writeString(folder.resolve("clusters.csv"), "id,cluster\n1,1\n2,1\n3,1\n4,2\n9,3\n");
  }

  @Test
  void precision_recall_and_f1_are_printed() {
    CommandLineRun run = evaluate(folder.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            " precision recall F1",
            "pairwise 0.3333 0.5000 0.4000",
            "B-cubed 0.7333 0.8000 0.7652",
            "whole clusters 0.3333 0.3333 0.3333",
            "clusters of 2+ 0.0000 0.0000 0.0000",
            "var. of information 0.9510 bits, 0 is best",
            "1 records of the truth are in no cluster and count as standing alone",
            "1 clustered records are not in the truth and do not count");
  }

  @Test
  void the_same_is_to_be_had_as_json_and_from_the_file_itself() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "evaluate", "--json", "--truth", truth.toString(), folder + "/clusters.csv");

    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("pairwise_f1").asDouble()).isEqualTo(0.4);
    assertThat(json.get("common_pairs").asInt()).isEqualTo(1);
  }

  private void writePairs() throws IOException {
    Files.writeString(
        folder.resolve("candidate-pairs.csv"),
        """
        id_a,id_b,probability,bits,together
        1,2,0.970000,5.015,true
        1,3,0.600000,0.585,true
        2,3,0.990000,6.629,true
        3,4,0.300000,-1.222,false
        3,9,0.500000,0.000,false
        """);
  }

  @Test
  void stated_probabilities_are_judged_where_the_result_has_them() throws IOException {
    writePairs();

    CommandLineRun run =
        CommandLineRun.of("evaluate", "--json", "--truth", truth.toString(), "" + folder);

    JsonNode json = new ObjectMapper().readTree(run.out());
    JsonNode calibration = json.get("calibration");
    assertThat(json.get("candidate_pairs").asInt()).isEqualTo(4);
    assertThat(calibration.get("pairs").asInt()).isEqualTo(4);
    assertThat(calibration.get("expected_calibration_error").asDouble())
        .isCloseTo((0.7 + 0.6 + 0.03 + 0.99) / 4, within(1e-12));
    assertThat(calibration.get("bins")).hasSize(4);
    assertThat(calibration.get("surest_pairs").asInt()).isEqualTo(1);
    assertThat(calibration.get("wrong_of_surest").asInt()).isEqualTo(1);
    JsonNode half = null;
    for (JsonNode point : json.get("thresholds")) {
      if (point.get("threshold").asDouble() == 0.5) half = point;
    }
    assertThat(half).isNotNull();
    assertThat(half.get("pairs").asInt()).isEqualTo(3);
    assertThat(half.get("precision").asDouble()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(half.get("recall").asDouble()).isEqualTo(0.5);
    assertThat(evaluate(folder.toString()).out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains("0.5 or more 0.3333 0.5000 0.4000")
        .anyMatch(line -> line.startsWith("calibration error 0.5800 over 4 pairs"))
        .contains("of 1 pairs stated 0.99 or more 1 are wrong");
  }

  @Test
  void the_page_has_plots_and_needs_nothing_from_outside() throws IOException {
    Path page = folder.resolve("page.html");
    CommandLineRun without = evaluate("--html", page.toString(), folder.toString());
    String plain = Files.readString(page);
    writePairs();
    CommandLineRun run = evaluate("--html", page.toString(), folder.toString());
    String html = Files.readString(page);

    assertThat(without.status()).isZero();
    assertThat(run.out()).contains("The page is in " + page);
    assertThat(plain).contains("Match with <code>--pairs</code>").doesNotContain("polyline");
    assertThat(html)
        .contains("Content-Security-Policy", "<polyline class=\"line f1\"", "<circle class=\"bin\"")
        .contains("off by 0.5800", "1 records: 1 clusters in truth")
        .doesNotContain("<script", "http://", "https://", "NaN");
    Files.writeString(page, "mine");
    assertThat(evaluate("--html", page.toString(), folder.toString()).status()).isNotZero();
    assertThat(page).hasContent("mine");
  }

  @Test
  void pairs_of_other_records_or_without_probability_are_refused() throws IOException {
    Path pairs = folder.resolve("candidate-pairs.csv");
    Files.writeString(pairs, "id_a,id_b,probability\n1,77,0.5\n");
    CommandLineRun other = evaluate(folder.toString());
    Files.writeString(pairs, "id_a,id_b,probability\n1,2,1.5\n");
    CommandLineRun certain = evaluate(folder.toString());

    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("line 2", "not among the clusters");
    assertThat(certain.status()).isEqualTo(2);
    assertThat(certain.err()).contains("no number from 0 to 1");
  }

  @Test
  void a_users_fault_is_one_line_and_status_2() throws IOException {
    CommandLineRun noResult = evaluate(folder.resolve("absent").toString());
    Files.writeString(truth, "a,b\n1,2\n");
    CommandLineRun noTruth = evaluate(folder.toString());

    Files.writeString(truth, "id,entity\n77,a\n78,a\n");
    CommandLineRun otherTruth = evaluate(folder.toString());

    assertThat(otherTruth.status()).isEqualTo(2);
    assertThat(otherTruth.err().lines()).singleElement().asString().contains("none of its records");
    assertThat(noResult.status()).isEqualTo(2);
    assertThat(noResult.err().lines()).singleElement().asString().contains("no such file");
    assertThat(noTruth.status()).isEqualTo(2);
    assertThat(noTruth.err().lines()).singleElement().asString().contains("no column 'id'");
  }

  private CommandLineRun evaluate(String... arguments) {
    List<String> all = new ArrayList<>(List.of("evaluate", "--truth", truth.toString()));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }
}
