package org.touchstonehub.sharing.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The database answers within two seconds. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
  @Resource(lookup = "java:global/jdbc/touchstone")
  DataSource database;

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("database");
    try (Connection connection = database.getConnection()) {
      return response.status(connection.isValid(2)).build();
    } catch (SQLException unreachable) {
      return response.down().withData("state", String.valueOf(unreachable.getSQLState())).build();
    }
  }
}
