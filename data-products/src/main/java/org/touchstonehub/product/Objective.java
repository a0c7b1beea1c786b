package org.touchstonehub.product;

import java.math.BigDecimal;

/**
 * What consumers of a product can count on.
 *
 * @param name for example {@code freshness}
 * @param unit what the target counts, in words
 */
public record Objective(String name, BigDecimal target, String unit) {}
