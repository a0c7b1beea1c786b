package org.touchstonehub.match.engine;

import java.util.Collection;
import java.util.List;
import org.touchstonehub.match.block.RecordKeys;
import org.touchstonehub.match.record.SourceKey;

/**
 * The placed records of one domain under one trained model, as {@link LiveMatching} looks at them:
 * many at once, so that each look-up may be one round trip. What order records come in says
 * nothing. A change is computed against it and stored by somebody else.
 *
 * <p>Where several change records at once, an implementation may {@linkplain #claim claim} whatever
 * is looked up, so that nobody else changes it before this change is stored; then a look-up tells
 * what the others stored before.
 */
public interface Neighbourhood {
  /** Records that share a key beyond which it brings none. */
  int MOST_RECORDS = RecordKeys.MOST_RECORDS;

  /**
   * Tells that what is known of these is about to change; the first call of a step comes before any
   * look-up and names all that is known by then. Nothing is to be done where one changes at a time.
   */
  default void claim(Collection<SourceKey> keys, long[] blockKeys, long[] ruleGroups) {}

  /** The records with these keys; those that are not here are left out. */
  List<Placed> of(Collection<SourceKey> keys);

  /**
   * The records that have at least one of these block keys, each once. A key that more than {@link
   * #MOST_RECORDS} records have brings none of them.
   */
  List<Placed> sharing(long[] blockKeys);

  /** The records of these rule groups, each once. */
  List<SourceKey> inGroups(long[] ruleGroups);

  /** The constraints that name one of these records, as they hold after the change. */
  Constraints constraints(Collection<SourceKey> keys);
}
