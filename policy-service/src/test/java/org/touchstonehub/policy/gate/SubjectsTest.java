package org.touchstonehub.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.policy.testing.Hub;

class SubjectsTest {
  private static final Hub HUB = new Hub();
  private final SourceKey crm = new SourceKey("crm", "7");
  private final SourceKey shop = new SourceKey("shop", "9");

  @AfterAll
  static void drop() {
    HUB.close();
  }

  @Test
  void a_golden_id_stands_for_its_source_records_in_its_own_domain_alone() {
    GoldenId ada = HUB.golden(crm, shop);
    var subjects = new Subjects(HUB.hub.database(), HUB.hub.transactions());

    assertThat(subjects.sourcesOf(List.of(new Subject.Golden(ada)), "customer"))
        .containsExactly(crm, shop);
    assertThat(subjects.sourcesOf(List.of(new Subject.Source(shop)), "customer"))
        .containsExactly(crm, shop);
    assertThat(subjects.sourcesOf(List.of(new Subject.Golden(ada)), "supplier")).isEmpty();
  }
}
