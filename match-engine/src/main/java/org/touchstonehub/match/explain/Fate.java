package org.touchstonehub.match.explain;

import java.util.List;

/**
 * Why two records are in one cluster or are not.
 *
 * @param passes of blocking that brought the two together as a candidate pair; empty if they were
 *     not compared themselves
 * @param rules of the model that speak about the two, obeyed or overruled
 * @param joining the join that brought them into one cluster; or, where they are apart, how their
 *     clusters stand to each other
 */
public record Fate(Outcome outcome, List<String> passes, List<RuleFinding> rules, Joining joining) {
  /** What became of the two, in the words of an explanation. */
  public enum Outcome {
    TOGETHER("together"),
    KEPT_APART_BY_STEWARD("apart: a steward said that they are not the same"),
    KEPT_APART_BY_RULE("apart: a rule of the model keeps their clusters apart"),
    KEPT_APART_BY_SOURCE(
        "apart: together they would hold two records of a source without duplicates"),
    NOT_COMPARED("apart: no blocking pass brought records of their clusters together"),
    DOUBTFUL("apart: no two records of their clusters are more likely than not the same"),
    TOO_WEAK("apart: the link of their clusters is too weak");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public Fate {
    passes = List.copyOf(passes);
    rules = List.copyOf(rules);
  }

  public boolean isTogether() {
    return outcome == Outcome.TOGETHER;
  }

  /** Whether the two were compared themselves. */
  public boolean isCompared() {
    return !passes.isEmpty();
  }
}
