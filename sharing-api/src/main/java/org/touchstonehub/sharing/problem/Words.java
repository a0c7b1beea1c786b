package org.touchstonehub.sharing.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What problems are called and told in each language. Titles go by the slug. Details are written in
 * English where they arise, deep in modules that know of no caller; their German goes by the
 * English sentence, with the gaps that the code fills in. A detail that has no German is told in
 * English.
 */
final class Words {
  private static final Properties ENGLISH_TITLES = properties("titles_en.properties");
  private static final Properties GERMAN_TITLES = properties("titles_de.properties");
  private static final List<Sentence> GERMAN = sentences("details_de.txt");
  private static final int LONGEST_TRANSLATED = 4000;

  private Words() {}

  static String title(String slug, Language language) {
    String english = ENGLISH_TITLES.getProperty(slug, inWords(slug));
    return language == Language.GERMAN ? GERMAN_TITLES.getProperty(slug, english) : english;
  }

  /** Empty where there is none in that language. */
  static Optional<String> detail(String english, Language language) {
    return language == Language.ENGLISH ? Optional.of(english) : german(english);
  }

  private static Optional<String> german(String english) {
    if (english.length() > LONGEST_TRANSLATED) return Optional.empty();
    for (Sentence sentence : GERMAN) {
      Matcher match = sentence.english.matcher(english);
      if (match.matches()) {
        Object[] filled = new Object[match.groupCount()];
        for (int i = 0; i < filled.length; i++) {
          String gap = match.group(i + 1);
          filled[i] = german(gap).orElse(gap);
        }
        return Optional.of(String.format(Locale.ROOT, sentence.german, filled));
      }
    }
    return Optional.empty();
  }

  private static String inWords(String slug) {
    String words = slug.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /**
   * A sentence of the code, as a pattern with its gaps, and its German as a format of texts.
   *
   * @param letters how much of it is fixed: of two that fit, the one that says more is meant
   */
  private record Sentence(Pattern english, String german, int letters) {
    private static final Pattern GAP = Pattern.compile("%[sd]");

    static Sentence of(String english, String german) {
      Matcher gap = GAP.matcher(english);
      StringBuilder pattern = new StringBuilder();
      int from = 0;
      int letters = 0;
      while (gap.find()) {
        pattern.append(Pattern.quote(english.substring(from, gap.start())));
        pattern.append(gap.group().equals("%d") ? "(-?\\d+)" : "(.*?)");
        letters += gap.start() - from;
        from = gap.end();
      }
      pattern.append(Pattern.quote(english.substring(from)));
      String format =
          german
              .replaceAll("%(\\d+\\$)?[sd]", "\u0001$1s")
              .replace("%", "%%")
              .replace('\u0001', '%');
      return new Sentence(
          Pattern.compile(pattern.toString(), Pattern.DOTALL),
          format,
          letters + english.length() - from);
    }
  }

  private static List<Sentence> sentences(String file) {
    List<Sentence> found = new ArrayList<>();
    for (Map.Entry<String, String> pair : pairs(file)) {
      found.add(Sentence.of(pair.getKey(), pair.getValue()));
    }
    found.sort(Comparator.comparingInt(Sentence::letters).reversed());
    return List.copyOf(found);
  }

  /** English and German, line after line; a line that is empty or begins with # parts them. */
  static List<Map.Entry<String, String>> pairs(String file) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : (text(file) + "\n\n").split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        block.add(line);
        continue;
      }
      if (block.isEmpty()) continue;
      if (block.size() != 2) {
        throw new IllegalStateException("%s: not English and German: %s".formatted(file, block));
      }
      pairs.add(Map.entry(block.get(0), block.get(1)));
      block.clear();
    }
    return pairs;
  }

  private static String text(String file) {
    try (InputStream in = open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Properties properties(String file) {
    try (Reader in = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
      Properties words = new Properties();
      words.load(in);
      return words;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static InputStream open(String file) throws IOException {
    InputStream in = Words.class.getResourceAsStream(file);
    if (in == null) throw new IOException(file + " is not in the application");
    return in;
  }
}
