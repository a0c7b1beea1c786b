package org.touchstonehub.mdm.link;

import java.util.Set;
import java.util.UUID;
import org.touchstonehub.match.record.SourceKey;

/**
 * A steward task that is open, as far as a change can answer it.
 *
 * @param a the first record that it is about
 * @param b the second; the first again where it is about one
 * @param records all that it is about, these two among them
 * @param decisions of which it asks which one holds; none where it asks something else
 */
public record OpenQuestion(
    UUID task,
    Asks asks,
    String subject,
    SourceKey a,
    SourceKey b,
    Set<SourceKey> records,
    Set<UUID> decisions) {
  /** What is asked: it tells what a change leaves of the question. */
  public enum Asks {
    /** Whether two records that are alike are one thing. */
    WHETHER_ONE,
    /** Whether two records with one identifier are one thing, whatever else they say. */
    WHETHER_ONE_BY_IDENTIFIER,
    /** Whether records that are one thing are two. */
    WHETHER_TWO,
    /** Which decision holds. */
    WHICH_DECISION,
    /** Something of one record. */
    OF_ONE_RECORD;

    /** Whether it is matching that is in doubt. */
    public boolean isDoubt() {
      return this == WHETHER_ONE || this == WHETHER_TWO;
    }

    /** Whether the question is another one as soon as a record says something else. */
    public boolean endsWithChange() {
      return this == WHETHER_ONE || this == WHETHER_TWO;
    }

    /**
     * Whether it is answered by how records belong together.
     *
     * @param isOne whether the two have one golden record
     */
    public boolean isAnswered(boolean isOne) {
      return switch (this) {
        case WHETHER_ONE, WHETHER_ONE_BY_IDENTIFIER -> isOne;
        case WHETHER_TWO -> !isOne;
        case WHICH_DECISION, OF_ONE_RECORD -> false;
      };
    }
  }

  public OpenQuestion {
    records = Set.copyOf(records);
    decisions = Set.copyOf(decisions);
  }
}
