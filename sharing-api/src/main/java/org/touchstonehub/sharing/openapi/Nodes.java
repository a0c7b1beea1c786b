package org.touchstonehub.sharing.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Small pieces of JSON that the document is put together from. */
final class Nodes {
  private Nodes() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode ref(String section, String name) {
    return object().put("$ref", "#/components/" + section + "/" + name);
  }

  static ObjectNode schemaRef(String name) {
    return ref("schemas", name);
  }

  /** A name that a component may have, for a domain that may be called anything. */
  static String component(String prefix, String domain) {
    String plain = domain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    boolean isSame = plain.equals(domain);
    return prefix + "." + (isSame ? plain : plain + "-" + Integer.toHexString(domain.hashCode()));
  }
}
