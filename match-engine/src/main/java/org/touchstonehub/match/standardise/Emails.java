package org.touchstonehub.match.standardise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mailbox that an address leads to, in one spelling: without a name beside it, {@code mailto:}
 * or a tag behind a plus; at Google also without dots and under one domain.
 */
public final class Emails {
  private static final Pattern IN_BRACKETS = Pattern.compile("<\\s*([^<>\\s]+@[^<>\\s]+)\\s*>");
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>\"',;:()\\[\\]]+@[^\\s<>\"',;:()\\[\\]]+\\.[^\\s<>\"',;:()\\[\\]]+");

  private Emails() {}

  /** The mailbox of folded text; what cannot be an address comes without blanks. */
  public static String mailbox(String folded) {
    String address = address(folded);
    int at = address.lastIndexOf('@');
    if (at <= 0) return address;
    String local = address.substring(0, at);
    String domain = address.substring(at + 1);
    while (domain.endsWith(".")) domain = domain.substring(0, domain.length() - 1);
    int tag = local.indexOf('+');
    if (tag > 0) local = local.substring(0, tag);
    boolean google = domain.equals("gmail.com") || domain.equals("googlemail.com");
    return google ? local.replace(".", "") + "@gmail.com" : local + "@" + domain;
  }

  /** Whether it has something before the @ and something behind it. */
  public static boolean isAddress(String written) {
    String address = address(Folding.fold(written));
    int at = address.lastIndexOf('@');
    return at > 0 && address.substring(at + 1).codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static String address(String folded) {
    if (folded.indexOf('@') < 0) return folded.replace(" ", "");
    Matcher bracketed = IN_BRACKETS.matcher(folded);
    if (bracketed.find()) return withoutScheme(bracketed.group(1));
    String text = withoutScheme(folded);
    if (text.indexOf(' ') < 0) return text;
    Matcher m = ADDRESS.matcher(text);
    return m.find() ? withoutScheme(m.group()) : text.replace(" ", "");
  }

  private static String withoutScheme(String address) {
    String text = address.startsWith("mailto:") ? address.substring(7) : address;
    int query = text.indexOf('?');
    return query > 0 ? text.substring(0, query) : text;
  }
}
