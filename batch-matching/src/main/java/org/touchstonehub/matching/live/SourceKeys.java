package org.touchstonehub.matching.live;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.touchstonehub.match.record.SourceKey;

/** Lists as PostgreSQL takes them. */
final class SourceKeys {
  private SourceKeys() {}

  static String[] systems(Collection<SourceKey> keys) {
    return keys.stream().map(SourceKey::system).toArray(String[]::new);
  }

  static String[] keys(Collection<SourceKey> keys) {
    return keys.stream().map(SourceKey::key).toArray(String[]::new);
  }

  static Long[] boxed(long[] numbers) {
    return LongStream.of(numbers).boxed().toArray(Long[]::new);
  }

  /** As the text of an array. */
  static String text(long[] numbers) {
    return LongStream.of(numbers)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** A part of each key as the text of an array. */
  static String text(List<SourceKey> keys, Function<SourceKey, String> part) {
    return keys.stream()
        .map(part)
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
