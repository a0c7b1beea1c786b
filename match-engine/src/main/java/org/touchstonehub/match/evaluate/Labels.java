package org.touchstonehub.match.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers names from 0 in the order of their appearance. */
final class Labels {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  int of(String name) {
    Integer next = numbers.size();
    Integer known = numbers.putIfAbsent(name, next);
    if (known != null) return known;
    names.add(name);
    return next;
  }

  String name(int number) {
    return names.get(number);
  }

  int size() {
    return numbers.size();
  }
}
