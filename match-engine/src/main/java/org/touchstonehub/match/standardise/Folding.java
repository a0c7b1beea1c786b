package org.touchstonehub.match.standardise;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Text without the differences that mean nothing: lower case, no accents, umlauts written out, HTML
 * entities undone, Cyrillic and Greek letters transliterated, digits of all scripts as 0 to 9, wide
 * and half-width letters as plain ones, hiragana as katakana, Arabic letters in one spelling.
 */
public final class Folding {
  private static final String CYRILLIC =
      "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh"
          + " ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ї=yi ґ=g ј=j љ=lj њ=nj џ=dz"
          + " ћ=c ђ=d ѕ=dz ѓ=g ќ=k ў=u ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h";
  private static final String GREEK =
      "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch"
          + " ψ=ps ω=o";
  private static final String LATIN = "ü=ue ö=oe ä=ae ß=ss ø=o ł=l æ=ae œ=oe đ=d ð=d þ=th ı=i";
  private static final String[] WRITTEN = table(LATIN + " " + CYRILLIC + " " + GREEK);

  /** From Devanagari to Khmer, vowels are signs: dropped, they would leave other words. */
  private static final char FIRST_VOWEL_SIGN = '\u0900';

  private static final char LAST_VOWEL_SIGN = '\u17ff';

  /** The dot of Devanagari, written or not. */
  private static final char NUKTA = '\u093c';

  /** Stands for nothing while text is folded. */
  private static final String LEFT_OUT = "\uffff";

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
    boolean composes = false;
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (isAccent(c)) continue;
      composes |= c >= FIRST_VOWEL_SIGN;
      // a letter that lost its accent only now: Greek
      String written = c >= '\u0370' && c < WRITTEN.length ? WRITTEN[c] : null;
      if (written != null) plain.append(written);
      else plain.append(c < '\u0590' ? c : spelled(c));
    }
    // what decomposing took apart that is no accent: syllables of Hangul, voiced kana
    String folded = composes ? Normalizer.normalize(plain, Normalizer.Form.NFC) : plain.toString();
    return folded.replace(LEFT_OUT, "").strip();
  }

  /** A mark that changes no word. Vowel signs of Indian and other scripts, and of kana, do. */
  private static boolean isAccent(char c) {
    if (Character.getType(c) != Character.NON_SPACING_MARK) return false;
    boolean voiced = c == '\u3099' || c == '\u309a';
    boolean vowel = c >= FIRST_VOWEL_SIGN && c <= LAST_VOWEL_SIGN && c != NUKTA;
    return !voiced && !vowel;
  }

  /** One of several letters that stand for one another, or digits that do. */
  private static char spelled(char c) {
    if (Character.isDigit(c)) return (char) ('0' + Character.digit(c, 10));
    // the middle of hiragana lies 0x60 below that of katakana
    if (c >= '\u3041' && c <= '\u3096') return (char) (c + 0x60);
    return switch (c) {
      case '\u0649', '\u06cc', '\u06d2' -> '\u064a'; // alef maqsura, Persian and Urdu ye
      case '\u0629', '\u06d5', '\u06c1', '\u06be' -> '\u0647'; // taa marbuta, kinds of he
      case '\u06a9' -> '\u0643'; // Persian kaf
      case '\u0640', '\u200c', '\u200d', '\u200e', '\u200f' ->
          LEFT_OUT.charAt(0); // drawn long, joiners
      default -> c;
    };
  }

  /** Whether a character of folded text belongs to a word: a letter, a digit, a vowel sign. */
  static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || (c >= FIRST_VOWEL_SIGN && isMark(c));
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** The runs of letters and digits of folded text. */
  public static List<String> words(String folded) {
    List<String> words = new ArrayList<>(4);
    int start = -1;
    for (int i = 0; i <= folded.length(); i++) {
      boolean inside = i < folded.length() && isPart(folded.charAt(i));
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
      if (isPart(c)) out.append(c);
    }
    return out.toString();
  }
}
