package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.block.Pass;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.score.LearntWeights;

/**
 * A trained model in few numbers for people.
 *
 * @param records it was trained on
 * @param namesPersons whether a person's name is what names a record; else an organisation's or a
 *     title
 * @param priorBits log odds that two records match, before anything is known of them
 * @param attributes what agreement and disagreement say, in the order they are compared
 * @param related classes of pairs that share much and are not the same
 * @param passes of blocking
 */
public record Learnt(
    long records,
    boolean namesPersons,
    double priorBits,
    List<OfAttribute> attributes,
    List<LearntWeights.Related> related,
    List<String> passes) {

  /** What was learnt about an attribute, or one part of a name. */
  public record OfAttribute(String attribute, LearntWeights.OfSlot weights) {}

  public Learnt {
    attributes = List.copyOf(attributes);
    related = List.copyOf(related);
    passes = List.copyOf(passes);
  }

  static Learnt of(EntityModel model, Knowledge knowledge) {
    Layout layout = Layout.of(knowledge.plan());
    LearntWeights weights = knowledge.weights().weights(layout);
    Explanation words = new Explanation(model, layout);
    List<OfAttribute> attributes = new ArrayList<>();
    for (LearntWeights.OfSlot slot : weights.slots()) {
      attributes.add(new OfAttribute(words.subject(slot.slot()), slot));
    }
    return new Learnt(
        knowledge.records(),
        layout.namesPersons(),
        weights.priorBits(),
        attributes,
        weights.related(),
        knowledge.passes().stream().map(Pass::name).toList());
  }
}
