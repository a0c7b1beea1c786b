package org.touchstonehub.match.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.score.LearntWeights;
import org.touchstonehub.match.score.PairModel;
import org.touchstonehub.match.score.PairScorer;

/**
 * A model that failed its own checks, made careful: what it finds likely is joined only if two
 * records have one name and share what hardly two things do, and is a question to a person else.
 *
 * @param weights what was learnt
 * @param records of the table in which values are counted, each record for itself
 * @param failed why it is careful
 */
public record CarefulModel(PairModel weights, long records, List<SelfCheck> failed)
    implements PairModel {
  private static final String CAREFUL = "careful";
  private static final String RECORDS = "records";
  private static final String FAILED = "failed";
  private static final String CHECK = "check";
  private static final String MEASURED = "measured";
  private static final String BOUND = "bound";

  public CarefulModel {
    failed = List.copyOf(failed);
  }

  public static boolean isCareful(PairModel model) {
    return model instanceof CarefulModel;
  }

  /** That the model is careful, and why; empty if it is not. */
  public static Optional<Trust> trustIn(PairModel model) {
    if (!(model instanceof CarefulModel careful)) return Optional.empty();
    return Optional.of(new Trust(careful.failed, true));
  }

  @Override
  public double lnMatch() {
    return weights.lnMatch();
  }

  @Override
  public PairScorer scorer(Layout layout) {
    return new CarefulScorer(weights.scorer(layout), new Identity(layout, records, false));
  }

  @Override
  public LearntWeights weights(Layout layout) {
    return weights.weights(layout);
  }

  @Override
  public void write(ObjectNode out, Layout layout) {
    ObjectNode careful = out.putObject(CAREFUL).put(RECORDS, records);
    ArrayNode checks = careful.putArray(FAILED);
    for (SelfCheck check : failed) {
      checks
          .addObject()
          .put(CHECK, check.kind().label())
          .put(MEASURED, check.measured())
          .put(BOUND, check.bound());
    }
    weights.write(out, layout);
  }

  /**
   * What {@link #write} wrote.
   *
   * @param weights those it holds
   * @return the weights themselves if they are not careful
   * @throws IllegalArgumentException if it names a check that there is not
   */
  public static PairModel read(PairModel weights, JsonNode in) {
    JsonNode careful = in.path(CAREFUL);
    if (careful.isMissingNode()) return weights;
    List<SelfCheck> failed = new ArrayList<>();
    for (JsonNode check : careful.path(FAILED)) {
      SelfCheck.Kind kind = SelfCheck.Kind.labelled(check.path(CHECK).asText());
      failed.add(
          new SelfCheck(kind, check.path(MEASURED).asDouble(), check.path(BOUND).asDouble()));
    }
    return new CarefulModel(weights, careful.path(RECORDS).asLong(), failed);
  }
}
