package org.touchstonehub.policy.pdp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.ConditionJson;
import org.touchstonehub.policy.pdp.Decision.Denial;
import org.touchstonehub.policy.pdp.Decision.EngineFailure;
import org.touchstonehub.policy.pdp.Decision.Fault;
import org.touchstonehub.policy.pdp.Decision.NoPolicy;
import org.touchstonehub.policy.pdp.Decision.Permit;

/**
 * Reads what an engine answered, strictly: a decision has exactly the fields of the contract, each
 * of its type, and names nothing that the hub cannot enforce. Anything else is a failure, and so a
 * refusal.
 */
final class DecisionReader {
  private static final Set<String> FIELDS =
      Set.of("permit", "reasons", "masks", "filter", "obligations", "legal_basis", "policy");
  private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,79}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int DEEPEST = 64;

  private static final ObjectMapper STRICT =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Says what is wrong with a would-be decision; the text never quotes values. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    Malformed(String what) {
      super(what);
      this.what = what;
    }
  }

  private DecisionReader() {}

  /** The body of a successful answer of OPA's data API: an object whose {@code result} decides. */
  static Decision readOpaAnswer(byte[] body, PolicyQuestion question) {
    JsonNode answer;
    try {
      answer = STRICT.readTree(body);
    } catch (IOException e) {
      return malformed("the answer is not JSON that can be read");
    }
    if (!answer.isObject()) return malformed("the answer is not a JSON object");
    if (!answer.has("result")) {
      return new NoPolicy("OPA has no touchstone/sharing/decision; is the bundle loaded?");
    }
    return read(answer.path("result"), question);
  }

  /** What the Wasm engine returns: a list with one {@code result}, or none where undefined. */
  static Decision readWasmAnswer(String text, PolicyQuestion question) {
    JsonNode answer;
    try {
      answer = STRICT.readTree(text);
    } catch (JsonProcessingException e) {
      return malformed("the answer is not JSON that can be read");
    }
    if (!answer.isArray() || answer.size() > 1) return malformed("not one result");
    if (answer.isEmpty())
      return new NoPolicy("the bundle leaves touchstone/sharing/decision undefined");
    return read(answer.path(0).path("result"), question);
  }

  private static Decision read(JsonNode result, PolicyQuestion question) {
    try {
      return readDecision(result, question);
    } catch (Malformed e) {
      return malformed(e.what);
    }
  }

  private static Decision malformed(String what) {
    return new EngineFailure(Fault.MALFORMED, "not a decision: " + what);
  }

  private static Decision readDecision(JsonNode result, PolicyQuestion question) throws Malformed {
    require(result.isObject(), "the result is not an object");
    Set<String> present = new TreeSet<>();
    result.fieldNames().forEachRemaining(present::add);
    require(present.equals(FIELDS), "the fields of the result are not those of a decision");
    JsonNode permit = result.path("permit");
    require(permit.isBoolean(), "permit is not a boolean");
    String legalBasis = text(result, "legal_basis");
    String digest = text(result, "policy");
    require(DIGEST.matcher(digest).matches(), "policy is not a SHA-256 digest");
    // A set in the policy; sorted, so that all engines give the same list.
    Set<String> reasons = new TreeSet<>();
    for (String reason : texts(result, "reasons")) {
      require(REASON.matcher(reason).matches(), "a reason is not a code");
      reasons.add(reason);
    }
    // Read for a refusal too: an engine that speaks nonsense is broken whatever it says.
    Map<String, Mask> masks = masks(result.path("masks"));
    Condition filter = filter(result.path("filter"), question.filterFields());
    Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
    for (String code : texts(result, "obligations")) {
      obligations.add(known(Obligation.ofCode(code), "an obligation is not known"));
    }
    if (!permit.booleanValue()) return new Denial(List.copyOf(reasons), legalBasis, digest);
    require(reasons.isEmpty(), "it permits and gives reasons against");
    require(!legalBasis.isEmpty(), "it permits without a legal basis");
    return new Permit(
        masks, filter, result.path("filter").toString(), obligations, legalBasis, digest);
  }

  private static Map<String, Mask> masks(JsonNode node) throws Malformed {
    require(node.isObject(), "masks is not an object");
    Map<String, Mask> masks = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      require(entry.getValue().isTextual(), "a mask is not a text");
      masks.put(
          entry.getKey(), known(Mask.ofCode(entry.getValue().textValue()), "a mask is not known"));
    }
    return masks;
  }

  private static Condition filter(JsonNode node, Set<String> known) throws Malformed {
    Condition filter;
    try {
      filter = ConditionJson.read(node);
    } catch (InvalidInput e) {
      throw new Malformed("the filter is not one that the hub can enforce");
    }
    require(
        known.containsAll(filter.fold(new FieldNames())),
        "the filter names a field that the product does not have");
    return filter;
  }

  private static String text(JsonNode result, String field) throws Malformed {
    require(result.path(field).isTextual(), field + " is not a text");
    return result.path(field).textValue();
  }

  private static List<String> texts(JsonNode result, String field) throws Malformed {
    require(result.path(field).isArray(), field + " is not a list");
    List<String> texts = new ArrayList<>();
    for (JsonNode item : result.path(field)) {
      require(item.isTextual(), field + " holds something else than texts");
      texts.add(item.textValue());
    }
    return texts;
  }

  private static <T> T known(Optional<T> found, String otherwise) throws Malformed {
    return found.orElseThrow(() -> new Malformed(otherwise));
  }

  static void require(boolean holds, String otherwise) throws Malformed {
    if (!holds) throw new Malformed(otherwise);
  }
}
