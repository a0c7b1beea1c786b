package org.touchstonehub.command.terminal;

/**
 * Colours of a terminal that mean something: teal for what agrees, rust for what differs, as in the
 * pages and the console. Plain where nobody would see them.
 */
public enum Colours {
  ON,
  OFF;

  private static final String RESET = "\u001b[0m";

  /** Off where output goes to a file, on a terminal that has none, and where NO_COLOR is set. */
  @SuppressWarnings("SystemConsoleNull") // Java 22 and later, which Touchstone does not run on
  public static Colours here() {
    String wish = System.getenv("NO_COLOR");
    boolean unwanted = wish != null && !wish.isEmpty();
    boolean plain = System.console() == null || "dumb".equals(System.getenv("TERM"));
    return unwanted || plain ? OFF : ON;
  }

  public String agree(String text) {
    return in("\u001b[38;5;37m", text);
  }

  public String differ(String text) {
    return in("\u001b[38;5;173m", text);
  }

  public String quiet(String text) {
    return in("\u001b[2m", text);
  }

  public String strong(String text) {
    return in("\u001b[1m", text);
  }

  private String in(String colour, String text) {
    return this == OFF || text.isBlank() ? text : colour + text + RESET;
  }
}
