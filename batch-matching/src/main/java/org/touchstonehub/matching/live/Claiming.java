package org.touchstonehub.matching.live;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Database;

/**
 * Takes what one attempt of a change needs for itself, by advisory locks that the end of the
 * transaction gives back. What is taken first is waited for, in one order for all; what turns out
 * later to be needed is tried, so that nobody who holds one waits for another: there is no
 * deadlock.
 */
final class Claiming {
  /** Kinds of what is claimed. */
  private static final long KEY = 1;

  private static final long GROUP = 2;
  private static final long RECORD = 3;

  private final Database database;
  private final long domain;
  private final Claims claims;
  private final Set<Long> held = new HashSet<>();
  private boolean begun;

  private Claiming(Database database, String domain, Claims claims) {
    this.database = database;
    this.domain = hash(0, domain);
    this.claims = claims;
  }

  /**
   * Joins those who change records of the domain, or has it alone. Whoever changes links otherwise
   * has it alone too.
   */
  static Claiming begin(Database database, String domain, Claims claims) {
    String links = "links:" + domain;
    if (claims.areOfWholeDomain()) database.lock(links);
    else database.lockShared(links);
    return new Claiming(database, domain, claims);
  }

  /**
   * @throws Contended if others hold some of it
   */
  void take(Collection<SourceKey> records, long[] blockKeys, long[] ruleGroups) {
    if (claims.areOfWholeDomain()) return;
    Set<Long> wanted = new TreeSet<>();
    for (SourceKey key : records) {
      wanted.add(mixed(hash(hash(domain + RECORD, key.system()), key.key())));
    }
    for (long key : blockKeys) wanted.add(mixed(mixed(domain + KEY) ^ key));
    for (long group : ruleGroups) wanted.add(mixed(mixed(domain + GROUP) ^ group));
    if (begun) tryAll(wanted);
    else waitForAll(wanted);
  }

  private void waitForAll(Set<Long> wanted) {
    begun = true;
    wanted.addAll(claims.known());
    if (wanted.size() > Claims.MOST_LOCKS) throw claims.contended(wanted);
    database.lockAll(numbers(wanted));
    held.addAll(wanted);
  }

  private void tryAll(Set<Long> wanted) {
    wanted.removeAll(held);
    if (wanted.isEmpty()) return;
    Set<Long> all = new TreeSet<>(held);
    all.addAll(wanted);
    if (all.size() > Claims.MOST_LOCKS || !database.tryLockAll(numbers(wanted))) {
      throw claims.contended(all);
    }
    held.addAll(wanted);
  }

  private static long[] numbers(Set<Long> ascending) {
    return ascending.stream().mapToLong(number -> number).toArray();
  }

  private static long hash(long seed, String text) {
    long hash = mixed(seed + text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ b) * 0x100_0000_01B3L;
    return mixed(hash);
  }

  /** The finalizer of MurmurHash3: every bit tells of every other. */
  private static long mixed(long number) {
    long mixed = number;
    mixed = (mixed ^ (mixed >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
