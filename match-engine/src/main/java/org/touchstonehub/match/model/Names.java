package org.touchstonehub.match.model;

import java.text.Normalizer;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Which names are legal. Nearly all are, because a column is often called {@code order}, {@code
 * naïve-name} or {@code "First name"}; who writes a name into SQL, a path or a page escapes it
 * there.
 */
final class Names {
  private static final int LONGEST = EntityModel.LONGEST_NAME;
  private static final int LONGEST_COLUMN = 200;

  static final String REMEDY =
      "use 1 to " + LONGEST + " printable characters, without blanks at the ends";
  static final String REMEDY_FOR_MODELS = REMEDY + ", and none of : * , / \\";

  private Names() {}

  /** The name of a file column; tells where it cannot be one. */
  static String column(Faults faults, ScalarNode scalar) {
    String name = composed(scalar.getValue());
    faultOf(name, LONGEST_COLUMN)
        .ifPresent(
            fault ->
                faults.add(
                    scalar,
                    "the column's name " + fault,
                    "write it as the header of the file does, at most %d characters"
                        .formatted(LONGEST_COLUMN)));
    return name;
  }

  /** The one spelling of a name: composed form (NFC), so that equal-looking names are equal. */
  static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /** What keeps a text from naming a file column, or empty. */
  static Optional<String> faultOfColumn(String name) {
    return faultOf(composed(name), LONGEST_COLUMN);
  }

  /** What keeps a text from naming an attribute or a source, or empty. */
  static Optional<String> faultOf(String name) {
    return faultOf(name, LONGEST);
  }

  /**
   * What keeps a text from naming a model, or empty. A model's name is also half of a grant ({@code
   * steward:supplier}) and a part of paths.
   */
  static Optional<String> faultOfModel(String name) {
    Optional<String> fault = faultOf(name);
    if (fault.isPresent()) return fault;
    if (name.equals(".") || name.equals("..")) return Optional.of("is a path");
    return name.codePoints()
        .filter(c -> ":*/\\,".indexOf(c) >= 0)
        .mapToObj(c -> "holds '" + Character.toString(c) + "'")
        .findFirst();
  }

  private static Optional<String> faultOf(String name, int longest) {
    if (name.isBlank()) return Optional.of("is empty");
    if (!name.strip().equals(name)) return Optional.of("begins or ends with a blank");
    if (name.codePointCount(0, name.length()) > longest) {
      return Optional.of("has more than " + longest + " characters");
    }
    return name.codePoints()
        .filter(c -> !isLegal(c))
        .mapToObj("holds the unprintable character U+%04X"::formatted)
        .findFirst();
  }

  private static boolean isLegal(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // Emoji are joined by U+200D; the other format characters (text direction) hide things.
      case Character.FORMAT -> codePoint == 0x200D;
      default -> true;
    };
  }
}
