package org.touchstonehub.sharing.steward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.touchstonehub.sharing.json.Json;

class RememberedAnswerTest {
  private static final String GOLDEN = "01a22e30-bed0-79f1-832f-b20ed50e56d9";

  /** As {@code V20__mend_rows_of_earlier_releases.sql} makes it of what they remembered. */
  @Test
  void what_an_earlier_release_remembered_of_an_answer_is_read() {
    String body =
        """
        {"status" : 200, "made" : {"id":"01a22e30-c59c-7494-9c85-bef13b4346f4","verdict":"match",\
        "state":"standing","golden":["%1$s"],"suspended":[],"made":[],"changed":["%1$s"],"retired":[]}}"""
            .formatted(GOLDEN);

    StewardWork.Outcome outcome = Json.read(body, StewardWork.Outcome.class);

    assertThat(outcome.status()).isEqualTo(200);
    assertThat(outcome.made())
        .isEqualTo(
            new DecisionMadeJson(
                "01a22e30-c59c-7494-9c85-bef13b4346f4",
                "match",
                "standing",
                List.of(UUID.fromString(GOLDEN)),
                List.of(),
                List.of(),
                List.of(UUID.fromString(GOLDEN)),
                List.of(),
                null));
  }
}
