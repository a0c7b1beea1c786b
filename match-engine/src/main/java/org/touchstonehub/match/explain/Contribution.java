package org.touchstonehub.match.explain;

import java.util.List;

/**
 * What one attribute, or one thing beside the attributes, brings to the log odds of a pair: all
 * steps of the {@link Waterfall} that are about it in one number.
 *
 * @param attributes that it is about, several where they are compared as one; empty unless it is
 *     {@link Kind#ATTRIBUTE}
 * @param name of the class of related things; empty unless it is {@link Kind#RELATED}
 * @param words what was found, never a value
 * @param bits what it adds to the log odds: +1 doubles the odds of a match
 */
public record Contribution(
    Kind kind, List<String> attributes, String name, String words, double bits) {
  /** What it is about. */
  public enum Kind {
    /** How likely any two records are to match. */
    START,
    /** What was found of an attribute. */
    ATTRIBUTE,
    /** What related things (household, twin, chain, namesakes) explain as well. */
    RELATED,
    /** What pairs of such log odds turned out to be worth. */
    CALIBRATION
  }

  public Contribution {
    attributes = List.copyOf(attributes);
  }
}
