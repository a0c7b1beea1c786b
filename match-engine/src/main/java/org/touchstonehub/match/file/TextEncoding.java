package org.touchstonehub.match.file;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Sees from the beginning of a file which encoding it is in. UTF-8 that is broken here and there
 * stays UTF-8; only where more bytes break it than make letters by it another encoding is looked
 * for, as spreadsheets write them.
 */
final class TextEncoding {
  private static final Charset WESTERN = charset("windows-1252", StandardCharsets.ISO_8859_1);
  private static final Charset CENTRAL = charset("windows-1250", WESTERN);

  /** Of the bytes of UTF-16, those that are 0 in text of Latin letters are near one half. */
  private static final double ZEROS = 0.3;

  private TextEncoding() {}

  /**
   * @param bytes of the beginning, which may end within a letter
   */
  static Charset of(byte[] bytes) {
    Charset wide = wide(bytes);
    if (wide != null) return wide;
    if (isUtf8(bytes)) return StandardCharsets.UTF_8;
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, bytes.length);
    detector.dataEnd();
    Charset found = charset(detector.getDetectedCharset(), WESTERN);
    // it takes the letters of Central Europe for Western ones, and does not know that this is no
    // UTF-8
    boolean foreign = !found.equals(WESTERN) && !found.equals(StandardCharsets.UTF_8);
    return foreign && isReadable(found) ? found : latin(bytes);
  }

  static boolean isWide(Charset encoding) {
    return encoding.name().startsWith("UTF-16");
  }

  /** Whether lines and separators are the bytes that they are in ASCII, or it is UTF-16. */
  static boolean isReadable(Charset encoding) {
    if (isWide(encoding)) return true;
    String plain = "a1,;|\t\"\r\n";
    return encoding.canEncode()
        && Arrays.equals(plain.getBytes(encoding), plain.getBytes(StandardCharsets.US_ASCII));
  }

  /** UTF-16, by its mark or by every other byte being 0. */
  private static @Nullable Charset wide(byte[] bytes) {
    if (begins(bytes, 0xFF, 0xFE)) return StandardCharsets.UTF_16LE;
    if (begins(bytes, 0xFE, 0xFF)) return StandardCharsets.UTF_16BE;
    int[] zeros = new int[2];
    for (int i = 0; i < bytes.length; i++) if (bytes[i] == 0) zeros[i & 1]++;
    double least = ZEROS * bytes.length;
    if (zeros[1] > least && zeros[0] < least / 2) return StandardCharsets.UTF_16LE;
    if (zeros[0] > least && zeros[1] < least / 2) return StandardCharsets.UTF_16BE;
    return null;
  }

  private static boolean begins(byte[] bytes, int first, int second) {
    return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
  }

  /** Whether more letters are UTF-8 than bytes are not. */
  private static boolean isUtf8(byte[] bytes) {
    int letters = 0;
    int broken = 0;
    for (int i = 0; i < bytes.length; ) {
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int length = letter(bytes, i);
      if (i + length > bytes.length) break;
      if (length == 0) broken++;
      else letters++;
      i += Math.max(1, length);
    }
    return broken <= letters;
  }

  /** How many bytes the letter of UTF-8 takes that begins here; 0 if none does. */
  private static int letter(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead >= 0xF5) return 0;
    for (int k = at + 1; k < Math.min(at + length, bytes.length); k++) {
      if ((bytes[k] & 0xC0) != 0x80) return 0;
    }
    return length;
  }

  /** Where signs of Western Europe stand within words, they are letters of Central Europe. */
  private static Charset latin(byte[] bytes) {
    return signsInWords(bytes, CENTRAL) < signsInWords(bytes, WESTERN) ? CENTRAL : WESTERN;
  }

  private static int signsInWords(byte[] bytes, Charset charset) {
    String text = charset.decode(ByteBuffer.wrap(bytes)).toString();
    int signs = 0;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = c > 0x7F && !Character.isLetter(c) && !isPunctuation(c);
      if (sign && Character.isLetter(text.charAt(i - 1))) signs++;
    }
    return signs;
  }

  /** Quotes and dashes stand beside letters in every language. */
  private static boolean isPunctuation(char c) {
    return (c >= 0x2010 && c <= 0x203A) || c == 0xAB || c == 0xBB || c == 0xA0;
  }

  private static Charset charset(@Nullable String name, Charset otherwise) {
    try {
      return name == null ? otherwise : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return otherwise;
    }
  }
}
