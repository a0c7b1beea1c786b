package org.touchstonehub.sharing.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Texts and names of members that can be kept, wherever in a body they stand. */
final class Texts extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1L;

  Texts() {
    super(String.class);
  }

  @Override
  public @Nullable String deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    String text = StringDeserializer.instance.deserialize(in, context);
    if (text != null && UnstorableText.is(text)) throw new UnstorableText(in);
    return text;
  }

  /** The names of a map. */
  static final class Names extends KeyDeserializer {
    @Override
    public Object deserializeKey(String name, DeserializationContext context)
        throws UnstorableText {
      if (UnstorableText.is(name)) throw new UnstorableText(context.getParser());
      return name;
    }
  }
}
