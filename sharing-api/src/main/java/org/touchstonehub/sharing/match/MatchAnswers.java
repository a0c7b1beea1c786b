package org.touchstonehub.sharing.match;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.touchstonehub.match.engine.Candidate;
import org.touchstonehub.matching.live.LiveMatch;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.pdp.Mask;
import org.touchstonehub.sharing.golden.GoldenRecordJsonMapper;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.steward.ReasonJson;

/** Writes out what a search found; only what the gate released can be. */
@ApplicationScoped
class MatchAnswers {
  @Inject GoldenRecordJsonMapper golden;

  MatchJson json(Released<Matches> released) {
    Map<String, Mask> masks = released.masks();
    List<String> notCompared =
        released.value().asked().keySet().stream()
            .filter(attribute -> masks.get(attribute) != Mask.CLEAR)
            .sorted()
            .toList();
    return new MatchJson(candidates(released), notCompared);
  }

  List<MatchCandidateJson> candidates(Released<Matches> released) {
    return released.value().found().stream()
        .map(
            match ->
                new MatchCandidateJson(
                    golden.toJson(match.golden(), released.masks()),
                    match.probability(),
                    code(match.grade()),
                    match.likenesses().stream()
                        .map(one -> json(one, released.value().asked(), released.masks()))
                        .toList()))
        .toList();
  }

  private static MatchedRecordJson json(
      LiveMatch.Likeness one, Map<String, String> asked, Map<String, Mask> masks) {
    Candidate candidate = one.candidate();
    return new MatchedRecordJson(
        new SourceKeyJson(candidate.key().system(), candidate.key().key()),
        candidate.probability(),
        code(candidate.grade()),
        candidate.reasons().stream()
            .map(r -> new ReasonJson(r.attribute(), r.finding(), r.weight()))
            .toList(),
        Differences.between(asked, one.values(), masks));
  }

  private static String code(Candidate.Grade grade) {
    return grade.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
