package org.touchstonehub.match.things;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.score.ScoreJson;

/** A {@link ThingModel} as JSON. */
public final class ThingJson {
  private static final String[] CLASSES = {"unlikeNames", "alikeNames", "containedNames"};
  private static final String[] STATES = {"alone", "coarserAgrees", "coarserDiffers"};

  private ThingJson() {}

  static void write(ObjectNode out, ThingModel model) {
    out.put("lnMatch", model.lnMatch);
    out.put("line", model.line);
    out.put("weightOfUniqueWord", model.unique);
    ObjectNode name = out.putObject("name");
    ScoreJson.numbers(name.putArray("match"), model.cell);
    ArrayNode kinds = name.putArray("strangers");
    for (double[] kind : model.cellOfStrangers) ScoreJson.numbers(kinds.addArray(), kind);
    ScoreJson.numbers(name.putArray("namesakes"), model.namesakes);
    ScoreJson.numbers(name.putArray("numbersDiffer"), model.conflict);
    ObjectNode columns = out.putObject("beside");
    for (int q = 0; q < model.match.length; q++) {
      ThingColumn column = model.things.columns().get(q);
      ObjectNode node = columns.putObject(column.label());
      ArrayNode grades = node.putArray("grades");
      column.grades().forEach(grade -> grades.add(grade.words()));
      for (int s = 0; s < Seen.STATES; s++) {
        ObjectNode state = node.putObject(STATES[s]);
        ScoreJson.numbers(state.putArray("match"), model.match[q][s]);
        ScoreJson.numbers(state.putArray("random"), model.random[q][s]);
        for (int c = 0; c < Seen.CLASSES; c++) {
          ScoreJson.numbers(state.putArray(CLASSES[c]), model.excess[q][c][s]);
        }
      }
    }
  }

  /** Whether these are the numbers of things. */
  public static boolean isOfThings(JsonNode in) {
    return in.has("beside");
  }

  /**
   * @throws IllegalArgumentException if arrays do not have the length that the layout asks for
   */
  public static ThingModel read(Layout layout, JsonNode in) {
    ThingModel model =
        new ThingModel(ThingLayout.of(layout), in.path("weightOfUniqueWord").asDouble());
    model.lnMatch = in.path("lnMatch").asDouble();
    model.line = in.path("line").asDouble();
    JsonNode name = in.path("name");
    ScoreJson.fill(model.cell, name.path("match"));
    for (int k = 0; k < NameCells.KINDS; k++) {
      ScoreJson.fill(model.cellOfStrangers[k], name.path("strangers").path(k));
    }
    ScoreJson.fill(model.namesakes, name.path("namesakes"));
    ScoreJson.fill(model.conflict, name.path("numbersDiffer"));
    for (int q = 0; q < model.match.length; q++) {
      JsonNode node = in.path("beside").path(model.things.columns().get(q).label());
      for (int s = 0; s < Seen.STATES; s++) {
        JsonNode state = node.path(STATES[s]);
        ScoreJson.fill(model.match[q][s], state.path("match"));
        ScoreJson.fill(model.random[q][s], state.path("random"));
        for (int c = 0; c < Seen.CLASSES; c++) {
          ScoreJson.fill(model.excess[q][c][s], state.path(CLASSES[c]));
        }
      }
    }
    return model;
  }
}
