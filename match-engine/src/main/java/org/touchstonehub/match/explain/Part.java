package org.touchstonehub.match.explain;

/**
 * One step of a {@link Waterfall}.
 *
 * @param subject attribute, group of attributes or class of related things that it is about; empty
 *     for the prior and the calibration
 * @param finding in words; never a value
 * @param bits what it adds to the log odds: +1 doubles the odds of a match
 */
public record Part(Kind kind, String subject, String finding, double bits) {
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
