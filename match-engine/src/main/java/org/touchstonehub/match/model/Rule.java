package org.touchstonehub.match.model;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a model knows for certain of two records, whatever the evidence says.
 *
 * @param attributes positions in the model, at least one, each once
 * @param because why, as the model says it, for explanations; or null
 */
public record Rule(Kind kind, List<Integer> attributes, @Nullable String because) {
  /** What a rule says. */
  public enum Kind {
    /** Two records that have a value of each attribute, all of them equal, are one thing. */
    TOGETHER_IF_EQUAL("is equal", "are equal", " and "),
    /** Two records that have a value of any of the attributes which clearly differs are two. */
    APART_IF_DIFFERENT("differs", "differs", " or ");

    private final String one;
    private final String several;
    private final String between;

    Kind(String one, String several, String between) {
      this.one = one;
      this.several = several;
      this.between = between;
    }

    /** As written in YAML. */
    public String yamlName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Rule {
    attributes = List.copyOf(attributes);
    if (attributes.isEmpty()) throw new IllegalArgumentException("a rule without attributes");
  }

  /** In words: {@code together if tax_id and country are equal (one number, one company)}. */
  public String words(EntityModel model) {
    String names =
        attributes.stream()
            .map(a -> model.attributes().get(a).name())
            .collect(joining(kind.between));
    String when = kind == Kind.TOGETHER_IF_EQUAL ? "together if " : "apart if ";
    String rule = when + names + " " + (attributes.size() == 1 ? kind.one : kind.several);
    return because == null ? rule : rule + " (" + because + ")";
  }
}
