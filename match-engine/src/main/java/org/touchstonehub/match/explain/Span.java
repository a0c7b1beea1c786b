package org.touchstonehub.match.explain;

/**
 * A stretch of a value that is compared with another.
 *
 * @param text as it is written, never empty
 * @param isSame whether the other value has it too
 */
public record Span(String text, boolean isSame) {}
