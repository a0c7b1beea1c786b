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

  private CommandLineRun evaluate(String result) {
    return CommandLineRun.of("evaluate", "--truth", truth.toString(), result);
  }
}
