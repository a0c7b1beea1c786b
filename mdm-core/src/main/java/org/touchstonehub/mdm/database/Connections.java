package org.touchstonehub.mdm.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** The connections of the hub's user, as the database sees them. */
@ApplicationScoped
@Transactional
public class Connections {
  private Database database;

  @SuppressWarnings("NullAway.Init")
  protected Connections() {}

  @Inject
  public Connections(Database database) {
    this.database = database;
  }

  /** How many are {@code in-use} (a transaction or statement is open) and {@code free}. */
  public Map<String, Long> count() {
    return database
        .sql(
            """
            select count(*) filter (where state = 'idle') as free,
              count(*) filter (where state <> 'idle' and pid <> pg_backend_pid()) as used
            from pg_stat_activity
            where datname = current_database() and usename = current_user\
            """)
        .first(row -> Map.of("free", row.number("free"), "in-use", row.number("used")))
        .orElseThrow();
  }
}
