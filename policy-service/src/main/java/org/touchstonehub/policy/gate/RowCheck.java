package org.touchstonehub.policy.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.mdm.golden.ColumnType;
import org.touchstonehub.mdm.golden.Condition;
import org.touchstonehub.mdm.golden.ConditionOnRecord;
import org.touchstonehub.mdm.golden.Fields;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.consent.EffectiveConsent;
import org.touchstonehub.policy.pdp.Decision;
import org.touchstonehub.policy.pdp.GovernedAttribute;
import org.touchstonehub.policy.pdp.GovernedProduct;
import org.touchstonehub.policy.pdp.PolicyQuestion;

/**
 * Puts the filter of a decision to what was read, record by record. A search had the filter in its
 * query and a record by id had its consent looked up, but in between a steward may have merged a
 * person in who said no.
 */
final class RowCheck {
  private final Consents consents;

  RowCheck(Consents consents) {
    this.consents = consents;
  }

  /**
   * The consent events that the rows rest on, in order; none where consent does not matter. Empty
   * if a row does not pass, or if a record by id rests on other events than the decision.
   */
  Optional<List<UUID>> consentsOf(
      List<Masking.Row> rows,
      SharingRequest request,
      Facts known,
      Decision.Permit permit,
      Instant at) {
    Condition condition = permit.filter();
    if (condition.equals(Condition.ALL) || rows.isEmpty()) return Optional.of(List.of());
    ConditionOnRecord filter = new ConditionOnRecord(fields(known.product()));
    List<EffectiveConsent> found =
        consents.ofEach(
            rows.stream().map(Masking.Row::sources).toList(),
            request.purpose(),
            request.caller().subject(),
            at);
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> values = new TreeMap<>(rows.get(i).values());
      values.put(PolicyQuestion.CONSENT_FIELD, found.get(i).status().code());
      if (!filter.matches(condition, values)) return Optional.empty();
      seen.addAll(found.get(i).seen());
    }
    boolean asDecided = request.operation().isByRows() || known.consent().seen().containsAll(seen);
    return asDecided ? Optional.of(new ArrayList<>(new TreeSet<>(seen))) : Optional.empty();
  }

  private static Fields fields(@Nullable GovernedProduct product) {
    Map<String, Fields.Field> fields = new TreeMap<>();
    if (product != null) {
      for (GovernedAttribute attribute : product.attributes()) {
        ColumnType type =
            SemanticType.ofYamlName(attribute.type()).map(ColumnType::of).orElse(ColumnType.TEXT);
        fields.put(attribute.name(), new Fields.Field(attribute.name(), type, attribute.name()));
      }
    }
    String consent = PolicyQuestion.CONSENT_FIELD;
    fields.put(consent, new Fields.Field(consent, ColumnType.TEXT, consent));
    return new Fields(fields.values());
  }
}
