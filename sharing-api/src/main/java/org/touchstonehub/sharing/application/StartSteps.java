package org.touchstonehub.sharing.application;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.touchstonehub.match.model.ReadModel;
import org.touchstonehub.matching.run.RunRecovery;
import org.touchstonehub.matching.run.RunWatch;
import org.touchstonehub.mdm.database.Migrations;
import org.touchstonehub.mdm.golden.ModelActivation;
import org.touchstonehub.mdm.request.RememberedRequests;
import org.touchstonehub.product.ProductReader;
import org.touchstonehub.product.Products;
import org.touchstonehub.sharing.upload.Spool;

/** What happens before the first request, in order. */
@ApplicationScoped
public class StartSteps {
  private static final Logger LOG = System.getLogger(StartSteps.class.getName());

  @Inject ModelFolder models;
  @Inject ModelActivation activation;
  @Inject ProductReader productReader;
  @Inject Products products;
  @Inject RunRecovery recovery;
  @Inject RunWatch watch;
  @Inject Spool spool;
  @Inject RememberedRequests remembered;

  void run(DataSource database) {
    spool.open();
    makeBatchSchema(database);
    new Migrations(database).migrate("mdm", "matching", "policy", "product");
    // Outside any transaction: the first use makes the tables of the job repository.
    BatchRuntime.getJobOperator().getJobNames();
    models.read().forEach(this::activate);
    products.publish(productReader.shipped());
    remembered.forgetUnfinished();
    recovery.recover();
    watch.begin();
  }

  private void activate(ReadModel read) {
    read.warnings()
        .forEach(
            warning ->
                LOG.log(
                    Level.WARNING,
                    "event=model-warning model={0} warning=\"{1}\"",
                    read.model().name(),
                    warning));
    var active = activation.activate(read);
    LOG.log(
        Level.INFO,
        "event=model-active model={0} version={1}",
        active.domain(),
        String.valueOf(active.version()));
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
