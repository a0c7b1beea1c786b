package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.Reply;
import org.touchstonehub.sharing.testing.SharedHub;

/** Files of records over REST. */
@ArquillianTest
class UploadIT {
  private static final String HEADER = "id,given_name,family_name,birth_date\n";
  private final Hub application = SharedHub.client().as("application:employee");

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @BeforeAll
  static void register() {
    for (String system :
        List.of("up-csv", "up-json", "up-gzip", "up-lines", "up-broken", "up-other")) {
      SharedHub.client().register(system, "employee");
    }
  }

  private Reply load(String system, String type, byte[] body) {
    return application.upload(
        "/api/v1/source-systems/" + system + "/files?name=staff.csv", type, body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) {
    return gzip(bytes(text));
  }

  private static byte[] gzip(byte[] plain) {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return packed.toByteArray();
  }

  private static void assertCounts(
      Reply reply, int created, int changed, int unchanged, int rejected) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    JsonNode report = reply.json();
    assertThat(report.at("/created").asInt()).as(reply.toString()).isEqualTo(created);
    assertThat(report.at("/changed").asInt()).as(reply.toString()).isEqualTo(changed);
    assertThat(report.at("/unchanged").asInt()).as(reply.toString()).isEqualTo(unchanged);
    assertThat(report.at("/rejected").asInt()).as(reply.toString()).isEqualTo(rejected);
    assertThat(report.at("/records").asInt()).isEqualTo(created + changed + unchanged + rejected);
  }

  private static long versions(String system) {
    return SharedHub.database()
        .texts("select key from mdm.source_record where system = '" + system + "'")
        .size();
  }

  @Test
  void a_csv_file_is_loaded_once_and_its_changes_once_more() {
    String file = HEADER + "1,Ada,Zwiebelfisch,1987-09-11\n2,Bea,Quastenflosser,1990-01-02\n";

    assertCounts(load("up-csv", "text/csv", bytes(file)), 2, 0, 0, 0);
    assertCounts(load("up-csv", "text/csv", bytes(file)), 0, 0, 2, 0);
    assertCounts(load("up-csv", "text/csv", bytes(file.replace("Bea", "Beatrix"))), 0, 1, 1, 0);
    assertThat(versions("up-csv")).isEqualTo(3);
    assertThat(SharedHub.log()).doesNotContain("Zwiebelfisch").doesNotContain("Quastenflosser");
  }

  @Test
  void json_lines_are_loaded_and_a_broken_line_is_a_reject() {
    String file =
        """
        {"id":"1","given_name":"Ada","family_name":"Zwiebelfisch"}
        {"id":"2","given_name":
        {"id":"3","given_name":"Cyrus","family_name":"Zwiebelfisch"}
        """;

    Reply reply = load("up-json", "application/x-ndjson", bytes(file));

    assertCounts(reply, 2, 0, 0, 1);
    assertThat(reply.json().at("/firstRejects/0/line").asInt()).isEqualTo(2);
    assertThat(reply.text("/firstRejects/0/reason")).isNotEmpty();
  }

  @Test
  void gzip_is_unpacked_whether_it_is_the_type_or_the_encoding() {
    assertCounts(load("up-gzip", "application/gzip", gzip(HEADER + "1,Ada,Z,\n")), 1, 0, 0, 0);
    Reply encoded =
        application
            .with("Content-Encoding", "gzip")
            .upload(
                "/api/v1/source-systems/up-gzip/files", "text/csv", gzip(HEADER + "2,Bea,Z,\n"));
    assertCounts(encoded, 1, 0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "application/jsonl", "application/jsonlines"})
  void json_lines_go_by_each_of_their_names(String type) {
    String key = type.replaceAll("\\W", "");

    Reply reply =
        load("up-lines", type, bytes("{\"id\":\"" + key + "\",\"given_name\":\"Ada\"}\n"));

    assertCounts(reply, 1, 0, 0, 0);
  }

  @Test
  void every_broken_row_is_left_out_by_line_and_the_rest_is_kept() {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 1; i <= 120; i++) {
      file.append(i).append(",Dora,Zwiebelfisch,1987-09-11\n");
      file.append(",Nobody,Quastenflosser,1987-09-11\n");
    }

    Reply reply = load("up-broken", "text/csv", bytes(file.toString()));

    assertCounts(reply, 120, 0, 0, 120);
    assertThat(reply.json().at("/firstRejects")).hasSize(100);
    List<Integer> lines = new ArrayList<>();
    for (int skip = 0; skip < 150; skip += 50) {
      Reply page = rejects("up-broken", reply, "?limit=50&skip=" + skip);
      assertThat(page.body()).doesNotContain("Quastenflosser");
      page.json().at("/rejects").forEach(row -> lines.add(row.at("/line").asInt()));
    }
    assertThat(lines).hasSize(120).isSorted().doesNotHaveDuplicates();
    assertThat(lines).allMatch(line -> line % 2 == 1).startsWith(3).endsWith(241);
    assertThat(rejects("up-broken", reply, "?limit=0").problem()).isEqualTo("limit");
    Reply first = rejects("up-broken", reply, "?limit=70");
    Reply last = application.get(first.header("Link").replaceAll("^<(.*)>.*", "$1"));
    assertThat(first.json().at("/rejects")).hasSize(70);
    assertThat(first.text("/next")).isNotEmpty();
    assertThat(last.json().at("/rejects")).hasSize(50);
    assertThat(last.json().at("/rejects/49/line").asInt()).isEqualTo(241);
    assertThat(last.header("Link")).isEmpty();
  }

  private Reply rejects(String system, Reply report, String query) {
    return application.get(
        "/api/v1/source-systems/" + system + "/files/" + report.text("/id") + "/rejects" + query);
  }

  @Test
  void rejects_are_shown_for_their_own_system_and_domain_alone() {
    Reply report = load("up-broken", "text/csv", bytes(HEADER + ",Nobody,,\n"));

    assertThat(rejects("up-broken", report, "").json().at("/rejects")).hasSize(1);
    assertThat(rejects("up-other", report, "").problem()).isEqualTo("ingest");
    String path = "/api/v1/source-systems/up-broken/files/" + report.text("/id") + "/rejects";
    Hub supplier = SharedHub.client().as("application:supplier", "administrator:supplier");
    assertThat(supplier.get(path).problem()).isEqualTo("unknown-source-system");
    assertThat(supplier.upload(path.replaceFirst("/[^/]*/rejects", ""), "text/csv", bytes(HEADER)))
        .extracting(Reply::problem)
        .isEqualTo("unknown-source-system");
  }

  @Test
  void a_name_that_cannot_stand_in_a_report_is_refused() {
    for (String name : List.of("a%0Ab", "x".repeat(201), "%20")) {
      Reply reply =
          application.upload(
              "/api/v1/source-systems/up-other/files?name=" + name,
              "text/csv",
              bytes(HEADER + "1,Ada,Byron,\n"));

      assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
      assertThat(reply.text("/type")).endsWith("file-name");
    }
  }

  @Test
  void a_file_that_cannot_be_used_as_a_whole_leaves_nothing() {
    byte[] whole = gzip(HEADER + "1,Ada,Zwiebelfisch,\n".repeat(2000));
    for (byte[] body :
        List.of(
            bytes(""),
            bytes("given_name,family_name\nAda,Zwiebelfisch\n"),
            new byte[] {0x1f, (byte) 0x8b, 0, 0},
            Arrays.copyOf(whole, whole.length - 12),
            gzip(""))) {
      Reply reply = load("up-other", "text/csv", body);

      assertThat(reply.problem()).as(reply.toString()).isEqualTo("record-file");
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.text("/detail")).contains("staff.csv");
    }
    assertThat(load("up-other", "text/csv", gzip(whole)).text("/detail"))
        .isEqualTo("staff.csv: it is packed twice with gzip; pack it once.");
    assertThat(load("up-other", "application/json", bytes("{}")).status()).isEqualTo(415);
    assertThat(versions("up-other")).isZero();
  }
}
