package org.touchstonehub.sharing.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that problems are told in. */
public enum Language {
  ENGLISH(Locale.ENGLISH),
  GERMAN(Locale.GERMAN);

  private static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.GERMAN);
  private static final int LONGEST_HEADER = 500;
  private static final ThreadLocal<@Nullable Language> CURRENT = new ThreadLocal<>();

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** As {@code Content-Language} names it. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** What {@code Accept-Language} likes best of what is offered; English where it says nothing. */
  public static Language of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) return ENGLISH;
    try {
      List<Locale.LanguageRange> liked = Locale.LanguageRange.parse(acceptLanguage);
      return Locale.GERMAN.equals(Locale.lookup(liked, OFFERED)) ? GERMAN : ENGLISH;
    } catch (IllegalArgumentException | IndexOutOfBoundsException notAHeader) {
      // The JDK's reader answers "-" by the latter.
      return ENGLISH;
    }
  }

  /** The language of the request that the current thread serves. */
  public static Language current() {
    Language begun = CURRENT.get();
    return begun == null ? ENGLISH : begun;
  }

  public static void begin(@Nullable String acceptLanguage) {
    CURRENT.set(of(acceptLanguage));
  }

  public static void end() {
    CURRENT.remove();
  }
}
