package org.touchstonehub.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.match.type.SurvivorshipRule;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.golden.UnknownGolden;
import org.touchstonehub.policy.pdp.Mask;

class MaskingsTest {
  private static final SourceKey CRM = new SourceKey("crm", "1");

  private static GoldenRecord record(Map<String, String> texts, Map<String, String> standard) {
    Map<String, GoldenValue> values = new LinkedHashMap<>();
    texts.forEach(
        (name, text) ->
            values.put(
                name, new GoldenValue(text, CRM, Instant.EPOCH, SurvivorshipRule.MOST_RECENT, 1)));
    return new GoldenRecord(
        new GoldenId(new UUID(1, 2)), "customer", 1, values, standard, List.of(CRM), Instant.EPOCH);
  }

  private static Masks masks(Map<String, Mask> kinds, String... selected) {
    return new Masks(kinds, List.of(), Set.of(selected));
  }

  @Test
  void what_is_not_wanted_hides_nothing_that_is() {
    GoldenRecord golden = record(Map.of("name", "Byron", "email", "byron@example.org"), Map.of());
    Map<String, Mask> clear = Map.of("name", Mask.CLEAR, "email", Mask.CLEAR);

    assertThat(Maskings.GOLDEN_RECORD.mask(golden, masks(clear, "email")).texts())
        .containsExactly(Map.entry("email", "byron@example.org"));
  }

  @Test
  void what_is_wanted_stays_behind_where_it_tells_what_is_hidden_and_not_wanted() {
    GoldenRecord golden = record(Map.of("name", "Byron", "email", "byron@example.org"), Map.of());
    Map<String, Mask> hidden = Map.of("name", Mask.HIDDEN, "email", Mask.CLEAR);

    assertThat(Maskings.GOLDEN_RECORD.mask(golden, masks(hidden, "email")).texts()).isEmpty();
  }

  @Test
  void a_standard_form_is_masked_as_its_value_is_and_hidden_with_it() {
    GoldenRecord golden =
        record(
            Map.of(
                "born", "22.10.1993",
                "iban", "de89 3704 0044 0532 0130 00",
                "country", "Germany",
                "phone", "+49 30 901820",
                "unnamed", "1.2.2020"),
            Map.of(
                "born", "1993-10-22",
                "iban", "DE89370400440532013000",
                "country", "DE",
                "phone", "+4930901820",
                "unnamed", "2020-02-01"));
    Masks masks =
        masks(
            Map.of(
                "born", Mask.YEAR_ONLY,
                "iban", Mask.LAST_FOUR,
                "country", Mask.CLEAR,
                "phone", Mask.HIDDEN));

    GoldenRecord shown = Maskings.GOLDEN_RECORD.mask(golden, masks);

    assertThat(shown.standard())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("born", "1993", "iban", "***3000", "country", "DE"));
  }

  @Test
  void where_nothing_of_a_value_is_shown_nothing_of_its_standard_form_is() {
    GoldenRecord golden = record(Map.of("born", "1993 1994"), Map.of("born", "1993-10-22"));

    GoldenRecord shown = Maskings.GOLDEN_RECORD.mask(golden, masks(Map.of("born", Mask.YEAR_ONLY)));

    assertThat(shown.texts()).isEmpty();
    assertThat(shown.standard()).isEmpty();
  }

  @Test
  void who_guesses_a_source_key_that_tells_a_hidden_name_is_told_of_no_record() {
    GoldenRecord golden = record(Map.of("name", "Byron"), Map.of());
    SourceKey guessed = new SourceKey("crm", "ada.byron");

    assertThatThrownBy(() -> Maskings.goldenRecordOf(guessed).mask(golden, masks(Map.of())))
        .isInstanceOf(UnknownGolden.class);
    assertThat(Maskings.goldenRecordOf(CRM).mask(golden, masks(Map.of())).sources())
        .containsExactly(CRM);
  }
}
