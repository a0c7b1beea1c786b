package org.touchstonehub.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.command.Guide.Block;

/** The commands over files that the front page and the page on models show, run in their order. */
class PageCommandsTest {
  /** Blocks of the front page that need more than files: {@code GuideIT} runs or names them. */
  private static final String NEEDS_A_HUB = "./touchstone demo ";

  @TempDir Path folder;

  @Test
  void the_front_pages_commands_over_files_work_as_they_stand() {
    Path truth = generateCustomers();
    String files =
        Stream.of("crm", "shop", "service-desk")
            .map(this::customers)
            .collect(Collectors.joining(" "));
    List<String> lines = lines("README.md");
    assertThat(lines).hasSizeGreaterThanOrEqualTo(8);
    run(List.of("match", "--model", "customer", "--out", at("OUT-BEFORE"), customers("crm")));
    run(List.of("match", "--model", "customer", "--out", at("OUT-AFTER"), customers("crm")));
    Map<String, String> said =
        Map.of(
            "FILE...",
            files,
            "TRUTH",
            truth.toString(),
            "crm:17",
            "crm:" + key("crm", 3),
            "shop:9",
            "shop:" + key("shop", 5));

    for (String line : lines) run(words(line, said));

    assertThat(folder.resolve("OUT/report.html")).exists();
    assertThat(folder.resolve("labels.csv")).exists();
    assertThat(folder.resolve("MODEL.yaml")).exists();
    assertThat(folder.resolve("DIR")).isDirectoryContaining("glob:**/supplier-truth.csv");
  }

  @Test
  void the_commands_of_the_page_on_models_work_with_its_model_and_its_file() throws IOException {
    Guide page = Guide.of("docs/model.md");
    Files.writeString(folder.resolve("gym.csv"), block(page, "Mitglied;").code());
    Files.writeString(folder.resolve("member.yaml"), block(page, "model: member").code());
    Files.writeString(folder.resolve("truth.csv"), "source,id,entity\napp,M-0017,1\ndesk,104,1\n");
    List<String> before =
        List.of("match", "--model", at("member.yaml"), "--out", at("result-before"), at("gym.csv"));
    run(before);

    for (String line : lines("docs/model.md")) run(words(line, Map.of()));

    assertThat(folder.resolve("result/golden.csv")).exists();
    assertThat(folder.resolve("judged.html")).exists();
  }

  private static Block block(Guide page, String beginning) {
    return page.blocks().stream()
        .filter(block -> block.code().startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(String page) {
    return Guide.of(page).blocks().stream()
        .map(Block::code)
        .filter(code -> code.startsWith("./touchstone ") && !code.startsWith(NEEDS_A_HUB))
        .flatMap(String::lines)
        .toList();
  }

  private Path generateCustomers() {
    run(List.of("generate", "--domain", "customer", "--records", "1500", "--out", at("customers")));
    return folder.resolve("customers/customer-truth.csv");
  }

  private String customers(String source) {
    return folder.resolve("customers/customer-%s.csv".formatted(source)).toString();
  }

  /** The key of a row of a source; keys come first. */
  private String key(String source, int row) {
    try {
      String line = Files.readAllLines(Path.of(customers(source)), UTF_8).get(row);
      return line.substring(0, line.indexOf(','));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  /**
   * The arguments of a line, with what the reader fills in; file names are in this test's folder.
   */
  private List<String> words(String line, Map<String, String> said) {
    List<String> words = new ArrayList<>();
    String command = line.replaceFirst("\\s+#.*", "").replaceFirst("^\\./touchstone ", "");
    for (String word : command.split(" ", -1)) {
      if (said.containsKey(word)) words.addAll(List.of(said.get(word).split(" ", -1)));
      else if (isFile(word)) words.add(at(word));
      else words.add(word);
    }
    return words;
  }

  private static boolean isFile(String word) {
    boolean capitals = word.equals(word.toUpperCase(Locale.ROOT)) && word.matches("[A-Z].*");
    return capitals || word.matches(".*\\.(csv|json|yaml|html)") || word.startsWith("result");
  }

  private static void run(List<String> arguments) {
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(run.status()).as("%s: %s", arguments, run.err()).isZero();
  }
}
