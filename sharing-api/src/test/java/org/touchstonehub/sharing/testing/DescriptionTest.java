package org.touchstonehub.sharing.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

/** What is not as described is found. */
class DescriptionTest {
  private final Description description =
      new Description(
          """
          {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
           "paths": {
            "/things/{id}": {
             "get": {
              "parameters": [{"name": "id", "in": "path", "required": true,
                              "schema": {"type": "string"}}],
              "responses": {
               "200": {"description": "ok", "headers": {
                        "X-Id": {"$ref": "#/components/headers/X-Id"},
                        "Count": {"schema": {"type": "integer"}}},
                       "content": {"application/json":
                        {"schema": {"$ref": "#/components/schemas/Thing"}}}},
               "304": {"description": "same", "headers": {
                        "X-Id": {"$ref": "#/components/headers/X-Id"}}}}},
             "put": {
              "requestBody": {"content": {"application/json":
                {"schema": {"$ref": "#/components/schemas/Thing"}}}},
              "responses": {"201": {"description": "made"}}}}},
           "components": {
            "headers": {"X-Id": {"required": true, "schema": {"type": "string", "pattern": "^t"}}},
            "schemas": {"Thing": {"type": "object", "additionalProperties": false,
             "required": ["at"],
             "properties": {"at": {"type": "string", "format": "date-time"},
                            "part": {"$ref": "#/components/schemas/Thing"}}}}}}
          """);
  private final Map<String, String> headers =
      new HashMap<>(Map.of("X-Id", "t1", "Content-Type", "application/json"));

  @Test
  void an_answer_as_described_is_without_fault() {
    headers.put("Count", "7");
    headers.put("Date", "today");

    assertThat(
            get(
                200,
                "{\"at\":\"2026-01-31T09:30:00Z\",\"part\":{\"at\":\"2026-01-31T09:30:00Z\"}}"))
        .isEmpty();
    assertThat(description.faults("HEAD", "/things/1", null, answer(200, ""))).isEmpty();
    headers.remove("Count");
    assertThat(get(304, "")).isEmpty();
  }

  @Test
  void what_is_not_described_is_a_fault() {
    String good = "{\"at\":\"2026-01-31T09:30:00Z\"}";

    assertThat(get(404, "{}")).containsExactly("status 404 is not told");
    assertThat(get(200, "{\"at\":\"yesterday\"}")).singleElement().asString().contains("date-time");
    assertThat(get(200, "{}")).singleElement().asString().contains("'at'");
    assertThat(get(200, "{\"at\":\"2026-01-31T09:30:00Z\",\"more\":1}"))
        .singleElement()
        .asString()
        .contains("'more'");
    assertThat(get(200, "{\"at\":\"2026-01-31T09:30:00Z\",\"part\":{}}"))
        .singleElement()
        .asString()
        .contains("/part");
    assertThat(get(200, "not JSON")).hasSize(1);
    assertThat(get(304, good)).containsExactly("a body where none is told");
    headers.put("X-More", "1");
    assertThat(get(200, good)).containsExactly("header X-More is not told");
    headers.remove("X-More");
    headers.put("Count", "\"many\"");
    assertThat(get(200, good)).singleElement().asString().startsWith("header Count");
    headers.remove("Count");
    headers.put("X-Id", "u");
    assertThat(get(200, good)).singleElement().asString().startsWith("header X-Id");
    headers.remove("X-Id");
    assertThat(get(200, good)).containsExactly("header X-Id is missing");
  }

  @Test
  void another_content_type_is_a_fault() {
    headers.put("Content-Type", "text/html");

    assertThat(get(200, "<p>")).containsExactly("content type 'text/html' is not told");
  }

  @Test
  void a_body_that_was_taken_against_its_schema_is_a_fault() {
    headers.clear();

    assertThat(description.faults("PUT", "/things/1", "{}", answer(201, ""))).hasSize(1);
    assertThat(
            description.faults(
                "PUT", "/things/1", "{\"at\":\"2026-01-31T09:30:00Z\"}", answer(201, "")))
        .isEmpty();
  }

  @Test
  void where_nothing_is_nothing_goes_well() {
    assertThat(description.faults("GET", "/nothing?x=1", null, answer(404, "{}"))).isEmpty();
    assertThat(description.faults("GET", "/things/1/2", null, answer(200, "{}"))).hasSize(1);
    assertThat(description.faults("PATCH", "/things/1", null, answer(200, "{}"))).hasSize(1);
  }

  private List<String> get(int status, String body) {
    return new ArrayList<>(description.faults("GET", "/things/1?x=1", null, answer(status, body)));
  }

  private HttpResponse<String> answer(int status, String body) {
    Map<String, List<String>> sent = new HashMap<>();
    headers.forEach((name, value) -> sent.put(name, List.of(value)));
    return new Answer(status, HttpHeaders.of(sent, (name, value) -> true), body);
  }

  private record Answer(int statusCode, HttpHeaders headers, String body)
      implements HttpResponse<String> {
    @Override
    public HttpRequest request() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<HttpResponse<String>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      throw new UnsupportedOperationException();
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }
}
