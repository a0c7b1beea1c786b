package org.touchstonehub.match.standardise;

/**
 * A phonetic skeleton for names of European languages: the first letter (vowels alike), then the
 * classes of the consonants without repeats, at most six. Letters that sound alike in English,
 * German, French, Dutch, Spanish or Slavic spelling share a class, so it is coarser than Soundex.
 */
public final class Phonetics {
  // class of a to z; '.' is silent
  private static final String CLASS = ".pkt.fk..jklnn.pkrst.f.s.s";
  private static final int LENGTH = 6;

  private Phonetics() {}

  /** The skeleton of a folded word; empty if it holds no letter a to z. */
  public static String skeleton(String word) {
    String w = word;
    if (w.indexOf('h') >= 0) w = w.replace("ph", "f").replace("sch", "s").replace("th", "t");
    if (w.indexOf('k') > 0) w = w.replace("ck", "k");
    StringBuilder out = new StringBuilder(LENGTH);
    for (int i = 0; i < w.length() && out.length() < LENGTH; i++) {
      char c = w.charAt(i);
      if (c < 'a' || c > 'z') {
        continue;
      }
      char k = CLASS.charAt(c - 'a');
      if (out.length() == 0) out.append(isVowel(c) ? 'a' : k == '.' ? c : k);
      else if (k != '.' && out.charAt(out.length() - 1) != k) out.append(k);
    }
    return out.toString();
  }

  private static boolean isVowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
  }
}
