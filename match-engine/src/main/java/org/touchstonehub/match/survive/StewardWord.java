package org.touchstonehub.match.survive;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.encode.Habits;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.CorrectionRule;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.type.SurvivorshipRule;

/** What stewards say of attributes, and whether it holds against the source records. */
final class StewardWord {
  private final EntityModel model;
  private final Habits habits;

  StewardWord(EntityModel model, Habits habits) {
    this.model = model;
    this.habits = habits;
  }

  /**
   * The correction that holds. Of several the last one counts, and only that may give way: an
   * earlier one that it had replaced does not come back.
   */
  Optional<Correction> word(
      Attribute attribute, List<SourceVersion> members, List<Correction> corrections, Instant at) {
    return last(attribute, corrections, at)
        .filter(last -> overriding(attribute, last, members).isEmpty());
  }

  /** Of those that speak of the attribute the one that counts, whether it holds or not. */
  Optional<Correction> last(Attribute attribute, List<Correction> corrections, Instant at) {
    return corrections.stream()
        .filter(correction -> correction.speaksOf(attribute.name(), at))
        .max(Correction.WEIGHT);
  }

  /** The golden value that it makes; empty where it says that there is none. */
  Optional<GoldenValue> value(Attribute attribute, Correction word, List<Claim> claims) {
    String value = word.said().values().get(attribute.name());
    if (value == null) return Optional.empty();
    SourceKey source = word.said().key();
    String standard = standard(attribute, source, value);
    int agreeing = 1;
    for (Claim claim : claims) {
      if (standard(attribute, claim.source(), claim.value()).equals(standard)) agreeing++;
    }
    SurvivorshipRule rule = word.isPin() ? SurvivorshipRule.PIN : SurvivorshipRule.STEWARD;
    return Optional.of(new GoldenValue(value, source, word.said().recorded(), rule, agreeing));
  }

  /** The source record that an edit gives way to. A pin holds until its end. */
  Optional<SourceKey> overriding(
      Attribute attribute, Correction word, List<SourceVersion> members) {
    if (word.isPin() || attribute.corrections() == CorrectionRule.HOLD) return Optional.empty();
    for (SourceVersion member : members) {
      boolean isLater = member.recorded().isAfter(word.said().recorded());
      if (isLater && saysElse(attribute, word, member)) return Optional.of(member.key());
    }
    return Optional.empty();
  }

  private boolean saysElse(Attribute attribute, Correction word, SourceVersion member) {
    String now = standard(attribute, member.key(), member.values().get(attribute.name()));
    if (now.isEmpty()) return false;
    Map<String, String> seen = word.terms().seen().get(member.key());
    if (seen != null) {
      return !now.equals(standard(attribute, member.key(), seen.get(attribute.name())));
    }
    return !known(attribute, word).contains(now);
  }

  /**
   * What a record that comes later tells nothing new by: what was seen, and what it was mended to.
   */
  private Set<String> known(Attribute attribute, Correction word) {
    Set<String> known = new HashSet<>();
    word.terms()
        .seen()
        .forEach(
            (key, values) -> known.add(standard(attribute, key, values.get(attribute.name()))));
    known.add(standard(attribute, word.said().key(), word.said().values().get(attribute.name())));
    return known;
  }

  String standard(Attribute attribute, SourceKey source, @Nullable String value) {
    if (value == null || value.isBlank()) return "";
    return habits.standardForm(
        attribute.type(), model.attributes().indexOf(attribute), source.system(), value);
  }
}
