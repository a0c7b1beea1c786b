package org.touchstonehub.match.encode;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.model.EntityModel;

/** Where a record should lie in memory: beside those that it will often be compared with. */
final class Neighbourhood {
  private static final int LETTERS = 12;
  private static final int BITS = 5;

  private Neighbourhood() {}

  /** The attribute that tells most about it; of several of one type the first in the plan. */
  static int attribute(EntityModel model, Plan plan) {
    return plan.columns().stream()
        .flatMap(column -> column.attributes().stream())
        .min(Comparator.comparingInt(a -> model.attributes().get(a).type().nearness()))
        .orElseThrow();
  }

  /** The first Latin letters and digits of a value, in an order like that of the alphabet. */
  static long place(@Nullable String value) {
    if (value == null) return 0;
    long place = 0;
    int taken = 0;
    for (int i = 0; i < value.length() && taken < LETTERS; i++) {
      char c = value.charAt(i);
      int letter = (c | 0x20) - 'a' + 1;
      if (letter < 1 || letter > 26) letter = c >= '0' && c <= '9' ? 27 + (c - '0') / 2 : 0;
      if (letter == 0) continue;
      place = (place << BITS) | letter;
      taken++;
    }
    return place << (BITS * (LETTERS - taken));
  }
}
