package org.touchstonehub.mdm.golden;

import com.fasterxml.jackson.core.type.TypeReference;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.match.type.SurvivorshipRule;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.database.Json;

/**
 * What a golden record says: its members, its values and where each came from.
 *
 * @param members in the order of keys
 * @param values in the order of the model
 */
public record GoldenContent(List<SourceKey> members, Map<String, GoldenValue> values) {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Origin>> ORIGINS = new TypeReference<>() {};

  /** Where a value came from, as the table holds it. */
  record Origin(String system, String key, String recorded, String rule, int agreeing) {}

  public String attributesJson() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((attribute, value) -> texts.put(attribute, value.value()));
    return Json.write(texts);
  }

  public String provenanceJson() {
    Map<String, Origin> origins = new LinkedHashMap<>();
    values.forEach(
        (attribute, value) ->
            origins.put(
                attribute,
                new Origin(
                    value.source().system(),
                    value.source().key(),
                    value.recorded().toString(),
                    value.rule().name(),
                    value.agreeing())));
    return Json.write(origins);
  }

  /** The same for the same content, whatever the golden id and the version. */
  public byte[] digest() {
    return digest(true);
  }

  /** As {@link #digest}, without the instants at which source versions were recorded. */
  byte[] timelessDigest() {
    return digest(false);
  }

  private byte[] digest(boolean withTimes) {
    MessageDigest sha = Digests.sha256();
    for (SourceKey member : members) {
      Digests.add(sha, member.system());
      Digests.add(sha, member.key());
    }
    // An empty part ends the members: no key is empty.
    Digests.add(sha, "");
    values.forEach(
        (attribute, value) -> {
          Digests.add(sha, attribute);
          Digests.add(sha, value.value());
          Digests.add(sha, value.source().system());
          Digests.add(sha, value.source().key());
          Digests.add(sha, value.rule().name());
          Digests.add(sha, Integer.toString(value.agreeing()));
          if (withTimes) Digests.add(sha, value.recorded().toString());
        });
    return sha.digest();
  }

  /**
   * Puts stored values together again.
   *
   * @param order attribute names as the model orders them; JSONB does not keep an order
   */
  static Map<String, GoldenValue> read(String attributes, String provenance, List<String> order) {
    Map<String, String> texts = Json.read(attributes, TEXTS);
    Map<String, Origin> origins = Json.read(provenance, ORIGINS);
    Map<String, GoldenValue> values = new LinkedHashMap<>();
    for (String attribute : order) add(values, attribute, texts, origins);
    // Attributes of an earlier model come last: versions of that time hold them.
    texts.keySet().stream()
        .filter(attribute -> !values.containsKey(attribute))
        .sorted()
        .forEach(attribute -> add(values, attribute, texts, origins));
    return values;
  }

  private static void add(
      Map<String, GoldenValue> values,
      String attribute,
      Map<String, String> texts,
      Map<String, Origin> origins) {
    String text = texts.get(attribute);
    Origin origin = origins.get(attribute);
    if (text == null || origin == null) return;
    values.put(
        attribute,
        new GoldenValue(
            text,
            new SourceKey(origin.system(), origin.key()),
            Instant.parse(origin.recorded()),
            SurvivorshipRule.valueOf(origin.rule()),
            origin.agreeing()));
  }
}
