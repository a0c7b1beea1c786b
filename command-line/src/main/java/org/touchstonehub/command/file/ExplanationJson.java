package org.touchstonehub.command.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.touchstonehub.match.explain.Bridge;
import org.touchstonehub.match.explain.ClusterLink;
import org.touchstonehub.match.explain.Contribution;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.explain.RuleFinding;
import org.touchstonehub.match.record.SourceKey;

/** Explanations for programs. Bits are not rounded. */
final class ExplanationJson {
  private ExplanationJson() {}

  static String of(ExplainCommand.Explained explained) throws JsonProcessingException {
    Map<String, Object> map =
        explained
            .pair()
            .map(ExplanationJson::pair)
            .orElseGet(() -> explained.cluster().map(ExplanationJson::cluster).orElseThrow());
    return new ObjectMapper().writeValueAsString(map);
  }

  private static Map<String, Object> pair(ExplainedPair pair) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", key(pair.why().a()));
    map.put("b", key(pair.why().b()));
    map.put("cluster_a", pair.clusterA());
    map.put("cluster_b", pair.clusterB());
    map.put("together", pair.why().fate().isTogether());
    map.put("outcome", lower(pair.why().fate().outcome()));
    map.put("bits", pair.why().waterfall().bits());
    map.put("probability", pair.why().waterfall().probability());
    map.put("summary", summary(new PairSummary(pair)));
    map.put("parts", pair.why().waterfall().parts().stream().map(ExplanationJson::part).toList());
    map.put("passes", pair.why().fate().passes());
    map.put("rules", pair.why().fate().rules().stream().map(ExplanationJson::rule).toList());
    map.put("joining", joining(pair.why().fate().joining()));
    map.put("values", pair.values().stream().map(ExplanationJson::value).toList());
    return map;
  }

  /** By attribute, the strongest first; the bits add up to those of the pair. */
  private static Map<String, Object> summary(PairSummary summary) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("sentence", summary.sentence());
    map.put("stated", EvidenceWords.pair(summary.probability()));
    map.put(
        "contributions",
        summary.contributions().stream().map(item -> contribution(item, summary)).toList());
    map.put("missing", summary.missing());
    map.put("not_compared", summary.unweighed());
    return map;
  }

  private static Map<String, Object> contribution(Contribution item, PairSummary summary) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", lower(item.kind()));
    if (!item.attributes().isEmpty()) {
      map.put("attributes", item.attributes());
      map.put("a", summary.valueOfA(item));
      map.put("b", summary.valueOfB(item));
    }
    if (!item.name().isEmpty()) map.put("name", item.name());
    map.put("finding", item.words());
    map.put("bits", item.bits());
    map.put("speaks", PairSummary.direction(item).word());
    map.put("evidence", PairSummary.evidence(item));
    return map;
  }

  private static Map<String, Object> part(Part part) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", lower(part.kind()));
    map.put("subject", part.subject());
    map.put("finding", part.finding());
    map.put("bits", part.bits());
    return map;
  }

  private static Map<String, Object> rule(RuleFinding finding) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", finding.rule());
    map.put("says", finding.together() ? "together" : "apart");
    map.put("of_the_pair", finding.ofThePair());
    return map;
  }

  private static Map<String, Object> value(ExplainedPair.Value value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("attribute", value.attribute());
    map.put("a", value.a());
    map.put("b", value.b());
    return map;
  }

  private static Map<String, Object> cluster(ExplainedCluster cluster) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cluster", cluster.number());
    map.put("records", keys(cluster.why().members()));
    map.put("bonds", cluster.why().bonds().stream().map(ExplanationJson::link).toList());
    map.put("joinings", cluster.why().joinings().stream().map(ExplanationJson::joining).toList());
    map.put("weakest_bridge", cluster.why().bridge().map(ExplanationJson::bridge).orElse(null));
    map.put("bridge_pair", cluster.bridge().map(ExplanationJson::pair).orElse(null));
    map.put(
        "neighbours", cluster.why().neighbours().stream().map(ExplanationJson::joining).toList());
    return map;
  }

  private static Map<String, Object> link(ClusterLink link) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", key(link.a()));
    map.put("b", key(link.b()));
    map.put("bits", link.bits());
    return map;
  }

  private static Map<String, Object> bridge(Bridge bridge) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", key(bridge.a()));
    map.put("b", key(bridge.b()));
    map.put("pair_bits", bridge.pairBits());
    map.put("first", keys(bridge.first()));
    map.put("second", keys(bridge.second()));
    map.put("link_bits", bridge.linkBits());
    return map;
  }

  private static Map<String, Object> joining(Joining joining) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("stage", lower(joining.stage()));
    if (joining.rule() != null) map.put("rule", joining.rule());
    map.put("first", keys(joining.first()));
    map.put("second", keys(joining.second()));
    map.put("link_bits", joining.linkBits());
    map.put("score_bits", joining.scoreBits());
    return map;
  }

  private static List<Map<String, Object>> keys(List<SourceKey> keys) {
    return keys.stream().map(ExplanationJson::key).toList();
  }

  private static Map<String, Object> key(SourceKey key) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", key.system());
    map.put("id", key.key());
    return map;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
