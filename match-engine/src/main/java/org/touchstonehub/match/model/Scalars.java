package org.touchstonehub.match.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads single values; tells of those that are not what they should be. Any scalar counts as the
 * text that stands in the file, so that {@code no}, {@code 007} and {@code 1.10} are what they look
 * like.
 */
final class Scalars {
  private static final int LONGEST_SHOWN = 60;

  private final Faults faults;

  Scalars(Faults faults) {
    this.faults = faults;
  }

  /**
   * @param what what the node is, for messages: {@code 'source'}
   */
  Optional<ScalarNode> text(Node node, String what) {
    if (node instanceof ScalarNode scalar && !isEmpty(scalar)) return Optional.of(scalar);
    String found =
        node instanceof ScalarNode
            ? "empty"
            : node instanceof SequenceNode ? "a list" : "a mapping";
    faults.add(node, what + " is " + found, "give it a text");
    return Optional.empty();
  }

  Optional<Boolean> flag(ScalarNode scalar, String key) {
    if (scalar.getTag().equals(Tag.BOOL)) {
      return Optional.of(Boolean.parseBoolean(scalar.getValue()));
    }
    faults.add(
        scalar, "'%s' is '%s'".formatted(key, shown(scalar)), "write true or false, unquoted");
    return Optional.empty();
  }

  /** One of a closed set of words. */
  <T> Optional<T> oneOf(ScalarNode scalar, String key, Map<String, T> choices) {
    T chosen = choices.get(scalar.getValue());
    if (chosen == null) {
      String known = "known are " + String.join(", ", choices.keySet());
      faults.add(
          scalar,
          "unknown %s '%s'".formatted(key, shown(scalar)),
          nearest(scalar.getValue(), choices.keySet())
              .map(near -> "did you mean '%s'? (%s)".formatted(near, known))
              .orElse(known));
    }
    return Optional.ofNullable(chosen);
  }

  /** The text as a message may show it: short and on one line. */
  static String shown(ScalarNode scalar) {
    return shown(scalar.getValue());
  }

  static String shown(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    if (printable.codePointCount(0, printable.length()) <= LONGEST_SHOWN) return printable;
    return printable.substring(0, printable.offsetByCodePoints(0, LONGEST_SHOWN - 3)) + "...";
  }

  /** The known word that was probably meant: a few edits away, and less than half of the word. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String asWritten = word.length() > LONGEST_SHOWN ? "" : word.strip().toLowerCase(Locale.ROOT);
    String plain = asWritten.replace('_', '-').replace(' ', '-');
    LevenshteinDistance distance = new LevenshteinDistance(Math.min(3, plain.length() / 2));
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int edits = distance.apply(plain, candidate);
      if (edits >= 0 && edits < least) {
        least = edits;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static boolean isEmpty(ScalarNode scalar) {
    return (scalar.getTag().equals(Tag.NULL)
            && scalar.isPlain()
            && !scalar.getValue().equals("null"))
        || scalar.getValue().isBlank();
  }
}
