package org.touchstonehub.match.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;

/**
 * Two groups of records that became one, or would.
 *
 * @param stage when
 * @param rule the rule that joined the two, in words; null in other stages
 * @param first keys of the one group, ascending
 * @param second keys of the other
 * @param linkBits how strongly the two belong together
 * @param scoreBits what decides: above 0 joins. The link less what the core asks for, or with what
 *     the sizes of the groups say; where a steward or a rule decided, the link
 */
public record Joining(
    Stage stage,
    @Nullable String rule,
    List<SourceKey> first,
    List<SourceKey> second,
    double linkBits,
    double scoreBits) {
  /** The stages of clustering. */
  public enum Stage {
    /** A steward said so. */
    STEWARD,
    /** A rule of the model says so. */
    RULE,
    /** Strong links only. */
    CORE,
    /** Whatever is more likely than not. */
    GROWTH
  }

  public Joining {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }

  /** Whether it brings two records together: one is in each group. */
  public boolean brings(SourceKey a, SourceKey b) {
    return (first.contains(a) && second.contains(b)) || (first.contains(b) && second.contains(a));
  }

  /** Records of both. */
  public int size() {
    return first.size() + second.size();
  }
}
