package org.touchstonehub.match.explain;

import org.touchstonehub.match.record.SourceKey;

/**
 * Why two records have the log odds that they have, and what became of them.
 *
 * @param summary what each attribute brings
 * @param waterfall the same log odds, step by step as they are reckoned
 */
public record PairExplanation(
    SourceKey a, SourceKey b, Summary summary, Waterfall waterfall, Fate fate) {}
