package org.touchstonehub.match.standardise;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Text without the differences that mean nothing: lower case, no accents, umlauts written out, HTML
 * entities undone, Cyrillic and Greek letters transliterated.
 */
public final class Folding {
  private static final String CYRILLIC =
      "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh"
          + " ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ї=yi ґ=g";
  private static final String GREEK =
      "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch"
          + " ψ=ps ω=o";
  private static final String LATIN = "ü=ue ö=oe ä=ae ß=ss ø=o ł=l æ=ae œ=oe đ=d ð=d þ=th ı=i";
  private static final String[] WRITTEN = table(LATIN + " " + CYRILLIC + " " + GREEK);

  private Folding() {}

  private static String[] table(String pairs) {
    String[] table = new String[0x500];
    for (String pair : pairs.split(" ", -1)) table[pair.charAt(0)] = pair.substring(2);
    return table;
  }

  /** Folds a value; the result has no upper case, no accent and no blank at its ends. */
  public static String fold(String value) {
    int length = value.length();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 128 || c == '&') return foldAny(value);
    }
    return value.toLowerCase(Locale.ROOT).strip();
  }

  private static String foldAny(String value) {
    String text = value.indexOf('&') >= 0 ? StringEscapeUtils.unescapeHtml4(value) : value;
    // compose first, so that a letter and a combining dots are one umlaut
    text = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String written = c < WRITTEN.length ? WRITTEN[c] : null;
      if (written == null) out.append(c);
      else out.append(written);
    }
    String decomposed = Normalizer.normalize(out, Normalizer.Form.NFKD);
    StringBuilder plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) plain.append(c);
    }
    return plain.toString().strip();
  }

  /** The runs of letters and digits of folded text. */
  public static List<String> words(String folded) {
    List<String> words = new ArrayList<>(4);
    int start = -1;
    for (int i = 0; i <= folded.length(); i++) {
      boolean inside = i < folded.length() && Character.isLetterOrDigit(folded.charAt(i));
      if (inside && start < 0) start = i;
      if (!inside && start >= 0) {
        words.add(folded.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  /** The digits of a text, in order. */
  public static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit >= 0) digits.append((char) ('0' + digit));
    }
    return digits.toString();
  }

  /** The letters and digits of folded text, in order, nothing between. */
  public static String compact(String folded) {
    StringBuilder out = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isLetterOrDigit(c)) out.append(c);
    }
    return out.toString();
  }
}
