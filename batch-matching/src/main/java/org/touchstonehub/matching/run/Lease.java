package org.touchstonehub.matching.run;

import java.util.UUID;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Sql;

/**
 * The right of one process to carry out a run, until it is lost to another one.
 *
 * @param owner the process
 * @param term counts from 1 how often the run was handed to a process; no two leases of a run have
 *     one term
 */
public record Lease(RunId run, UUID owner, long term) {
  /**
   * What {@link #toString} made.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Lease fromString(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) throw new IllegalArgumentException("no lease: " + text);
    return new Lease(
        new RunId(UUID.fromString(parts[0])), UUID.fromString(parts[1]), Long.parseLong(parts[2]));
  }

  /** A statement that means the run as {@code :run}, {@code :owner} and {@code :term}. */
  Sql sql(Database database, String text) {
    return database.sql(text).set("run", run.value()).set("owner", owner).set("term", term);
  }

  @Override
  public String toString() {
    return run + "/" + owner + "/" + term;
  }
}
