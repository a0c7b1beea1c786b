package org.touchstonehub.match.standardise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Countries by the names that people write, in several languages, and by their codes. */
public final class Countries {
  private static final Map<String, String> CODES = read();
  private static final Pattern TWO_LETTERS = Pattern.compile("[A-Z]{2}");

  /** Codes that ISO 3166-1 leaves to whoever has use for them: XK is Kosovo to many. */
  private static final Pattern OWN_USE = Pattern.compile("AA|Q[M-Z]|X[A-Z]|ZZ");

  /**
   * Codes that ISO 3166-1 reserves, of countries that are no more, and Greece to the tax office.
   */
  private static final Set<String> OTHER_CODES =
      Set.of(
          "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "TA", "UK", "UN", "AN", "BU", "CS", "DD",
          "FX", "NT", "SF", "SU", "TP", "YD", "YU", "ZR", "EL");

  private Countries() {}

  /** The alpha-2 code of ISO 3166-1; empty where the name is not known, or is of several. */
  public static Optional<String> code(String written) {
    return Optional.ofNullable(CODES.get(key(written)));
  }

  /** Whether folded text is of two letters, and no country has or had them as its code. */
  public static boolean isNoCode(String folded) {
    String two = folded.toUpperCase(Locale.ROOT);
    return TWO_LETTERS.matcher(two).matches()
        && code(folded).isEmpty()
        && !OTHER_CODES.contains(two)
        && !OWN_USE.matcher(two).matches();
  }

  private static String key(String written) {
    return String.join(" ", Folding.words(Folding.fold(written)));
  }

  private static Map<String, String> read() {
    Map<String, String> names = new HashMap<>();
    Map<String, String> codes = new HashMap<>();
    Set<String> ofSeveral = new HashSet<>();
    try (InputStream file = Countries.class.getResourceAsStream("countries.txt")) {
      if (file == null) throw new IllegalStateException("countries.txt is missing");
      List<String> lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines().toList();
      for (String line : lines) {
        if (line.startsWith("#")) continue;
        List<String> parts = List.of(line.split("\\|", -1));
        String code = parts.get(0);
        codes.put(key(code), code);
        codes.put(key(parts.get(1)), code);
        for (String name : parts.subList(2, parts.size())) {
          String before = names.put(key(name), code);
          if (before != null && !before.equals(code)) ofSeveral.add(key(name));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    names.keySet().removeAll(ofSeveral);
    names.putAll(codes);
    return Map.copyOf(names);
  }
}
