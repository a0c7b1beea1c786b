package org.touchstonehub.mdm.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.touchstonehub.match.engine.Constraints;
import org.touchstonehub.match.record.SourceKey;

/**
 * Groups source records as a match of all records of the domain would. The matching modules bring
 * it; the hub's state knows no matching.
 */
public interface Matching {
  /**
   * What is to be so, beside what is stored.
   *
   * @param put records as they are to be, by key: their values by attribute name
   * @param removed records that are to be gone
   * @param asked other records whose groups are asked for
   * @param decided what stewards are to have decided about some records
   */
  record Hypothesis(
      Map<SourceKey, Map<String, String>> put,
      Set<SourceKey> removed,
      Set<SourceKey> asked,
      Function<Set<SourceKey>, Constraints> decided) {
    public Hypothesis {
      put = Map.copyOf(put);
      removed = Set.copyOf(removed);
      asked = Set.copyOf(asked);
    }
  }

  /** What a grouping keeps others from until the transaction ends. */
  enum Hold {
    /** Nothing, for a preview. */
    NONE,
    /** Whatever could change the groups that it names. */
    GROUPS,
    /** Any change of the domain, for many records at once. */
    DOMAIN
  }

  /** What matching made of a hypothesis. */
  interface Grouping {
    /**
     * Every group that has one of the records in question, or had one, whole and in an order that
     * depends on the records alone.
     */
    List<Set<SourceKey>> groups();

    /** What it is in doubt about; empty where it does not tell. */
    default Optional<Doubts> doubts() {
      return Optional.empty();
    }

    /**
     * Remembers the hypothesis as what is so, in the transaction that writes it.
     *
     * @param versions that the records which were put have
     */
    void keep(Map<SourceKey, Integer> versions);
  }

  /**
   * Waits until no batch or file changes the domain, and keeps them off until the transaction ends.
   * Others who change few records go on, unless earlier attempts found that this change must be
   * alone.
   */
  void join(String domain);

  /** Changes nothing. Whoever is to write what comes of it needs a hold. */
  Grouping group(String domain, Hypothesis hypothesis, Hold hold);
}
