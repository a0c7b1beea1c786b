package org.touchstonehub.mdm.golden;

import java.time.Instant;
import java.util.Optional;
import org.touchstonehub.mdm.database.Database;

/** When something was last recorded in a domain. */
public final class LastRecorded {
  private final Database database;

  public LastRecorded(Database database) {
    this.database = database;
  }

  /**
   * The greatest instant at which a current version was recorded or a golden id retired; empty
   * where neither was. It never goes back: whatever takes the newest version away records something
   * newer.
   */
  public Optional<Instant> last(Projection projection) {
    return database
        .sql(
            """
            select greatest(
              (select max(recorded_from) from %s),
              (select max(retired) from mdm.golden_identity
                where domain = :domain and state = 'RETIRED')) as recorded"""
                .formatted(projection.qualified()))
        .set("domain", projection.domain())
        .first(row -> Optional.ofNullable(row.maybeInstant("recorded")))
        .flatMap(found -> found);
  }
}
