package org.touchstonehub.match.engine;

import org.touchstonehub.match.model.EntityModel;

final class TrainedModelJson {
  private TrainedModelJson() {}

  static String write(Knowledge knowledge) {
    return "{}" + knowledge.records();
  }

  static org.touchstonehub.match.engine.@org.jspecify.annotations.Nullable Knowledge read(
      EntityModel model, String json) {
    if (json.isEmpty()) return null;
    throw new IllegalStateException(model.name() + json);
  }
}
