package org.touchstonehub.sharing.application;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.touchstonehub.matching.run.LastRelease;
import org.touchstonehub.matching.run.RunRecovery;
import org.touchstonehub.matching.run.RunWatch;
import org.touchstonehub.mdm.change.ModelActivation;
import org.touchstonehub.mdm.database.Migrations;
import org.touchstonehub.mdm.database.OneAtATime;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.sharing.upload.Spool;

/** What happens before the first request, in order. */
@ApplicationScoped
public class StartSteps {
  @Inject ModelFolder models;
  @Inject ProductFolder products;
  @Inject Refusals refusals;
  @Inject ModelActivation activation;
  @Inject ActiveModels active;
  @Inject RunRecovery recovery;
  @Inject RunWatch watch;
  @Inject PinWatch pins;
  @Inject LastRelease lastRelease;

  @Inject
  @ConfigProperty(name = "TOUCHSTONE_DB_URL")
  String url;

  @Inject
  @ConfigProperty(name = "TOUCHSTONE_DB_USER")
  String user;

  @Inject
  @ConfigProperty(name = "TOUCHSTONE_DB_PASSWORD")
  Optional<String> password;

  @Inject Spool spool;

  void run(DataSource database) {
    spool.open();
    new OneAtATime(database, "start").run(() -> prepare(database));
    recovery.recover();
    watch.begin();
    pins.begin();
    Driver driver = driver(); // at the end there may be no classes to look through
    lastRelease.prepare(() -> connectAlone(driver));
  }

  /** Without the pool, and without the drivers that the server takes away from applications. */
  private Connection connectAlone(Driver driver) throws SQLException {
    Properties account = new Properties();
    account.setProperty("user", user);
    password.ifPresent(secret -> account.setProperty("password", secret));
    account.setProperty("connectTimeout", "3");
    account.setProperty("socketTimeout", "10");
    return driver.connect(url, account);
  }

  private Driver driver() {
    return ServiceLoader.load(Driver.class, StartSteps.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(this::isFor)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no driver knows TOUCHSTONE_DB_URL"));
  }

  private boolean isFor(Driver driver) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException broken) {
      return false;
    }
  }

  /**
   * What processes that start at once would do in each other's way: the server and PostgreSQL make
   * schemas and tables after they have looked whether there are any.
   */
  private void prepare(DataSource database) {
    makeBatchSchema(database);
    new Migrations(database).migrate("mdm", "matching", "policy", "product");
    // Outside any transaction: the first use makes the tables of the job repository.
    BatchRuntime.getJobOperator().getJobNames();
    refusals.clear();
    models.activate();
    active.all().forEach(model -> activation.renew(model.domain()));
    products.publish();
  }

  /** The server makes the tables of its job repository itself, but not their schema. */
  private static void makeBatchSchema(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists batch");
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "The database user may not create schemas; grant it create on the database.", failure);
    }
  }
}
