package org.touchstonehub.match.explain;

/**
 * A rule of the model that speaks about two records.
 *
 * @param rule in words: {@code apart if birth_date differs}
 * @param together whether it says that they are one thing; else that they are not
 * @param ofThePair whether it is the two records that are equal or differ; else others of their
 *     clusters
 */
public record RuleFinding(String rule, boolean together, boolean ofThePair) {}
