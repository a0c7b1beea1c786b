package org.touchstonehub.match.standardise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Legal forms of organisations by country, from {@code legal-forms.txt}. They are written in one
 * spelling, not dropped: "Shell Ltd" and "Shell BV" may be two companies, and a word that every
 * other name holds weighs little anyway.
 */
public final class LegalForms {
  private static final int LONGEST = 6;
  private static final Map<String, String> SPELLINGS = new HashMap<>();
  private static final Set<String> FORMS = new HashSet<>();

  static {
    read();
  }

  private LegalForms() {}

  /** Each line: country, the short form, then other spellings, separated by bars. */
  private static void read() {
    try (InputStream in = LegalForms.class.getResourceAsStream("legal-forms.txt")) {
      if (in == null) throw new IllegalStateException("legal-forms.txt is not on the class path");
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("#")) continue;
        String[] parts = line.substring(line.indexOf(' ') + 1).split("\\|", -1);
        String form = parts[0].strip();
        FORMS.add(form);
        for (String part : parts) SPELLINGS.putIfAbsent(part.strip(), form);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a word is a legal form in its one spelling. */
  public static boolean isLegalForm(String word) {
    return FORMS.contains(word);
  }

  static List<String> unify(List<String> words) {
    List<String> out = new ArrayList<>(words.size());
    int i = 0;
    while (i < words.size()) {
      int taken = 1;
      String word = words.get(i);
      // a name may begin with a word that is also a form, so the first stays
      for (int k = Math.min(LONGEST, words.size() - i); i > 0 && k >= 1; k--) {
        String form = SPELLINGS.get(String.join(" ", words.subList(i, i + k)));
        if (form != null) {
          word = form;
          taken = k;
          break;
        }
      }
      out.add(word);
      i += taken;
    }
    return out;
  }
}
