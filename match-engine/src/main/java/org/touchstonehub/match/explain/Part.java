package org.touchstonehub.match.explain;

import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link Waterfall}.
 *
 * @param subject attribute, group of attributes or class of related things that it is about; empty
 *     for the prior and the calibration
 * @param finding in words; never a value
 * @param bits what it adds to the log odds: +1 doubles the odds of a match
 * @param rates of a {@link Kind#FINDING} that has them; else null
 */
public record Part(Kind kind, String subject, String finding, double bits, @Nullable Rates rates) {
  /**
   * How often a finding is made, as the trained model has it.
   *
   * @param ofMatches m: its share among pairs that are the same, 0 to 1
   * @param ofStrangers u: its share among random pairs, 0 to 1
   */
  public record Rates(double ofMatches, double ofStrangers) {}

  /** Without rates. */
  public Part(Kind kind, String subject, String finding, double bits) {
    this(kind, subject, finding, bits, null);
  }

  /** What kind of step it is. */
  public enum Kind {
    /** How likely any two records are to match. */
    PRIOR,
    /** What was found of an attribute, weighed without its value. */
    FINDING,
    /** How much rarer or commoner than usual the value is. */
    FREQUENCY,
    /** That a match may be a noisy copy, an extension or have the whole group replaced. */
    COPY,
    /** What correlated attributes must not count twice. */
    CORRELATION,
    /** What related things (household, twin, chain) explain as well. */
    RELATED,
    /** What pairs of such log odds turned out to be worth. */
    CALIBRATION,
    /** A side has no value: no evidence. */
    MISSING
  }
}
