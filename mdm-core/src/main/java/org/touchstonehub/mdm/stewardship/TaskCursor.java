package org.touchstonehub.mdm.stewardship;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Uuids;

/**
 * Where a page of tasks ended: it holds what the last task was sorted by, so the next page begins
 * there whatever became of that task.
 */
record TaskCursor(TaskQuery.Order order, String value, UUID id) {
  /**
   * @throws InvalidInput if it is none, or one of another order
   */
  static TaskCursor parse(String text, TaskQuery.Order order) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split(" ", 3);
      if (parts.length == 3 && parts[0].equals(order.name())) {
        UUID id = Uuids.parse(parts[1]).orElse(null);
        if (id != null && isValue(parts[2], order)) return new TaskCursor(order, parts[2], id);
      }
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
    throw wrong(null);
  }

  private static boolean isValue(String text, TaskQuery.Order order) {
    return switch (order) {
      case PRIORITY -> text.matches("-?[0-9.]{1,30}(e[+-]?[0-9]{1,3})?");
      case DUE, AGE -> text.equals("infinity") || text.matches("[0-9T :.+-]{10,40}");
    };
  }

  private static InvalidInput wrong(@org.jspecify.annotations.Nullable Throwable cause) {
    String message = "The cursor does not belong to this list; start again without one.";
    return cause == null
        ? new InvalidInput("cursor", message)
        : new InvalidInput("cursor", message, cause);
  }

  @Override
  public String toString() {
    byte[] plain = (order.name() + " " + id + " " + value).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }
}
