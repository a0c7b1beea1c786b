package org.touchstonehub.sharing.golden;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.pdp.Mask;
import org.touchstonehub.sharing.json.Json;
import org.touchstonehub.sharing.problem.Refused;
import org.touchstonehub.sharing.request.Versions;

/**
 * The one way from the gate onto the wire: every answer names its decision, and no cache keeps it.
 */
public final class ReleasedResponses {
  public static final String DECISION = "Touchstone-Decision";

  private static final int TAG_DIGITS = 32;

  private ReleasedResponses() {}

  /**
   * @param released what the gate let go
   * @param body made of its value alone
   */
  public static Response.ResponseBuilder ok(Released<?> released, Object body) {
    return Response.ok(body)
        .header(DECISION, released.decision().toString())
        .header("Cache-Control", "no-store");
  }

  /** Without a body: that something was let go, and done. */
  public static Response.ResponseBuilder none(Released<?> released) {
    return Response.noContent()
        .header(DECISION, released.decision().toString())
        .header("Cache-Control", "no-store");
  }

  /**
   * With an entity tag of the version, and of what this caller sees of it; 304 where the caller has
   * that already.
   *
   * @throws Refused 412 where If-Match names another version
   */
  static Response tagged(Released<GoldenRecord> released, GoldenRecordJson body, Request request) {
    // The version is for who wants to change the record, the digest for who wants to read it again.
    String seen = Digests.sha256Hex(Json.write(body)).substring(0, TAG_DIGITS);
    String tag = "%d-%s".formatted(released.value().version(), seen);
    return tagged(released, body, new EntityTag(tag), request);
  }

  /** The same with a tag of its own, where it stands for the version that can be changed. */
  public static Response tagged(Released<?> released, Object body, EntityTag tag, Request request) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      Response answer =
          unchanged
              .header(DECISION, released.decision().toString())
              .header("Cache-Control", "no-store")
              .build();
      if (answer.getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
        throw Versions.stale();
      }
      return answer;
    }
    return ok(released, body).tag(tag).build();
  }

  /** How the attributes are masked that are not shown in full. */
  public static Map<String, String> masks(Map<String, Mask> masks) {
    Map<String, String> masked = new TreeMap<>();
    masks.forEach(
        (attribute, mask) -> {
          if (mask != Mask.CLEAR) masked.put(attribute, mask.code());
        });
    return masked;
  }
}
