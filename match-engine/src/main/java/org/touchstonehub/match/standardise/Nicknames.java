package org.touchstonehub.match.standardise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which given names stand for one another, from {@code nicknames.txt}: one family of names a line.
 */
public final class Nicknames {
  private static final Map<String, int[]> FAMILIES = read();

  private Nicknames() {}

  private static Map<String, int[]> read() {
    Map<String, List<Integer>> found = new HashMap<>();
    try (InputStream in = Nicknames.class.getResourceAsStream("nicknames.txt")) {
      if (in == null) throw new IllegalStateException("nicknames.txt is not on the class path");
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int family = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("#")) continue;
        family++;
        for (String name : line.split(" ", -1)) {
          if (!name.isEmpty()) found.computeIfAbsent(name, n -> new ArrayList<>(1)).add(family);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, int[]> families = new HashMap<>();
    found.forEach((name, list) -> families.put(name, list.stream().mapToInt(i -> i).toArray()));
    return families;
  }

  /** The families that a folded name belongs to, ascending; empty for most names. */
  public static int[] families(String name) {
    return FAMILIES.getOrDefault(name, NONE);
  }

  private static final int[] NONE = {};
}
