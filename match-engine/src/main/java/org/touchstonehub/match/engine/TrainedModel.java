package org.touchstonehub.match.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.touchstonehub.match.encode.Habits;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.trust.CarefulModel;

/** What training learnt: immutable, readable as JSON, named by the digest of its content. */
public final class TrainedModel {
  private final EntityModel model;
  private final Knowledge knowledge;
  private final String json;

  TrainedModel(EntityModel model, Knowledge knowledge) {
    this.model = model;
    this.knowledge = knowledge;
    this.json = TrainedModelJson.write(model, knowledge);
  }

  Knowledge knowledge() {
    return knowledge;
  }

  public EntityModel model() {
    return model;
  }

  /** How sources write days and amounts. */
  public Habits habits() {
    return Habits.of(knowledge.plan());
  }

  /** The same, reading days and amounts as the sources of other records write them. */
  TrainedModel withHabitsOf(RecordTable records) {
    Plan read = knowledge.plan().withHabitsOf(records);
    return read.equals(knowledge.plan()) ? this : new TrainedModel(model, knowledge.reading(read));
  }

  /** Records that it was learnt from; 0 for the shipped priors. */
  public long records() {
    return knowledge.records();
  }

  /** Whether nothing was learnt: it holds what is believed before any record is seen. */
  public boolean isShippedPriors() {
    return knowledge.records() == 0;
  }

  /** Whether it joins only what is beyond doubt, since it failed its own checks. */
  public boolean isCareful() {
    return CarefulModel.isCareful(knowledge.weights());
  }

  /** The artefact as people read it; {@link #fromJson} reads it back to an equal model. */
  public String toJson() {
    return json;
  }

  /** SHA-256 of {@link #toJson} in UTF-8, in lower-case hexadecimal. */
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What was learnt, in few numbers for people. */
  public Learnt learnt() {
    return Learnt.of(model, knowledge);
  }

  /** Whether a text begins as trained models do, of this version or another; cheap. */
  public static boolean begins(String text) {
    return TrainedModelJson.begins(text);
  }

  /** Whether the text is a trained model of another version, which {@link #fromJson} refuses. */
  public static boolean isOfOtherVersion(String json) {
    return TrainedModelJson.isOfOtherVersion(json);
  }

  /**
   * @throws org.touchstonehub.failure.InvalidInput if the text is not a trained model for this
   *     entity model, or was written by a version that this one cannot read
   */
  public static TrainedModel fromJson(EntityModel model, String json) {
    TrainedModel trained = new TrainedModel(model, TrainedModelJson.read(model, json));
    TrainedModelJson.requireWhole(trained, json);
    return trained;
  }
}
