package org.touchstonehub.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.command.CommandLineRun;

class TrainCommandTest {
  @TempDir Path folder;
  private Path customers;
  private Path trained;

  @BeforeEach
  void generate_customers() throws IOException {
    trained = folder.resolve("new/trained.json");
    String made = folder.resolve("made").toString();
    CommandLineRun.of(
        "generate", "--domain", "customer", "--records", "400", "--seed", "7", "--out", made);
    customers = folder.resolve("customers.csv");
    try (Writer all = Files.newBufferedWriter(customers)) {
      for (String source : List.of("crm", "shop", "service-desk")) {
        List<String> lines = Files.readAllLines(Path.of(made, "customer-" + source + ".csv"));
        boolean isFirst = source.equals("crm");
        for (String line : lines.subList(isFirst ? 0 : 1, lines.size())) all.write(line + "\n");
      }
    }
  }

  @Test
  void matching_with_the_trained_model_gives_the_clusters_of_a_plain_match() throws IOException {
    CommandLineRun train = train(trained, customers);
    CommandLineRun plain = match(folder.resolve("plain"));
    CommandLineRun later = match(folder.resolve("later"), "--trained", trained.toString());

    assertThat(train.faults()).isEmpty();
    assertThat(train.status()).isZero();
    assertThat(plain.status()).isZero();
    assertThat(later.faults()).isEmpty();
    assertThat(later.status()).isZero();
    for (String name : new String[] {"clusters.csv", "golden.csv", "possible-matches.csv"}) {
      assertThat(folder.resolve("later").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("plain").resolve(name));
    }
    String digest =
        new ObjectMapper()
            .readTree(folder.resolve("plain/report.json").toFile())
            .get("trainedModel")
            .asText();
    assertThat(train.out()).contains("Trained model " + digest, "birth_date", "household");
    assertThat(names(folder.resolve("new"))).containsExactly("trained.json");
  }

  @Test
  void what_was_learnt_of_things_is_told_with_what_differs_last() {
    String made = folder.resolve("suppliers").toString();
    CommandLineRun.of("generate", "--domain", "supplier", "--records", "400", "--out", made);
    String[] files =
        Stream.of("erp", "invoices", "procurement")
            .map(source -> made + "/supplier-" + source + ".csv")
            .toArray(String[]::new);

    CommandLineRun train =
        CommandLineRun.of(
            Stream.concat(
                    Stream.of("train", "--model", "supplier", "--out", trained.toString()),
                    Stream.of(files))
                .toArray(String[]::new));

    assertThat(train.faults()).isEmpty();
    assertThat(train.status()).isZero();
    assertThat(train.out())
        .contains("records of things")
        .containsPattern("name +same words .*; each keeps words of its own [+-]")
        .containsPattern("vat_number +equal .*; different -");
  }

  @Test
  void a_former_trained_model_is_replaced_any_other_file_only_by_force() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.json"), "{\"mine\": 1}");

    CommandLineRun refused = train(mine, customers);

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.faults()).singleElement().asString().contains("no trained model", "--force");
    assertThat(mine).hasContent("{\"mine\": 1}");
    assertThat(train(mine, customers, "--force").status()).isZero();
    String first = Files.readString(mine);
    assertThat(train(mine, customers).status()).isZero();
    assertThat(mine).hasContent(first);
  }

  @Test
  void a_training_that_fails_leaves_what_was_there() throws IOException {
    train(trained, customers);
    String before = Files.readString(trained);

    CommandLineRun run = train(trained, folder.resolve("absent.csv"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("no such file");
    assertThat(trained).hasContent(before);
    assertThat(names(folder.resolve("new"))).containsExactly("trained.json");
    assertThat(train(folder, customers).err()).contains("is a folder");
    train(folder.resolve("deep/deeper/t.json"), folder.resolve("absent.csv"));
    assertThat(folder.resolve("deep")).doesNotExist();
  }

  @Test
  void what_is_no_trained_model_for_this_match_is_one_line_and_status_2() throws IOException {
    train(trained, customers);
    String text = Files.readString(trained);
    Path old =
        Files.writeString(
            folder.resolve("old.json"),
            text.replaceFirst("touchstone-trained-model/\\d+", "touchstone-trained-model/0"));
    Path cut = Files.writeString(folder.resolve("cut.json"), text.substring(0, 3000));
    Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xC3, 0x28});

    assertFault("customer", old, "another version");
    assertFault("customer", cut, "cut.json: This is no trained model");
    assertFault("customer", binary, "no trained model");
    assertFault("customer", customers, "no trained model");
    assertFault("customer", folder, "is a folder without a trained model");
    assertFault("customer", folder.resolve("absent.json"), "no such file");
    assertFault("supplier", trained, "another entity model");
  }

  private void assertFault(String model, Path file, String part) {
    Path out = folder.resolve("result");
    CommandLineRun run =
        CommandLineRun.of(
            "match",
            "--model",
            model,
            "--trained",
            file.toString(),
            "--out",
            out.toString(),
            customers.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains(part);
    assertThat(out).doesNotExist();
  }

  private CommandLineRun match(Path out, String... more) {
    String[] arguments = {"match", "--model", "customer", "--out", out.toString()};
    String[] file = {customers.toString()};
    return CommandLineRun.of(
        Stream.of(arguments, more, file).flatMap(Stream::of).toArray(String[]::new));
  }

  private CommandLineRun train(Path out, Path file, String... more) {
    String[] arguments = {"train", "--model", "customer", "--out", out.toString(), file.toString()};
    return CommandLineRun.of(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static Iterable<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
