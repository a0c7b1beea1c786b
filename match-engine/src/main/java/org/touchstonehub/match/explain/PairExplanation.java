package org.touchstonehub.match.explain;

import org.touchstonehub.match.record.SourceKey;

/** Why two records have the log odds that they have, and what became of them. */
public record PairExplanation(SourceKey a, SourceKey b, Waterfall waterfall, Fate fate) {}
