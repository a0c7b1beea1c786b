package org.touchstonehub.match.standardise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstonehub.match.refine.Refinement;

/**
 * Several values in one cell: telephone numbers, e-mail addresses or identifiers between signs, or
 * as a JSON list. A sign that may belong to one value parts none: each part must be a value by
 * itself.
 */
public final class Several {
  private static final Pattern SIGNS = Pattern.compile("[;|\\n\\r\\t,/:\\[]");
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>\"'`,;|()\\[\\]/]+@[^\\s<>\"'`,;|()\\[\\]/]+");
  private static final Pattern BETWEEN = Pattern.compile("[;|\\n\\r\\t]|:::|\",\\s*\"");
  private static final Pattern BETWEEN_PHONES =
      Pattern.compile("[;|\\n\\r\\t,]|:::|\\s/\\s|/(?=\\s*[+(]?\\d(?:[^/\\d]*\\d){6})");
  private static final Pattern AFTER_EXTENSION = Pattern.compile("(?i)^\\s*ext\\s*=.*");

  /** Digits of a telephone number that stands beside another: an area code has fewer. */
  private static final int FEWEST_DIGITS = 6;

  /** Signs of an identifier that stands beside another. */
  private static final int SHORTEST = 4;

  private Several() {}

  /** The values of a cell; the cell as a whole where it holds one. */
  public static List<String> of(ValueKind kind, String cell) {
    if (!Refinement.SEVERAL_VALUES.isOn()) return List.of(cell);
    return switch (kind) {
      case EMAIL -> addresses(cell);
      case PHONE -> parts(cell, BETWEEN_PHONES, FEWEST_DIGITS);
      case IDENTIFIER -> parts(cell, BETWEEN, SHORTEST);
      case PLACE, POSTCODE, CATEGORY, ADDRESS, YEAR, AMOUNT, GEO -> List.of(cell);
    };
  }

  private static List<String> addresses(String cell) {
    int at = cell.indexOf('@');
    if (at < 0 || cell.indexOf('@', at + 1) < 0) return List.of(cell);
    List<String> found = new ArrayList<>();
    Matcher m = ADDRESS.matcher(cell);
    while (m.find()) found.add(m.group());
    return found.size() < 2 ? List.of(cell) : found;
  }

  private static List<String> parts(String cell, Pattern between, int fewest) {
    if (!SIGNS.matcher(cell).find()) return List.of(cell);
    List<String> found = new ArrayList<>();
    for (String part : between.split(cell, -1)) {
      if (AFTER_EXTENSION.matcher(part).matches()) return List.of(cell);
      String value = withoutListSigns(part);
      if (value.isEmpty()) continue;
      int signs = fewest == FEWEST_DIGITS ? Folding.digits(value).length() : value.length();
      boolean isOne = signs >= fewest && value.chars().anyMatch(Character::isDigit);
      if (!isOne) return List.of(cell);
      found.add(value);
    }
    return found.isEmpty() ? List.of(cell) : found;
  }

  private static String withoutListSigns(String part) {
    int from = 0;
    int to = part.length();
    while (from < to && isListSign(part.charAt(from))) from++;
    while (to > from && isListSign(part.charAt(to - 1))) to--;
    return part.substring(from, to);
  }

  private static boolean isListSign(char c) {
    return Character.isWhitespace(c) || c == '[' || c == ']' || c == '"' || c == '\'';
  }
}
