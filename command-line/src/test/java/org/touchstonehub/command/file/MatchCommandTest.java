package org.touchstonehub.command.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstonehub.command.CommandLineRun;
import org.touchstonehub.match.file.CsvTable;

class MatchCommandTest {
  private static final String SUPPLIERS =
      """
      id,source,name,street,postcode,city,country,phone,email,website,vat_number,iban,lei
      1,erp,Acme GmbH,1 Mill Lane,10115,Berlin,DE,+49 30 1234567,info@acme.example,acme.example,DE136695976,,
      2,procurement,ACME Gesellschaft mbH,1 Mill Lane,10115,Berlin,DE,+49 30 1234567,info@acme.example,,DE136695976,,
      3,invoices,"Brown, Smith & ""Sons\""",2 High St,SW1A 1AA,London,GB,,,,,,
      1,procurement,Other Ltd,5 Low Rd,EH1 1AA,Edinburgh,GB,,,,,,
      broken row
      4,unknown,Nobody,,,,,,,,,,
      1,erp,Acme again,,,,,,,,,,
      """;

  @TempDir Path folder;
  private Path out;
  private Path suppliers;

  @BeforeEach
  void write_suppliers() throws IOException {
    out = folder.resolve("out");
    suppliers = Files.writeString(folder.resolve("suppliers.csv"), SUPPLIERS);
  }

  @Test
  void every_row_is_in_one_cluster_or_a_reject_and_the_report_adds_up() throws IOException {
    CommandLineRun run = match("supplier", suppliers.toString());

    assertThat(run.faults()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(names(out))
        .containsExactlyInAnyOrder(
            "clusters.csv",
            "golden.csv",
            "possible-matches.csv",
            "rejects.csv",
            "report.html",
            "trained.json",
            "report.json",
            "suspicious-clusters.csv");
    assertThat(lines("clusters.csv").get(0)).isEqualTo("source,id,cluster");
    assertThat(column("clusters.csv", "source", "id"))
        .containsExactly("erp:1", "procurement:2", "invoices:3", "procurement:1");
    assertThat(lines("rejects.csv"))
        .containsExactly(
            "file,line,column,reason",
            suppliers + ",6,1,\"1 fields, but the header has 13\"",
            suppliers + ",7,3,column 'source' names a source that the model does not list",
            suppliers + ",8,1,the same key stands in line 2");
    JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    assertThat(report.get("rows").asInt()).isEqualTo(7);
    assertThat(report.get("records").asInt()).isEqualTo(4);
    assertThat(report.get("rejects").asInt()).isEqualTo(3);
    Set<String> clusters = new HashSet<>(column("clusters.csv", "cluster"));
    assertThat(report.get("clusters").asInt()).isEqualTo(clusters.size());
    assertThat(column("golden.csv", "cluster")).containsExactlyInAnyOrderElementsOf(clusters);
    assertThat(run.out()).contains("7 rows", "4 records", "3 rejects");
    assertThat(run.out()).doesNotContain("does not take");
  }

  @Test
  void a_table_that_cannot_be_matched_says_so_everywhere() throws IOException {
    StringBuilder schools = new StringBuilder("id,source,name\n");
    for (int i = 0; i < 400; i++) {
      String saint = List.of("St Mary's", "Park Lane", "Hillside", "Oakfield").get(i % 4);
      String kind = List.of("Primary School", "Nursery", "Academy").get(i / 4 % 3);
      schools.append(i).append(",erp,").append(saint).append(' ').append(kind).append('\n');
    }
    Files.writeString(suppliers, schools);

    CommandLineRun run = match("supplier", suppliers.toString());

    String warning = "This table cannot be matched well: ";
    assertThat(run.out()).contains("! " + warning);
    assertThat(Files.readString(out.resolve("report.html"))).contains(warning);
    JsonNode trust = new ObjectMapper().readTree(out.resolve("report.json").toFile()).at("/trust");
    assertThat(trust.at("/warning").asText()).startsWith(warning);
    assertThat(trust.at("/careful").asBoolean()).isTrue();
    assertThat(trust.at("/checks"))
        .anySatisfy(
            check -> {
              assertThat(check.at("/name").asText()).isEqualTo("nothing-tells");
              assertThat(check.at("/measured").asDouble())
                  .isGreaterThan(check.at("/bound").asDouble());
              assertThat(check.at("/failed").asBoolean()).isTrue();
            });
  }

  @Test
  void a_table_that_can_be_matched_has_no_warning() throws IOException {
    CommandLineRun run = match("supplier", suppliers.toString());

    assertThat(run.out()).doesNotContain("cannot be matched well");
    JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    assertThat(report.at("/trust/warning").isMissingNode()).isTrue();
    assertThat(report.at("/trust/careful").asBoolean()).isFalse();
  }

  @Test
  void columns_that_the_model_does_not_take_are_named_in_output_and_report() throws IOException {
    Files.writeString(
        suppliers, "id,source,name,fax,motto\n1,erp,ACME GmbH,030 1,\n2,erp,Other Ltd,030 2,\n");

    CommandLineRun run = match("supplier", suppliers.toString());

    assertThat(run.out()).contains("does not take: fax (2 values), motto (0 values)");
    JsonNode file = new ObjectMapper().readTree(out.resolve("report.json").toFile()).at("/files/0");
    assertThat(file.at("/untakenColumns/0/name").asText()).isEqualTo("fax");
    assertThat(file.at("/untakenColumns/0/values").asInt()).isEqualTo(2);
    assertThat(Files.readString(out.resolve("report.html"))).contains("fax (2 values)");
  }

  @Test
  void candidate_pairs_are_written_if_wanted_and_do_not_outlive_their_result() throws IOException {
    CommandLineRun run = match("supplier", "--pairs", suppliers.toString());

    assertThat(run.faults()).isEmpty();
    assertThat(lines("candidate-pairs.csv").get(0))
        .isEqualTo("source_a,id_a,source_b,id_b,probability,bits,together");
    assertThat(column("candidate-pairs.csv", "source_a", "id_a", "source_b", "id_b", "together"))
        .containsExactly("erp:1:procurement:2:true");
    double probability = Double.parseDouble(column("candidate-pairs.csv", "probability").get(0));
    double bits = Double.parseDouble(column("candidate-pairs.csv", "bits").get(0));
    assertThat(probability).isCloseTo(1 / (1 + Math.pow(2, -bits)), within(1e-5));
    List<String> clusters = lines("clusters.csv");

    Files.writeString(out.resolve("mine.txt"), "mine");
    CommandLineRun without = match("supplier", "--force", suppliers.toString());

    assertThat(without.faults()).isEmpty();
    assertThat(names(out)).contains("mine.txt").doesNotContain("candidate-pairs.csv");
    assertThat(lines("clusters.csv")).isEqualTo(clusters);
  }

  @Test
  void the_page_needs_nothing_from_outside_and_escapes_what_records_hold() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("<b>.csv"), SUPPLIERS.replace("Acme GmbH", "<script>alert(1)</script>"));

    match("supplier", file.toString());

    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Content-Security-Policy", "&lt;b&gt;.csv")
        .doesNotContain("<script", "http:", "https:", "src=", "<b>.csv");
  }

  @Test
  void clusters_that_may_hold_two_things_are_told_with_their_two_sides() throws IOException {
    Path sources = folder.resolve("sources");
    CommandLineRun.of(
        "generate", "--domain", "customer", "--records", "1500", "--out", sources.toString());

    CommandLineRun run =
        match(
            "customer",
            sources.resolve("customer-crm.csv").toString(),
            sources.resolve("customer-shop.csv").toString());

    assertThat(run.faults()).isEmpty();
    assertThat(lines("suspicious-clusters.csv").get(0))
        .isEqualTo("cluster,source_a,id_a,records_a,source_b,id_b,records_b,probability,reasons");
    List<String> clusters = column("suspicious-clusters.csv", "cluster");
    assertThat(clusters).isNotEmpty().doesNotHaveDuplicates();
    JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    assertThat(report.get("suspiciousClusters").asInt()).isEqualTo(clusters.size());
    assertThat(run.out()).contains(clusters.size() + " suspicious clusters");
    Map<String, Integer> sizes = new HashMap<>();
    for (String cluster : column("clusters.csv", "cluster")) sizes.merge(cluster, 1, Integer::sum);
    for (String row : column("suspicious-clusters.csv", "cluster", "records_a", "records_b")) {
      List<String> parts = List.of(row.split(":", -1));
      assertThat(Integer.parseInt(parts.get(1)) + Integer.parseInt(parts.get(2)))
          .isEqualTo(sizes.get(parts.get(0)));
    }
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<h2>Suspicious clusters, the first", "<h2>How sure the pairs are", "<svg")
        .doesNotContain("<script");
  }

  @Test
  void a_model_without_sources_has_none_in_the_result_and_ids_come_back_as_they_were()
      throws IOException {
    Path model = Files.writeString(folder.resolve("m.yaml"), "model: m\nattributes: {a: text}\n");
    List<String> ids = List.of(" 1 ", "=1+1", "a,b", "a\"b", "ünïcode€", "-", "a;b", "'x'");
    StringBuilder csv = new StringBuilder("id,a\n");
    for (String id : ids) csv.append('"').append(id.replace("\"", "\"\"")).append("\",v\n");
    Path file = Files.writeString(folder.resolve("f.csv"), csv);

    CommandLineRun run = match(model.toString(), file.toString());

    assertThat(run.status()).isZero();
    assertThat(run.err())
        .contains("warning: " + model + ":2:14: attribute 'a' names no glossary term");
    assertThat(lines("clusters.csv").get(0)).isEqualTo("id,cluster");
    assertThat(column("clusters.csv", "id")).containsExactlyElementsOf(ids);
    assertThat(lines("possible-matches.csv").get(0))
        .isEqualTo("id_a,cluster_a,id_b,cluster_b,probability,reasons");
    assertThat(lines("suspicious-clusters.csv").get(0))
        .isEqualTo("cluster,id_a,records_a,id_b,records_b,probability,reasons");
  }

  @Test
  void a_file_may_be_given_its_source_and_several_forms_go_together() throws IOException {
    Path crm =
        Files.writeString(folder.resolve("crm.csv"), "id;given_name;family_name\n1;Ada;Byron\n");
    Path shop =
        Files.writeString(
            folder.resolve("shop.jsonl"), "{\"id\": 1, \"given_name\": \"Ada\"}\n{\"id\": \n");

    CommandLineRun run = match("customer", "crm=" + crm, "shop=" + shop);

    assertThat(run.faults()).isEmpty();
    assertThat(column("clusters.csv", "source", "id")).containsExactly("crm:1", "shop:1");
    assertThat(lines("rejects.csv")).hasSize(2);
  }

  @Test
  void an_attribute_that_is_called_as_a_column_of_ours_keeps_its_place() throws IOException {
    Path model =
        Files.writeString(
            folder.resolve("m.yaml"), "model: m\nattributes: {cluster: text, order: text}\n");
    Path file = Files.writeString(folder.resolve("f.csv"), "id,cluster,order\n1,x,y\n");

    assertThat(match(model.toString(), file.toString()).status()).isZero();
    assertThat(lines("golden.csv"))
        .containsExactly("cluster,records,cluster (attribute),order", "1,1,x,y");
  }

  @Test
  void the_same_input_gives_the_same_bytes() throws IOException {
    match("supplier", suppliers.toString());
    Path second = folder.resolve("second");

    CommandLineRun.of(
        "match", "--model", "supplier", "--out", second.toString(), suppliers.toString());

    for (String name : names(out))
      assertThat(second.resolve(name)).hasSameBinaryContentAs(out.resolve(name));
  }

  @Test
  void a_users_fault_is_one_line_status_2_and_leaves_nothing() throws IOException {
    Path badModel =
        Files.writeString(folder.resolve("bad.yaml"), "model: m\nattributes: {a: txt}\n");
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    byte[] gzip = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2};
    Path cut = Files.write(folder.resolve("cut.csv.gz"), gzip);
    Path noId = Files.writeString(folder.resolve("noid.csv"), "nr,name\n1,x\n");
    Path noSource = Files.writeString(folder.resolve("nosource.csv"), "id,name\n1,x\n");

    assertFault(match(badModel.toString(), suppliers.toString()), ":2:17: unknown type 'txt'");
    assertFault(match("customers", suppliers.toString()), "no model 'customers'");
    assertFault(match("absent.yaml", suppliers.toString()), "absent.yaml does not exist");
    assertFault(match("supplier", folder + "/absent.csv"), "absent.csv: there is no such file");
    assertFault(match("supplier", folder.toString()), "this is a folder");
    assertFault(match("supplier", empty.toString()), "the file is empty");
    assertFault(match("supplier", cut.toString()), "cut short or damaged");
    assertFault(match("supplier", noId.toString()), "no column 'id'");
    assertFault(match("supplier", noSource.toString()), "SOURCE=FILE");
    assertFault(match("supplier", "nobody=" + noSource), "Source 'nobody' is not in model");
    assertFault(match("supplier", suppliers.toString(), folder + "/absent.csv"), "no such file");

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "bad.yaml", "empty.csv", "cut.csv.gz", "noid.csv", "nosource.csv", "suppliers.csv");
    }
  }

  @Test
  void a_former_result_is_replaced_and_kept_where_the_new_one_fails() throws IOException {
    match("supplier", suppliers.toString());
    byte[] before = Files.readAllBytes(out.resolve("clusters.csv"));

    assertThat(match("supplier", folder + "/absent.csv").status()).isEqualTo(2);
    assertThat(out.resolve("clusters.csv")).hasBinaryContent(before);

    Path one = Files.writeString(folder.resolve("one.csv"), "id,source,name\n9,erp,Nine\n");
    assertThat(match("supplier", one.toString()).status()).isZero();
    assertThat(column("clusters.csv", "id")).containsExactly("9");
  }

  @Test
  void a_folder_with_other_files_is_refused_unless_forced_and_they_stay() throws IOException {
    Files.createDirectories(out);
    Path mine = Files.writeString(out.resolve("mine.txt"), "mine");

    CommandLineRun refused = match("supplier", suppliers.toString());

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.faults())
        .singleElement()
        .asString()
        .contains("not a former result", "--force");
    assertThat(names(out)).containsExactly("mine.txt");

    CommandLineRun forced =
        CommandLineRun.of(
            "match",
            "--force",
            "--model",
            "supplier",
            "--out",
            out.toString(),
            suppliers.toString());

    assertThat(forced.status()).isZero();
    assertThat(names(out)).hasSize(9).contains("mine.txt");
    assertThat(mine).hasContent("mine");
    assertThat(names(folder)).containsExactlyInAnyOrder("out", "suppliers.csv");
  }

  @Test
  void a_folder_that_is_there_stays_itself_and_what_a_killed_match_left_is_taken_away()
      throws IOException {
    Files.createDirectories(out.resolve(".touchstone-killed"));
    Files.writeString(out.resolve(".touchstone-killed/.lock"), "");
    Files.writeString(out.resolve(".touchstone-killed/golden.csv"), "half");
    Files.createDirectories(folder.resolve(".touchstone-killed"));
    Files.writeString(folder.resolve(".touchstone-killed/.lock"), "");

    assertThat(match("supplier", suppliers.toString()).status()).isZero();
    assertThat(names(out)).hasSize(8).doesNotContain(".touchstone-killed");

    Path fresh = folder.resolve("fresh");
    CommandLineRun.of(
        "match", "--model", "supplier", "--out", fresh.toString(), suppliers.toString());
    assertThat(names(folder)).containsExactlyInAnyOrder("out", "fresh", "suppliers.csv");
  }

  @Test
  void another_match_that_works_in_the_folder_is_left_alone() throws IOException {
    Path other = Files.createDirectories(out.resolve(".touchstone-other"));

    assertThat(match("supplier", suppliers.toString()).status()).isZero();

    assertThat(names(out)).hasSize(9);
    assertThat(other).isDirectory();
  }

  @Test
  void a_folder_that_cannot_be_moved_gets_the_files_one_by_one() throws Exception {
    Files.createDirectories(out);
    Object before = Files.getAttribute(out, "unix:ino");
    Process match =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.touchstonehub.command.Main",
                "match",
                "--model",
                "supplier",
                "--out",
                ".",
                suppliers.toString())
            .directory(out.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();

    assertThat(match.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
    assertThat(Files.getAttribute(out, "unix:ino")).isEqualTo(before);
    assertThat(names(out)).hasSize(8).contains("report.json");
  }

  private void assertFault(CommandLineRun run, String part) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.faults()).singleElement().asString().startsWith("touchstone: ").contains(part);
    assertThat(run.err().lines()).as("no line of the stage that failed").hasSize(1);
    assertThat(out).doesNotExist();
  }

  private CommandLineRun match(String model, String... files) {
    List<String> arguments = new ArrayList<>(List.of("match", "--model", model));
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(List.of(files));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(out.resolve(name), UTF_8);
  }

  private List<String> column(String name, String... columns) {
    List<String> values = new ArrayList<>();
    new CsvTable(out.resolve(name), List.of(columns))
        .read(List.of(columns), (line, row) -> values.add(String.join(":", row)));
    return values;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
