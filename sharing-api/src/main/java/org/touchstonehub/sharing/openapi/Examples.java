package org.touchstonehub.sharing.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.sharing.describe.DeclaredPerModel;

/** Whole examples of bodies, put together from the examples that records give of their members. */
final class Examples {
  private final ModelSchemas models;

  Examples(ModelSchemas models) {
    this.models = models;
  }

  /** Gives a media type an example, or one for each active model where the body differs by it. */
  void addTo(ObjectNode mediaType, Class<?> type) {
    if (!isPerModel(type)) {
      mediaType.set("example", of(type, null));
      return;
    }
    ObjectNode examples = mediaType.putObject("examples");
    for (String domain : models.domains()) {
      examples.putObject(domain).set("value", of(type, domain));
    }
  }

  private ObjectNode of(Class<?> type, @Nullable String domain) {
    ObjectNode example = Nodes.object();
    for (RecordComponent component : type.getRecordComponents()) {
      Schema told = Schemas.told(component);
      String name = component.getName();
      if (domain != null && component.isAnnotationPresent(DeclaredPerModel.class)) {
        example.set(name, models.example(domain));
      } else if (component.getType().isRecord()) {
        example.set(name, of(component.getType(), domain));
      } else if (told != null && !told.example().isEmpty()) {
        put(example, name, component.getType(), told.example());
      }
    }
    return example;
  }

  private static void put(ObjectNode example, String name, Class<?> type, String text) {
    if (type == boolean.class || type == Boolean.class) {
      example.put(name, Boolean.parseBoolean(text));
    } else if (type == int.class || type == long.class) {
      example.put(name, Long.parseLong(text));
    } else {
      example.put(name, text);
    }
  }

  private static boolean isPerModel(Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.isAnnotationPresent(DeclaredPerModel.class)) return true;
    }
    return false;
  }
}
