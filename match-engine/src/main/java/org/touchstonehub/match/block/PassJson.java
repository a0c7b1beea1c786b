package org.touchstonehub.match.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.touchstonehub.match.encode.Packed;

/** Blocking passes as JSON. */
public final class PassJson {
  private PassJson() {}

  public static void write(ArrayNode out, List<Pass> passes) {
    for (Pass pass : passes) {
      ObjectNode node = out.addObject();
      node.put("first", pass.first());
      if (pass.second() != null) node.put("second", pass.second());
      node.put("oversized", Packed.longs(pass.oversized()));
      if (pass.rings().length > 0) {
        node.put("rings", Base64.getEncoder().encodeToString(pass.rings()));
      }
      node.put("stillOversized", Packed.longs(pass.stillOversized()));
    }
  }

  /**
   * @throws IllegalArgumentException if a packed array is broken
   */
  public static List<Pass> read(JsonNode in) {
    List<Pass> passes = new ArrayList<>();
    for (JsonNode node : in) {
      passes.add(
          new Pass(
              node.path("first").asText(),
              node.has("second") ? node.path("second").asText() : null,
              Packed.longs(node.path("oversized").asText()),
              Base64.getDecoder().decode(node.path("rings").asText("")),
              Packed.longs(node.path("stillOversized").asText())));
    }
    return passes;
  }
}
