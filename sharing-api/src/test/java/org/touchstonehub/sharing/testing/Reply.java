package org.touchstonehub.sharing.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** What the hub answered. */
public record Reply(int status, HttpResponse<String> response) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public String body() {
    return response.body();
  }

  /** Empty where there is no such header. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("Not JSON: " + body(), notJson);
    }
  }

  /** The member at a path such as {@code /attributes/city}, as text; empty where there is none. */
  public String text(String pointer) {
    return json().at(pointer).asText();
  }

  /** The kind of problem, without its prefix; empty for no problem. */
  public String problem() {
    return header("Content-Type").startsWith("application/problem+json")
        ? text("/type").replace("urn:touchstone:problem:", "")
        : "";
  }

  @Override
  public String toString() {
    return status + " " + body();
  }
}
