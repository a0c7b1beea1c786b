package org.touchstonehub.sharing.testing;

import java.time.Clock;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.golden.GoldenExport;
import org.touchstonehub.mdm.model.ActiveModels;

/** The digest of a hub's golden export, taken from its database without its server. */
public final class GoldenDigest {
  private GoldenDigest() {}

  public static String of(TestDatabase database, String domain) {
    Map<String, String> settings = database.settings();
    Configuration configuration =
        new Configuration()
            .setProperty("hibernate.connection.url", settings.get("TOUCHSTONE_DB_URL"))
            .setProperty("hibernate.connection.username", settings.get("TOUCHSTONE_DB_USER"))
            .setProperty("hibernate.connection.password", settings.get("TOUCHSTONE_DB_PASSWORD"));
    try (SessionFactory sessions = configuration.buildSessionFactory()) {
      return sessions.fromTransaction(
          session -> {
            Database plain = new Database(session);
            var models = new ActiveModels(plain, Clock.systemUTC());
            return new GoldenExport(plain, models).digest(domain);
          });
    }
  }
}
