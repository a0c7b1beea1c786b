package org.touchstonehub.match.profile;

/**
 * A value that stands on very many rows.
 *
 * @param shown the value, masked where it may be personal
 */
public record FrequentValue(String shown, int rows) {}
