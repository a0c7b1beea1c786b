package org.touchstonehub.match.evaluate;

import java.util.HashMap;
import java.util.Map;

/** Numbers names from 0 in the order of their appearance. */
final class Labels {
  private final Map<String, Integer> numbers = new HashMap<>();

  int of(String name) {
    Integer next = numbers.size();
    Integer known = numbers.putIfAbsent(name, next);
    return known == null ? next : known;
  }

  int size() {
    return numbers.size();
  }
}
