package org.touchstonehub.sharing.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.explain.Bridge;
import org.touchstonehub.match.explain.ClusterExplanation;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.explain.Waterfall;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.match.survive.GoldenValue;
import org.touchstonehub.match.survive.ValueAccount;
import org.touchstonehub.mdm.golden.GoldenId;
import org.touchstonehub.mdm.golden.GoldenRecord;
import org.touchstonehub.mdm.link.ClusterLock;
import org.touchstonehub.policy.gate.Released;
import org.touchstonehub.policy.pdp.Mask;
import org.touchstonehub.sharing.golden.GoldenRecordJsonMapper;
import org.touchstonehub.sharing.golden.SourceKeyJson;
import org.touchstonehub.sharing.match.Differences;

/** Writes explanations out; only what the gate released can be. */
@ApplicationScoped
class ExplanationAnswers {
  @Inject GoldenRecordJsonMapper golden;

  GoldenExplanationJson golden(Released<Explained> released) {
    Explained all = released.value();
    GoldenRecord record = all.golden().get(0);
    ClusterExplanation cluster = all.cluster();
    ClusterLock lock = all.lock();
    return new GoldenExplanationJson(
        golden.toJson(record, released.masks()),
        code(all.matching()),
        lock == null ? null : new LockJson(lock.by(), lock.locked().toString(), lock.reason()),
        cluster == null
            ? List.of()
            : cluster.joinings().stream().map(one -> json(one, all)).toList(),
        links(released),
        cluster == null ? null : cluster.bridge().map(one -> json(one, all)).orElse(null),
        cluster == null ? List.of() : nearest(cluster, all),
        all.values().stream()
            .map(account -> json(account, all, record, released.masks()))
            .toList());
  }

  private static List<LinkJson> links(Released<Explained> released) {
    Explained all = released.value();
    ClusterExplanation cluster = all.cluster();
    List<LinkJson> links = new ArrayList<>();
    if (cluster == null) return links;
    for (int i = 0; i < all.pairs().size(); i++) {
      PairExplanation pair = all.pairs().get(i);
      boolean isBond = i < cluster.bonds().size() && i < cluster.joinings().size();
      links.add(
          new LinkJson(
              json(all.shown(pair.a())),
              json(all.shown(pair.b())),
              pair.waterfall().probability(),
              isBond ? Waterfall.probability(cluster.joinings().get(i).linkBits()) : null,
              findings(pair, released.masks()),
              Differences.between(
                  all.recordOf(pair.a()), all.recordOf(pair.b()), released.masks())));
    }
    return links;
  }

  private static List<NeighbourJson> nearest(ClusterExplanation cluster, Explained all) {
    List<NeighbourJson> nearest = new ArrayList<>();
    for (Joining one : cluster.neighbours()) {
      // what the decision does not let be seen has no home here
      GoldenId home = all.homes().get(one.second().get(0));
      if (home == null) continue;
      nearest.add(
          new NeighbourJson(
              home.toString(), keys(one.second(), all), Waterfall.probability(one.linkBits())));
    }
    return nearest;
  }

  PairExplanationJson pair(Released<Explained> released, SourceKey a, SourceKey b) {
    Explained all = released.value();
    if (!all.pairs().isEmpty()) return json(all.pairs().get(0), released);
    return new PairExplanationJson(
        json(all.shown(a)),
        json(all.shown(b)),
        home(all, a),
        home(all, b),
        code(all.matching()),
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        Differences.between(all.recordOf(a), all.recordOf(b), released.masks()));
  }

  CommonJson common(Released<Explained> released) {
    return new CommonJson(
        released.value().pairs().stream().map(pair -> json(pair, released)).toList());
  }

  private static PairExplanationJson json(PairExplanation pair, Released<Explained> released) {
    Explained all = released.value();
    // a rule may name what is hidden
    boolean isAllShown = released.masks().values().stream().allMatch(mask -> mask == Mask.CLEAR);
    return new PairExplanationJson(
        json(all.shown(pair.a())),
        json(all.shown(pair.b())),
        home(all, pair.a()),
        home(all, pair.b()),
        code(pair.fate().outcome()),
        pair.waterfall().probability(),
        pair.fate().passes(),
        pair.fate().rules().stream()
            .filter(rule -> isAllShown)
            .map(rule -> new RuleSaysJson(rule.rule(), rule.together(), rule.ofThePair()))
            .toList(),
        json(pair.fate().joining(), all),
        findings(pair, released.masks()),
        Differences.between(all.recordOf(pair.a()), all.recordOf(pair.b()), released.masks()));
  }

  private static String home(Explained all, SourceKey key) {
    return Objects.requireNonNull(all.homes().get(key)).toString();
  }

  /** Findings on what is not shown in full would tell more of it than is shown. */
  private static List<FindingJson> findings(PairExplanation pair, Map<String, Mask> masks) {
    List<FindingJson> findings = new ArrayList<>();
    for (Part part : pair.waterfall().parts()) {
      boolean isHidden =
          masks.entrySet().stream()
              .anyMatch(
                  mask -> mask.getValue() != Mask.CLEAR && part.subject().contains(mask.getKey()));
      if (isHidden) continue;
      Part.Rates rates = part.rates();
      findings.add(
          new FindingJson(
              code(part.kind()),
              part.subject(),
              part.finding(),
              part.bits(),
              rates == null ? null : rates.ofMatches(),
              rates == null ? null : rates.ofStrangers()));
    }
    return findings;
  }

  private static JoiningJson json(Joining joining, Explained all) {
    return new JoiningJson(
        code(joining.stage()),
        joining.rule(),
        keys(joining.first(), all),
        keys(joining.second(), all),
        Waterfall.probability(joining.linkBits()));
  }

  private static PartingJson json(Bridge bridge, Explained all) {
    return new PartingJson(
        json(all.shown(bridge.a())),
        json(all.shown(bridge.b())),
        Waterfall.probability(bridge.pairBits()),
        keys(bridge.first(), all),
        keys(bridge.second(), all),
        Waterfall.probability(bridge.linkBits()));
  }

  private ExplainedValueJson json(
      ValueAccount account, Explained all, GoldenRecord record, Map<String, Mask> masks) {
    String attribute = account.attribute();
    GoldenValue value = record.values().get(attribute);
    boolean isClear = masks.get(attribute) == Mask.CLEAR;
    return new ExplainedValueJson(
        attribute,
        value == null ? null : golden.text(value.rule()),
        account.standings().stream()
            .filter(standing -> isClear)
            .map(standing -> json(standing, attribute, all))
            .toList());
  }

  private static StandingJson json(
      ValueAccount.Standing standing, String attribute, Explained all) {
    SourceKey because = standing.because();
    return new StandingJson(
        json(all.shown(standing.source())),
        all.recordOf(standing.source()).get(attribute),
        standing.recorded().toString(),
        code(standing.outcome()),
        because == null ? null : json(all.shown(because)));
  }

  private static List<SourceKeyJson> keys(List<SourceKey> keys, Explained all) {
    return keys.stream().map(key -> json(all.shown(key))).toList();
  }

  private static SourceKeyJson json(SourceKey key) {
    return new SourceKeyJson(key.system(), key.key());
  }

  private static String code(@Nullable Enum<?> choice) {
    return Objects.requireNonNull(choice).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
