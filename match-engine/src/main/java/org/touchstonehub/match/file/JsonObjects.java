package org.touchstonehub.match.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes lines of a JSON Lines file apart: each is one object. */
final class JsonObjects {
  static final String TWICE = "a key is there twice in the JSON object";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Keys come from the file: a table of all that were ever seen would grow without bound.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(50)
                  .maxStringLength(Lines.LONGEST)
                  .maxNameLength(10_000)
                  .build())
          .build();

  /** Takes one field of an object. */
  interface Fields {
    /**
     * @param name in composed form
     * @param json at the field's value; must be left at the end of it
     */
    void field(String name, JsonParser json) throws IOException, BrokenRow;
  }

  private JsonObjects() {}

  /**
   * @throws BrokenRow if the line is not one JSON object; fields may have been told before that
   */
  static void read(String line, Fields fields) throws IOException, BrokenRow {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new BrokenRow(position(json), "the line is not a JSON object");
      }
      for (JsonToken t = json.nextToken(); t != JsonToken.END_OBJECT; t = json.nextToken()) {
        String name = composed(json.currentName());
        json.nextToken();
        fields.field(name, json);
      }
      if (json.nextToken() != null) {
        throw new BrokenRow(position(json), "something follows the JSON object");
      }
    } catch (JsonProcessingException e) {
      int at = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
      throw new BrokenRow(at, reason(e));
    }
  }

  /** Where the token read last begins, in characters from 1. */
  static int position(JsonParser json) {
    return Math.max(1, json.currentTokenLocation().getColumnNr());
  }

  /** The items of a list as one value; null if none is there. */
  static @Nullable String joined(List<? extends @Nullable String> items) {
    StringBuilder joined = new StringBuilder();
    for (String item : items) {
      if (item == null || item.isBlank()) continue;
      if (!joined.isEmpty()) joined.append("; ");
      joined.append(item.strip());
    }
    return joined.isEmpty() ? null : joined.toString();
  }

  /** Jackson's own message may quote values, so it is not passed on. */
  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    if (message.startsWith("Duplicate field")) return TWICE;
    if (e instanceof JsonEOFException) return "the JSON object is cut short";
    if (e instanceof StreamConstraintsException) return "the JSON is nested too deeply or too long";
    return "this is not valid JSON";
  }

  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
