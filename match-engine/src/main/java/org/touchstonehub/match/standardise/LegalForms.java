package org.touchstonehub.match.standardise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Legal forms of organisations by country, from {@code legal-forms.txt}. They are taken off a name:
 * whether a file writes "Ltd" says nothing of the firm, and a hundred firms share it. What was
 * taken off is told beside, since "Shell Ltd" and "Shell BV" may be two companies.
 */
public final class LegalForms {
  /** Words of the longest form. */
  private static final int LONGEST = 8;

  /** Letters of a form that may stand within a name: shorter ones are words there. */
  private static final int SHORTEST_WITHIN = 3;

  /** Forms in front of a name, as in "ЗАО Фирма" within another form. */
  private static final int MOST_IN_FRONT = 2;

  private static final char FIRST_OTHER_SCRIPT = '\u0370';

  private static final Map<String, Spelling> SPELLINGS = new HashMap<>();
  private static final List<Unparted> UNPARTED = new ArrayList<>();

  /** A name without its legal forms, and these in one spelling, ascending; empty if it has none. */
  record Taken<T>(T name, Set<String> forms) {}

  /** Where a form may stand. */
  private enum Where {
    END('E'),
    FRONT('F'),
    FRONT_ALONE('f'),
    FRONT_PAIRED('p'),
    WITHIN('M');

    private final char sign;

    Where(char sign) {
      this.sign = sign;
    }
  }

  /** One way to write a form: where it stands in names of Latin letters, and in others. */
  private static final class Spelling {
    final String form;
    final Set<Where> latin = new HashSet<>();
    final Set<Where> other = new HashSet<>();
    final Set<String> countries = new HashSet<>();

    Spelling(String form) {
      this.form = form;
    }

    boolean stands(Where where, boolean latinOnly) {
      return latin.contains(where) || (!latinOnly && other.contains(where));
    }
  }

  /** A form of a script without blanks. */
  private record Unparted(String text, String form, Set<Where> where) {}

  static {
    read();
    UNPARTED.sort(
        Comparator.comparingInt((Unparted u) -> u.text.length())
            .reversed()
            .thenComparing(Unparted::text));
  }

  private LegalForms() {}

  private static void read() {
    try (InputStream in = LegalForms.class.getResourceAsStream("legal-forms.txt")) {
      if (in == null) throw new IllegalStateException("legal-forms.txt is not on the class path");
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("#")) continue;
        List<String> fields = List.of(line.split(" ", 3));
        Set<Where> where = new HashSet<>();
        for (Where w : Where.values()) if (fields.get(1).indexOf(w.sign) >= 0) where.add(w);
        List<String> spellings = List.of(fields.get(2).split("\\|", -1));
        String form = key(spellings.get(0));
        for (String spelling : spellings) {
          if (!spelling.startsWith("=")) add(fields.get(0), where, form, spelling.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String country, Set<Where> where, String form, String written) {
    String folded = Words.folded(written);
    if (Unspaced.isIn(folded)) {
      UNPARTED.add(new Unparted(folded, form, where));
      return;
    }
    Spelling spelling = SPELLINGS.computeIfAbsent(key(written), k -> new Spelling(form));
    (isLatin(written) ? spelling.latin : spelling.other).addAll(where);
    spelling.countries.add(country);
  }

  private static String key(String written) {
    String folded = Words.folded(written);
    return Unspaced.isIn(folded) ? folded.strip() : String.join(" ", Words.withInitials(folded));
  }

  /** Whether a word is a legal form, or may be one: "as" is. */
  public static boolean isLegalForm(String word) {
    Spelling spelling = SPELLINGS.get(word);
    return spelling != null && spelling.stands(Where.END, true);
  }

  private static boolean isLatin(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= FIRST_OTHER_SCRIPT && Character.isLetter(c) && !isLatinBeyond(c)) return false;
    }
    return true;
  }

  /** Vietnamese vowels. */
  private static boolean isLatinBeyond(char c) {
    return c >= '\u1e00' && c <= '\u1eff';
  }

  /**
   * Takes the forms off folded text of a script without blanks, where they need not be parted from
   * the name. Text without such letters stays as it is.
   */
  static Taken<String> unparted(String folded) {
    if (!Unspaced.isIn(folded)) return new Taken<>(folded, Set.of());
    Set<String> forms = new TreeSet<>();
    String text = folded;
    String before;
    do {
      before = text;
      for (Unparted form : UNPARTED) text = without(form, text, forms);
    } while (!before.equals(text));
    return new Taken<>(text, forms);
  }

  private static String without(Unparted form, String text, Set<String> forms) {
    int at = -1;
    int length = form.text.length();
    if (form.where.contains(Where.END) && text.endsWith(form.text)) at = text.length() - length;
    else if (form.where.contains(Where.FRONT) && text.startsWith(form.text)) at = 0;
    else if (form.where.contains(Where.WITHIN) && length >= SHORTEST_WITHIN) {
      at = text.indexOf(form.text);
    }
    if (at < 0) return text;
    String left = (text.substring(0, at) + " " + text.substring(at + length)).strip();
    if (left.codePoints().noneMatch(Character::isLetterOrDigit)) return text;
    forms.add(form.form);
    return left;
  }

  /**
   * Takes the forms off the words of a name. At least one word stays that is more than an article.
   *
   * @param written the name as the file has it
   */
  static Taken<List<String>> without(List<String> words, String written) {
    int n = words.size();
    if (n < 2) return new Taken<>(words, Set.of());
    boolean latin = isLatin(written);
    Set<String> forms = new TreeSet<>();
    Set<String> countries = new HashSet<>();
    int to = n;
    for (int k = 1; k > 0; to -= k) {
      k = longestAtEnd(words, to, latin);
      if (k > 0) note(words, to - k, to, forms, countries);
    }
    int from = front(words, to, latin, forms, countries);
    List<String> left = within(words, from, to, latin, forms);
    if (left.stream().allMatch(Words::isSmall)) return new Taken<>(words, Set.of());
    return new Taken<>(left, Collections.unmodifiableSet(forms));
  }

  private static int longestAtEnd(List<String> words, int to, boolean latin) {
    for (int k = Math.min(LONGEST, to - 1); k > 0; k--) {
      Spelling spelling = SPELLINGS.get(joined(words, to - k, to));
      if (spelling != null && spelling.stands(Where.END, latin)) return k;
    }
    return 0;
  }

  private static void note(
      List<String> words, int from, int to, Set<String> forms, Set<String> countries) {
    Spelling spelling = SPELLINGS.get(joined(words, from, to));
    if (spelling == null) return;
    forms.add(spelling.form);
    countries.addAll(spelling.countries);
  }

  /** Where the name begins behind the forms in front of it. */
  private static int front(
      List<String> words, int to, boolean latin, Set<String> forms, Set<String> countries) {
    boolean alone = forms.isEmpty();
    int from = 0;
    for (int times = 0; times < MOST_IN_FRONT; times++) {
      int k = Math.min(LONGEST, to - from - 1);
      while (k > 0 && !standsInFront(words, from, from + k, latin, alone, countries)) k--;
      if (k <= 0) return from;
      note(words, from, from + k, forms, new HashSet<>());
      from += k;
    }
    return from;
  }

  private static boolean standsInFront(
      List<String> words, int from, int to, boolean latin, boolean alone, Set<String> countries) {
    Spelling spelling = SPELLINGS.get(joined(words, from, to));
    if (spelling == null) return false;
    boolean paired = !Collections.disjoint(spelling.countries, countries);
    return spelling.stands(Where.FRONT, latin)
        || (alone && spelling.stands(Where.FRONT_ALONE, latin))
        || (paired && spelling.stands(Where.FRONT_PAIRED, latin));
  }

  /** The words between two places without forms that no name has for a word. */
  private static List<String> within(
      List<String> words, int from, int to, boolean latin, Set<String> forms) {
    List<String> out = new ArrayList<>(to - from);
    int i = from;
    while (i < to) {
      int k = i == from ? 0 : Math.min(LONGEST, to - i - 1);
      while (k > 0 && !standsWithin(words, i, i + k, latin)) k--;
      if (k > 0) note(words, i, i + k, forms, new HashSet<>());
      else out.add(words.get(i));
      i += Math.max(1, k);
    }
    return out;
  }

  private static boolean standsWithin(List<String> words, int from, int to, boolean latin) {
    if (to - from == 1 && words.get(from).length() < SHORTEST_WITHIN) return false;
    Spelling spelling = SPELLINGS.get(joined(words, from, to));
    return spelling != null && spelling.stands(Where.WITHIN, latin);
  }

  private static String joined(List<String> words, int from, int to) {
    return to - from == 1 ? words.get(from) : String.join(" ", words.subList(from, to));
  }
}
