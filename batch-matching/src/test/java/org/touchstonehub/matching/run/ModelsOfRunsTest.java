package org.touchstonehub.matching.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.touchstonehub.match.engine.MatchEngine;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.matching.training.ModelChoice;
import org.touchstonehub.matching.training.TrainedModels;
import org.touchstonehub.mdm.testing.MasterData;

/** Which model a run matches with, and what that does to its outcome. */
class ModelsOfRunsTest {
  @RegisterExtension final RunHubs hubs = new RunHubs();

  @Test
  void a_model_that_an_older_engine_trained_is_set_aside() {
    RunHub hub = hubs.customers();
    hub.run(hub.request(false));
    String golden = hub.goldenOf("crm", "8");
    hub.data.hub.run(
        () ->
            hub.data
                .hub
                .database()
                .sql(
                    """
                    update matching.trained_model
                    set artefact = regexp_replace(artefact, 'trained-model/[0-9]+', 'trained-model/0')""")
                .update());

    RunView done = hub.run(hub.request(false));

    assertThat(done.state()).isEqualTo(RunState.COMPLETED);
    assertThat(hub.goldenOf("crm", "8")).isEqualTo(golden);
  }

  @Test
  void a_rule_that_a_model_gains_holds_from_the_next_run_on() {
    RunHub hub = hubs.customers();
    RunView before = hub.run(hub.request(false));
    String sameSurname = Integer.toString(RunHubs.SURNAMES.length);
    String ruled =
        EntityModelReader.shipped("customer").yaml()
            + "\nrules:\n  - together-if-equal: [family_name]\n";
    hub.data.hub.run(
        () ->
            hub.data.activation.activate(
                EntityModelReader.read("customer.yaml", ruled.getBytes(UTF_8))));
    assertThat(hub.goldenOf("crm", "0")).isNotEqualTo(hub.goldenOf("crm", sameSurname));

    RunView done = hub.run(hub.request(false));

    assertThat(done.state()).isEqualTo(RunState.COMPLETED);
    assertThat(done.trainedModel()).isNotEqualTo(before.trainedModel());
    assertThat(hub.goldenOf("crm", "0")).isEqualTo(hub.goldenOf("crm", sameSurname));
  }

  @Test
  void two_similar_suppliers_in_an_empty_hub_get_a_sensible_answer() {
    MasterData data = hubs.empty("supplier", "erp");
    data.load(
        "erp",
        """
        id,name,street,postcode,city,vat_number
        1,Acme Tooling GmbH,Hauptstrasse 5,10115,Berlin,DE136695976
        2,ACME Tooling G.m.b.H.,Hauptstr. 5,10115,Berlin,DE136695976
        """);
    RunHub hub = new RunHub(data, "supplier");

    RunView done = hub.run(hub.request(false));

    assertThat(done.records()).isEqualTo(2);
    assertThat(done.expectedMatches()).isBetween(0.0, 1.0);
    assertThat(done.goldenRecords() == 1 || done.openTasks() == 1)
        .as("merged, or asked about")
        .isTrue();
  }

  @Test
  void a_batch_on_an_empty_domain_does_not_freeze_a_model() {
    RunHub hub = hubs.suppliers();

    RunView empty = hub.run(hub.request(false));
    long kept = hub.modelsInUse();
    RunHubs.loadFirms(hub, 0, 100);
    RunView loaded = hub.run(hub.request(false));
    RunView again = hub.run(hub.request(false));

    assertThat(empty.model().basis()).isEqualTo(ModelChoice.Basis.SHIPPED_PRIORS);
    assertThat(empty.trainedModel()).hasSize(64);
    assertThat(kept).as("records that come now are matched with it").isOne();
    assertThat(loaded.records()).isEqualTo(200);
    assertThat(loaded.goldenRecords()).isEqualTo(100);
    assertThat(loaded.model()).isEqualTo(new ModelUse(ModelChoice.Basis.FIRST, 200, null, null));
    assertThat(again.model()).isEqualTo(new ModelUse(ModelChoice.Basis.IN_USE, 200, null, null));
    assertThat(again.trainedModel()).isEqualTo(loaded.trainedModel());
  }

  @Test
  void few_records_are_matched_by_shipped_priors_until_there_are_more() {
    RunHub hub = hubs.suppliers();
    // of other names, trades and towns each
    for (int i = 0; i < 5; i++) RunHubs.loadFirms(hub, 17 * i, 17 * i + 1);

    RunView done = hub.run(hub.request(true));

    assertThat(done.goldenRecords()).isEqualTo(5);
    assertThat(done.model().words(done.records()))
        .isEqualTo(
            "matched with shipped priors: 10 records are too few to learn from (100 are enough)");
    assertThat(done.model().learntFrom()).isZero();
    assertThat(hub.modelsInUse()).isOne();
  }

  @Test
  void a_model_that_was_learnt_from_far_less_is_learnt_again_on_record() {
    RunHub hub = hubs.suppliers();
    RunHubs.loadFirms(hub, 0, 50);
    RunView first = hub.run(hub.request(false));
    RunHubs.loadFirms(hub, 0, 199);
    RunView nearly = hub.run(hub.request(false));
    RunHubs.loadFirms(hub, 0, 200);
    RunView outgrown = hub.run(hub.request(false));

    assertThat(nearly.model()).isEqualTo(new ModelUse(ModelChoice.Basis.IN_USE, 100, null, null));
    assertThat(outgrown.model())
        .isEqualTo(new ModelUse(ModelChoice.Basis.OUTGROWN, 400, first.trainedModel(), 100L));
    assertThat(outgrown.model().words(400))
        .isEqualTo("learnt again from 400 records: the model before was learnt from 100 only");
    assertThat(outgrown.trainedModel()).isNotEqualTo(first.trainedModel());
  }

  @Test
  void a_model_that_was_kept_though_nothing_was_learnt_gives_way() {
    RunHub hub = hubs.suppliers();
    hub.data.hub.run(
        () -> {
          var active = hub.data.models.require("supplier");
          new TrainedModels(hub.data.hub.database(), hub.data.hub.clock())
              .use(active, MatchEngine.shippedPriors(active.model()));
        });
    RunHubs.loadFirms(hub, 0, 60);

    RunView done = hub.run(hub.request(false));

    assertThat(done.model().basis()).isEqualTo(ModelChoice.Basis.FIRST);
    assertThat(done.goldenRecords()).isEqualTo(60);
  }

  @Test
  void equal_vat_numbers_of_unlike_suppliers_open_a_task() {
    RunHub hub = hubs.suppliers();
    hub.data.load(
        "erp",
        """
        id,name,street,postcode,city,vat_number
        1,Acme Tooling GmbH,Hauptstrasse 5,10115,Berlin,DE136695976
        2,Helafon Catering,Mill Lane 9,80331,Munich,DE136695976
        """);

    RunView done = hub.run(hub.request(false));

    assertThat(done.goldenRecords()).isEqualTo(2);
    assertThat(done.openTasks()).isEqualTo(1);
    assertThat(done.warning()).isNull();
  }

  @Test
  void records_that_nothing_tells_apart_end_with_a_warning_and_a_careful_model_in_use() {
    RunHub hub = hubs.suppliers();
    StringBuilder schools = new StringBuilder("id,name\n");
    for (int i = 0; i < 400; i++) {
      String saint = List.of("St Mary's", "Park Lane", "Hillside", "Oakfield").get(i % 4);
      String kind = List.of("Primary School", "Nursery", "Academy").get(i / 4 % 3);
      schools.append(i).append(',').append(saint).append(' ').append(kind).append('\n');
    }
    hub.data.load("erp", schools.toString());

    RunView done = hub.run(hub.request(false));
    RunView again = hub.run(hub.request(false));

    assertThat(done.warning()).startsWith("This table cannot be matched well: ");
    assertThat(done.goldenRecords()).isGreaterThan(300);
    assertThat(again.warning()).isEqualTo(done.warning());
    assertThat(again.trainedModel()).isEqualTo(done.trainedModel());
    assertThat(again.goldenRecords()).isEqualTo(done.goldenRecords());
  }
}
