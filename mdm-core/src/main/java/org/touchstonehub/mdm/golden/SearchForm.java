package org.touchstonehub.mdm.golden;

import java.util.regex.Pattern;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.mdm.database.Digests;

/**
 * The form in which text is searched and sorted: the standard form where there is one, else the
 * text; in lower case, without accents, umlauts written out, blanks drawn together. Made here and
 * nowhere else: the projection stores it, so that PostgreSQL has nothing to fold.
 *
 * <p>At most 120 code points, so that an index can hold it: of a longer text the beginning, and a
 * digest of the whole.
 */
public final class SearchForm {
  /** The most code points of a beginning that is searched by. */
  static final int LONGEST_BEGINNING = 100;

  private static final int LONGEST = 120;
  private static final int DIGEST = 18;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private SearchForm() {}

  public static String of(SemanticType type, String value) {
    String form = folded(type.exchanged(value).orElse(value));
    if (form.codePointCount(0, form.length()) <= LONGEST) return form;
    return form.substring(0, form.offsetByCodePoints(0, LONGEST_BEGINNING))
        + "\u2026 "
        + Digests.sha256Hex(form).substring(0, DIGEST);
  }

  /**
   * @throws InvalidInput if it says nothing or is longer than what the search form keeps
   */
  static String beginning(String field, String text) {
    String form = folded(text);
    int length = form.codePointCount(0, form.length());
    if (length < 1 || length > LONGEST_BEGINNING) {
      throw new InvalidInput(
          "condition",
          "The beginning of '%s' has 1 to %d characters; write so many."
              .formatted(field, LONGEST_BEGINNING));
    }
    return form;
  }

  private static String folded(String text) {
    return CodePoints.stored(BLANKS.matcher(Folding.fold(text)).replaceAll(" ").strip());
  }
}
