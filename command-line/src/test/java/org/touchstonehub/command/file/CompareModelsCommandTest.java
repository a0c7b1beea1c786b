package org.touchstonehub.command.file;

import static org.assertj.core.api.Assertions.assertThat;

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

class CompareModelsCommandTest {
  @TempDir Path folder;
  private Path before;
  private Path after;

  @BeforeEach
  void write_results() throws IOException {
    before =
        write("before.csv", "source,id,cluster\ncrm,1,1\nshop,1,1\ncrm,2,2\nshop,2,3\nerp,9,4\n");
    after = write("after.csv", "source,id,cluster\nshop,2,1\ncrm,2,1\nshop,1,2\ncrm,1,3\n");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void clusters_split_and_merged_and_pairs_gained_and_lost_are_told_with_examples() {
    CommandLineRun run = compare(before.toString(), after.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out().lines().map(line -> line.trim().replaceAll(" +", " ")))
        .contains(
            "4 records in both; 1 only before and 0 only after do not count",
            "4 of them touched: their cluster holds others than before (100.00 %)",
            "0 clusters unchanged",
            "1 clusters split into 2",
            "2 clusters merged into 1",
            "1 pairs in one cluster before, 1 after: 1 gained, 1 lost",
            "Pairs gained, 1 of 1, each of another cluster:",
            "crm:2 and shop:2: clusters 2 and 3 before, cluster 1 after",
            "crm:1 and shop:1: cluster 1 before, clusters 3 and 2 after");
  }

  @Test
  void with_the_truth_both_are_scored_and_all_is_to_be_had_as_json() throws IOException {
    Path truth = write("truth.csv", "source,id,entity\ncrm,1,a\nshop,1,a\ncrm,2,b\nshop,2,c\n");

    CommandLineRun text = compare("--truth", truth.toString(), before.toString(), after.toString());
    CommandLineRun json =
        compare("--json", "--truth", truth.toString(), before.toString(), after.toString());

    assertThat(text.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains("pairwise, before 1.0000 1.0000 1.0000", "pairwise, after 0.0000 0.0000 0.0000");
    JsonNode root = new ObjectMapper().readTree(json.out());
    assertThat(root.get("clusters_merged").get("before").asInt()).isEqualTo(2);
    assertThat(root.get("scores_before").get("pairwise_f1").asDouble()).isEqualTo(1);
    assertThat(root.get("gained").get(0).get("a").get("source").asText()).isEqualTo("crm");
    assertThat(root.get("gained").get(0).get("b").get("cluster_before").asText()).isEqualTo("3");
  }

  @Test
  void the_same_result_twice_differs_in_nothing_and_a_folder_stands_for_its_clusters()
      throws IOException {
    Files.createDirectories(folder.resolve("result"));
    Files.copy(before, folder.resolve("result/clusters.csv"));

    CommandLineRun run = compare(folder.resolve("result").toString(), before.toString());

    assertThat(run.out()).contains("0 of them touched", "0 gained, 0 lost").doesNotContain("Pairs");
  }

  @Test
  void two_trained_models_are_compared_over_files() throws IOException {
    Path few =
        write(
            "few.csv",
            "id,source,given_name,family_name,birth_date\n1,crm,Ada,Byron,1815-12-10\n2,shop,Ada,Byron,1815-12-10\n");
    Path old = folder.resolve("old.json");
    CommandLineRun.of("train", "--model", "customer", "--out", old.toString(), few.toString());

    CommandLineRun run =
        compare("--model", "customer", old.toString(), old.toString(), few.toString());

    assertThat(run.faults()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("2 records in both\n", "0 of them touched");
  }

  @Test
  void a_users_fault_is_one_line_and_status_2() throws IOException {
    Path other = write("other.csv", "source,id,cluster\nx,77,1\n");
    Path noSource = write("nosource.csv", "id,cluster\n1,1\n");

    assertFault("no record in common", before.toString(), other.toString());
    assertFault("no such file", before.toString(), folder + "/absent.csv");
    assertFault("give two results of one model", noSource.toString(), before.toString());
    assertFault("need --model", before.toString(), after.toString(), before.toString());
    assertFault("give the files", "--model", "customer", before.toString(), after.toString());
    assertFault(
        "no trained model",
        "--model",
        "customer",
        before.toString(),
        after.toString(),
        before.toString());
    assertFault("--samples is -1", "--samples", "-1", before.toString(), after.toString());
    assertFault("Missing required parameter", before.toString());
    assertFault(
        "none of its records",
        "--truth",
        write("truth.csv", "id,entity\n99,a\n").toString(),
        before.toString(),
        after.toString());
  }

  private void assertFault(String part, String... arguments) {
    CommandLineRun run = compare(arguments);
    assertThat(run.status()).as(part).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(part);
  }

  private static CommandLineRun compare(String... arguments) {
    List<String> all = new ArrayList<>(List.of("compare-models"));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }
}
