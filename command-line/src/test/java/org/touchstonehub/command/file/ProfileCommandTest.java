package org.touchstonehub.command.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.command.CommandLineRun;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.ReadModel;

class ProfileCommandTest {
  private static final String MEMBERS =
      """
      Mitglied;Quelle;Vorname;Nachname;PLZ;Telefon
      1;app;Jürgen;Groß;10115;030 1234567
      2;desk;Juergen;Gross;10115;+49301234567
      3;desk;Anna;Klein;10117;unbekannt
      """;

  @TempDir Path folder;
  private Path members;
  private Path draft;

  @BeforeEach
  void write_members() throws IOException {
    members = Files.writeString(folder.resolve("members.csv"), MEMBERS);
    draft = folder.resolve("members.yaml");
  }

  @Test
  void the_draft_alone_is_on_standard_output_and_the_report_beside_it() {
    CommandLineRun run = CommandLineRun.of("profile", members.toString());

    assertThat(run.status()).isZero();
    ReadModel read = EntityModelReader.read("draft", run.out().getBytes(UTF_8));
    assertThat(read.warnings()).isEmpty();
    assertThat(read.model().idColumn()).isEqualTo("Mitglied");
    assertThat(read.model().sourceColumn()).isEqualTo("Quelle");
    assertThat(run.err())
        .contains("3 rows looked at", "given-name", "no value: 'unbekannt' 1", "Xxxxx")
        .doesNotContain("Anna", "1234567");
  }

  @Test
  void a_draft_that_is_there_is_not_written_over_but_by_force() throws IOException {
    Files.writeString(draft, "mine");

    CommandLineRun refused = profile(members.toString());

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err().lines()).singleElement().asString().contains("--force");
    assertThat(draft).hasContent("mine");

    assertThat(profile("--force", members.toString()).status()).isZero();
    assertThat(Files.readString(draft)).contains("model: record");
  }

  @Test
  void a_page_shows_columns_draft_and_blocking_and_hides_what_is_personal() throws IOException {
    Path page = folder.resolve("members.html");

    CommandLineRun run = profile("--html", page.toString(), members.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>\n<!-- touchstone profile -->")
        .contains("Content-Security-Policy", "<svg", "given-name", "100.0 %", "Xxxxx")
        .contains("&#39;unbekannt&#39; on 1 rows", "model: record", "Suggested blocking")
        .contains("<td>postcode</td>")
        .doesNotContain("<script", "http:", "https:", "src=")
        .doesNotContain("Anna", "Groß", "Juergen", "1234567", "10115");
    assertThat(run.out()).contains("blocking: a match would try", "two rows share", "postcode");
    assertThat(profile("--html", page.toString(), "--force", members.toString()).status()).isZero();
  }

  @Test
  void a_page_replaces_a_former_one_and_nothing_else_but_by_force() throws IOException {
    Path page = folder.resolve("members.html");
    List<String> call = List.of("profile", "--html", page.toString(), members.toString());
    assertThat(run(call).status()).isZero();
    assertThat(run(call).status()).isZero();

    Files.writeString(page, "mine");

    CommandLineRun refused = run(call);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err().lines()).singleElement().asString().contains("--force");
    assertThat(page).hasContent("mine");
    assertThat(run(call, "--force").status()).isZero();
    assertThat(Files.readString(page)).contains("<h2>Columns");
  }

  @Test
  void a_page_names_what_a_header_of_strange_signs_holds_and_runs_none_of_it() throws IOException {
    Path page = folder.resolve("p.html");
    Path file =
        Files.writeString(
            folder.resolve("x.csv"), "id,name,<script>x</script>\n1,Ada,<i>\n2,Bea,<i>\n");

    assertThat(profile("--html", page.toString(), file.toString()).status()).isZero();

    assertThat(Files.readString(page)).contains("&lt;script&gt;x").doesNotContain("<script", "<i>");
  }

  @Test
  void a_zipped_file_and_its_draft_match() throws IOException {
    Path zipped = folder.resolve("members.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(MEMBERS.getBytes(UTF_8));
    }

    assertThat(profile(zipped.toString()).status()).isZero();

    assertThat(match(zipped.toString()).out()).contains("3 records", "0 rejects");
  }

  @Test
  void files_of_named_sources_match_with_their_draft() throws IOException {
    String crm = "crm=" + Files.writeString(folder.resolve("a.csv"), rows("first,Ada,Byron"));
    String shop = "shop=" + Files.writeString(folder.resolve("b.csv"), rows("other,Karl,Marx"));

    assertThat(profile(crm, shop).status()).isZero();

    assertThat(Files.readString(draft)).contains("source: source", "crm", "shop");
    assertThat(match(crm, shop).out()).contains("4 records", "0 rejects");
  }

  private static String rows(String last) {
    String[] parts = last.split(",", -1);
    return "id,first name,last name\n1,Ada,Byron\n2,%s,%s\n".formatted(parts[1], parts[2]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b\n1,\n1,\n", "[1]", "a\n", "PK\u0003\u0004"})
  void a_file_that_cannot_be_profiled_gets_one_line_and_status_2(String text) throws IOException {
    Files.writeString(members, text);

    CommandLineRun run = profile(members.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("touchstone: " + members)
        .endsWith(".");
    assertThat(draft).doesNotExist();
  }

  @Test
  void a_column_that_is_wished_for_must_be_there() {
    CommandLineRun run = profile("--id", "nothing", members.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("'nothing'");
    assertThat(profile("--id", "Telefon", members.toString()).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"customer", "supplier", "employee"})
  void the_draft_of_a_shipped_domain_has_its_key_source_and_types_and_matches(String domain)
      throws IOException {
    Path sources = folder.resolve("sources");
    CommandLineRun.of(
        "generate", "--domain", domain, "--records", "600", "--out", sources.toString());
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(sources)) {
      // not the truth, and not the second delivery, whose keys are those of the first
      all.filter(file -> file.getFileName().toString().matches("[a-z-]+\\.csv"))
          .map(Path::toString)
          .filter(file -> !file.endsWith("-truth.csv"))
          .sorted()
          .forEach(files::add);
    }

    CommandLineRun run = profile(files.toArray(String[]::new));

    assertThat(run.status()).as(run.err()).isZero();
    var shipped = EntityModelReader.shipped(domain).model();
    var drafted = EntityModelReader.read(draft).model();
    assertThat(drafted.idColumn()).isEqualTo(shipped.idColumn());
    assertThat(drafted.sourceColumn()).isEqualTo(shipped.sourceColumn());
    assertThat(drafted.attributes())
        .filteredOn(attribute -> !attribute.name().equals("job_title"))
        .extracting(attribute -> attribute.name() + " " + attribute.type())
        .isSubsetOf(
            shipped.attributes().stream()
                .map(attribute -> attribute.name() + " " + attribute.type())
                .toList());
    assertThat(match(files.toArray(String[]::new)).out()).contains("golden records");
  }

  private CommandLineRun profile(String... arguments) {
    return run(List.of("profile", "--out", draft.toString()), arguments);
  }

  private CommandLineRun match(String... arguments) {
    String out = folder.resolve("out").toString();
    CommandLineRun run =
        run(List.of("match", "--model", draft.toString(), "--out", out), arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private static CommandLineRun run(List<String> first, String... arguments) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }
}
