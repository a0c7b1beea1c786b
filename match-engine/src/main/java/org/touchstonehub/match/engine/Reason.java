package org.touchstonehub.match.engine;

/**
 * One part of why a pair got its weight.
 *
 * @param attribute attribute or group of attributes
 * @param finding the comparison level in words, for example {@code equal} or {@code one typing
 *     error}; never a value
 * @param weight match weight in bits: log2 of the likelihood ratio; above zero speaks for a match
 */
public record Reason(String attribute, String finding, double weight) {}
