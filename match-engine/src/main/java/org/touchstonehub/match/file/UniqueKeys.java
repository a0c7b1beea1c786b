package org.touchstonehub.match.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;

/**
 * Keys that were read so far, over one file or several, each with its place. Takes some 100 bytes a
 * key.
 */
public final class UniqueKeys {
  private static final int LINE_BITS = 44;

  private final Map<SourceKey, Long> placeOf = new HashMap<>();
  private final List<String> files = new ArrayList<>();

  /** Adds a key; the reason for a reject if it is there already, or null. */
  @Nullable String add(SourceKey key, String file, long line) {
    if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) files.add(file);
    long place = ((long) (files.size() - 1) << LINE_BITS) | line;
    Long first = placeOf.putIfAbsent(key, place);
    if (first == null) return null;
    long firstLine = first & ((1L << LINE_BITS) - 1);
    String firstFile = files.get((int) (first >>> LINE_BITS));
    String where = firstFile.equals(file) ? "" : " of " + firstFile;
    return "the same key stands in line %d%s".formatted(firstLine, where);
  }
}
