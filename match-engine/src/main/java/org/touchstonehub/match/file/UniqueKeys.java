package org.touchstonehub.match.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.encode.Dictionary;
import org.touchstonehub.match.record.SourceKey;

/**
 * Keys that were read so far, over one file or several, each with its place. Takes some 50 bytes a
 * key.
 */
public final class UniqueKeys {
  private static final int LINE_BITS = 44;

  private final Map<String, OfSystem> systems = new HashMap<>();
  private final List<String> files = new ArrayList<>();

  private static final class OfSystem {
    private final Dictionary keys = new Dictionary();
    private long[] placeOf = new long[16];

    /** The place of a key that was there already, or -1. */
    long add(String key, long place) {
      int before = keys.size();
      int number = keys.add(key);
      if (number < before) return placeOf[number];
      if (number == placeOf.length) placeOf = Arrays.copyOf(placeOf, number + (number >> 1));
      placeOf[number] = place;
      return -1;
    }
  }

  /** Adds a key; the reason for a reject if it is there already, or null. */
  @Nullable String add(SourceKey key, String file, long line) {
    if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) files.add(file);
    long place = ((long) (files.size() - 1) << LINE_BITS) | line;
    OfSystem system = systems.computeIfAbsent(key.system(), name -> new OfSystem());
    long first = system.add(key.key(), place);
    if (first < 0) return null;
    long firstLine = first & ((1L << LINE_BITS) - 1);
    String firstFile = files.get((int) (first >>> LINE_BITS));
    String where = firstFile.equals(file) ? "" : " of " + firstFile;
    return "the same key stands in line %d%s".formatted(firstLine, where);
  }
}
