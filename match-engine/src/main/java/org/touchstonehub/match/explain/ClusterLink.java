package org.touchstonehub.match.explain;

import org.touchstonehub.match.record.SourceKey;

/**
 * Two records of a cluster, compared.
 *
 * @param a the smaller key
 * @param b the other
 * @param bits log odds of the pair
 */
public record ClusterLink(SourceKey a, SourceKey b, double bits) {}
