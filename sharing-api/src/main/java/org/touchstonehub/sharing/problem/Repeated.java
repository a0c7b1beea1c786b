package org.touchstonehub.sharing.problem;

/** What a caller wrote, as far as a problem says it again. */
public final class Repeated {
  private static final int LONGEST = 80;

  private Repeated() {}

  /** The beginning of a name that is too long to be told. */
  public static String name(String given) {
    return given.length() > LONGEST ? given.substring(0, LONGEST) : given;
  }
}
