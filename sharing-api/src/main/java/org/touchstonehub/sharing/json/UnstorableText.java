package org.touchstonehub.sharing.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A text that no database and no UTF-8 can keep: it holds U+0000 or half a surrogate pair. */
public final class UnstorableText extends JsonMappingException {
  private static final long serialVersionUID = 1L;

  UnstorableText(JsonParser at) {
    super(at, "text cannot be kept", at.currentTokenLocation());
  }

  /** Whether a text holds U+0000 or a surrogate without its other half. */
  public static boolean is(String text) {
    return text.codePoints()
        .anyMatch(next -> next == 0 || Character.getType(next) == Character.SURROGATE);
  }
}
