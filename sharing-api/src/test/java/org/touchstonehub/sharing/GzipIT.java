package org.touchstonehub.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.testing.Hub;
import org.touchstonehub.sharing.testing.SharedHub;

/** Packed answers, as bytes. */
@ArquillianTest
class GzipIT {
  private static final String RECORD = "/api/v1/golden-records/by-source/gzip/1";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Deployment(testable = false)
  static Archive<?> war() {
    return SharedHub.war();
  }

  @BeforeAll
  static void load() {
    Hub hub = SharedHub.client();
    hub.register("gzip", "supplier");
    hub.put(
        "gzip",
        "1",
        "{\"name\":\"Cinderford Valves Ltd\",\"street\":\"%s\"}"
            .formatted("1 Mill Lane, ".repeat(200)));
  }

  private static HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(SharedHub.address() + path.substring(1)))
            .header(
                "Authorization",
                "Bearer "
                    + SharedHub.issuer()
                        .token("tester", List.of("steward:supplier"), Duration.ofMinutes(5)))
            .header("Purpose", "RecordManagement");
    for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  private static String unpacked(HttpResponse<byte[]> reply) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(reply.body()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_large_answer_is_packed_for_who_takes_it_and_is_the_same() throws Exception {
    HttpResponse<byte[]> plain = get(RECORD);
    HttpResponse<byte[]> packed = get(RECORD, "Accept-Encoding", "br, gzip;q=0.8");

    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.body()).hasSizeLessThan(plain.body().length / 2);
    assertThat(unpacked(packed)).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
    assertThat(header(packed, "Vary")).contains("Accept-Encoding");
    assertThat(header(plain, "Vary")).contains("Accept-Encoding");
  }

  @Test
  void who_refuses_gzip_or_likes_plain_better_gets_plain() throws Exception {
    for (String taken :
        List.of("gzip;q=0", "identity", "identity;q=1, gzip;q=0.5", "br", "*;q=0", "gzip;q=x")) {
      assertThat(header(get(RECORD, "Accept-Encoding", taken), "Content-Encoding"))
          .as(taken)
          .isEmpty();
    }
  }

  @Test
  void a_small_answer_is_not_packed() throws Exception {
    HttpResponse<byte[]> small = get("/api/v1/golden-records", "Accept-Encoding", "gzip");

    assertThat(small.statusCode()).isEqualTo(400);
    assertThat(header(small, "Content-Encoding")).isEmpty();
  }

  @Test
  void the_tag_of_the_packed_answer_is_its_own_and_finds_the_record_unchanged() throws Exception {
    String plain = header(get(RECORD), "ETag");
    String packed = header(get(RECORD, "Accept-Encoding", "gzip"), "ETag");

    assertThat(packed).isNotEqualTo(plain).isEqualTo(plain.replaceAll("\"$", "-gzip\""));
    for (String tag : List.of(plain, packed)) {
      assertThat(get(RECORD, "If-None-Match", tag).statusCode()).isEqualTo(304);
      assertThat(get(RECORD, "Accept-Encoding", "gzip", "If-None-Match", tag).statusCode())
          .isEqualTo(304);
    }
    assertThat(get(RECORD, "If-None-Match", "\"other-gzip\"").statusCode()).isEqualTo(200);
  }
}
