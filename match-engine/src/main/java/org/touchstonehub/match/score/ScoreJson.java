package org.touchstonehub.match.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.WordDependence;
import org.touchstonehub.match.encode.Packed;

/** Parameters, calibration, frequencies and variants as JSON. */
public final class ScoreJson {
  private static final String[] MODES = {"match", "noisyCopy", "related"};

  private ScoreJson() {}

  public static void write(ObjectNode out, Layout layout, Parameters p) {
    out.put("lnMatch", p.lnMatch);
    out.put("lnCap", p.lnCap);
    ObjectNode slots = out.putObject("slots");
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      ObjectNode node = slots.putObject(slot.label());
      if (slot.wordSlot() >= 0) words(node, slot.wordSlot(), p);
      else levels(node, s, slot, p);
    }
    ObjectNode units = out.putObject("units");
    for (int u = 0; u < p.noisy.length; u++) {
      ObjectNode node = units.putObject(u + " " + layout.units().get(u).label());
      node.put("noisyCopy", p.noisy[u]);
      node.put("extension", p.extension[u]);
      node.put("replaced", p.replaced[u]);
    }
    ObjectNode kin = out.putObject("related");
    List<Kin> classes = Kin.of(layout);
    for (int c = 0; c < classes.size(); c++) {
      ObjectNode node = kin.putObject(c + " " + classes.get(c).name());
      node.put("lnShare", p.lnRelated[c]);
      numbers(node.putArray("shares"), p.sharing[c]);
    }
    out.putObject("bothTitlesKeepWords")
        .put("match", p.ownWords.ofOne())
        .put("group", p.ownWords.ofGroup());
  }

  private static void levels(ObjectNode node, int s, Slot slot, Parameters p) {
    ArrayNode names = node.putArray("levels");
    slot.levels().forEach(level -> names.add(level.words()));
    for (int m = 0; m < Parameters.MODES; m++) {
      numbers(node.putArray(MODES[m]), p.levels[m][s]);
    }
    numbers(node.putArray("random"), p.random[s]);
    numbers(node.putArray("meanLnFrequency"), p.meanLn[s]);
  }

  private static void words(ObjectNode node, int w, Parameters p) {
    for (int m = 0; m < Parameters.MODES; m++) {
      ObjectNode mode = node.putObject(MODES[m]);
      numbers(mode.putArray("survivalOnFirst"), p.survival[m][w][0]);
      numbers(mode.putArray("survivalOnSecond"), p.survival[m][w][1]);
      mode.put("numberConflict", p.conflict[m][w]);
    }
    node.put("extraWords", p.extraWords[w]);
    node.put("numberConflictAtRandom", p.randomConflict[w]);
  }

  /**
   * @throws IllegalArgumentException if arrays do not have the length that the layout asks for
   */
  public static Parameters parameters(Layout layout, JsonNode in) {
    Parameters p = new Parameters(layout, Kin.of(layout).size());
    p.lnMatch = in.path("lnMatch").asDouble();
    p.lnCap = in.path("lnCap").asDouble();
    for (int s = 0; s < layout.slots().size(); s++) {
      Slot slot = layout.slots().get(s);
      JsonNode node = in.path("slots").path(slot.label());
      if (slot.wordSlot() >= 0) readWords(node, slot.wordSlot(), p);
      else {
        for (int m = 0; m < Parameters.MODES; m++) fill(p.levels[m][s], node.path(MODES[m]));
        fill(p.random[s], node.path("random"));
        fill(p.meanLn[s], node.path("meanLnFrequency"));
      }
    }
    for (int u = 0; u < p.noisy.length; u++) {
      JsonNode node = in.path("units").path(u + " " + layout.units().get(u).label());
      p.noisy[u] = node.path("noisyCopy").asDouble();
      p.extension[u] = node.path("extension").asDouble();
      p.replaced[u] = node.path("replaced").asDouble();
    }
    List<Kin> classes = Kin.of(layout);
    for (int c = 0; c < classes.size(); c++) {
      JsonNode node = in.path("related").path(c + " " + classes.get(c).name());
      p.lnRelated[c] = node.path("lnShare").asDouble();
      fill(p.sharing[c], node.path("shares"));
    }
    JsonNode own = in.path("bothTitlesKeepWords");
    p.ownWords = new OwnWords(own.path("match").asDouble(), own.path("group").asDouble());
    return p;
  }

  private static void readWords(JsonNode node, int w, Parameters p) {
    for (int m = 0; m < Parameters.MODES; m++) {
      JsonNode mode = node.path(MODES[m]);
      fill(p.survival[m][w][0], mode.path("survivalOnFirst"));
      fill(p.survival[m][w][1], mode.path("survivalOnSecond"));
      p.conflict[m][w] = mode.path("numberConflict").asDouble();
    }
    p.extraWords[w] = node.path("extraWords").asDouble();
    p.randomConflict[w] = node.path("numberConflictAtRandom").asDouble();
  }

  /**
   * @throws IllegalArgumentException if there are not as many numbers
   */
  public static void fill(double[] into, JsonNode in) {
    double[] values = numbers(in);
    if (values.length != into.length) {
      throw new IllegalArgumentException(
          "%d numbers where %d belong".formatted(values.length, into.length));
    }
    System.arraycopy(values, 0, into, 0, into.length);
  }

  public static void numbers(ArrayNode out, double[] values) {
    for (double value : values) {
      if (Double.isNaN(value)) out.addNull();
      else out.add(value);
    }
  }

  /** The numbers of an array; null is NaN. */
  public static double[] numbers(JsonNode in) {
    double[] values = new double[in.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.get(i).isNull() ? Double.NaN : in.get(i).asDouble();
    }
    return values;
  }

  public static void write(ObjectNode out, Calibration calibration) {
    numbers(out.putArray("scored"), calibration.scored());
    numbers(out.putArray("stated"), calibration.stated());
  }

  /**
   * @throws IllegalArgumentException if it is no rising map
   */
  public static Calibration calibration(JsonNode in) {
    return new Calibration(numbers(in.path("scored")), numbers(in.path("stated")));
  }

  public static void write(ArrayNode out, FrequencyTable[][] frequencies) {
    for (FrequencyTable[] tables : frequencies) {
      ArrayNode column = out.addArray();
      for (FrequencyTable table : tables) {
        ObjectNode node = column.addObject();
        node.put("total", table.total());
        node.put("typical", table.typical());
        node.put("values", Packed.longs(table.hashes()));
        node.put("counts", Packed.floats(table.counts()));
        WordDependence dependence = table.dependence();
        if (dependence.keys().length == 0) continue;
        node.put("wordsTogether", Packed.longs(dependence.keys()));
        node.put("weightsTogether", Packed.floats(dependence.weights()));
      }
    }
  }

  /**
   * @throws IllegalArgumentException if a packed array is broken
   */
  public static FrequencyTable[][] frequencies(JsonNode in) {
    FrequencyTable[][] frequencies = new FrequencyTable[in.size()][];
    for (int c = 0; c < frequencies.length; c++) {
      frequencies[c] = new FrequencyTable[in.get(c).size()];
      for (int t = 0; t < frequencies[c].length; t++) {
        JsonNode node = in.get(c).get(t);
        frequencies[c][t] =
            new FrequencyTable(
                node.path("total").asDouble(),
                node.path("typical").asDouble(),
                Packed.longs(node.path("values").asText()),
                Packed.floats(node.path("counts").asText()),
                new WordDependence(
                    Packed.longs(node.path("wordsTogether").asText()),
                    Packed.floats(node.path("weightsTogether").asText())));
      }
    }
    return frequencies;
  }

  public static void write(ArrayNode out, List<VariantTable> variants) {
    for (VariantTable table : variants) {
      ObjectNode node = out.addObject();
      node.put("first", Packed.longs(table.first()));
      node.put("second", Packed.longs(table.second()));
      node.put("weights", Packed.floats(table.weights()));
    }
  }

  /**
   * @throws IllegalArgumentException if a packed array is broken
   */
  public static List<VariantTable> variants(JsonNode in) {
    List<VariantTable> variants = new ArrayList<>();
    for (JsonNode node : in) {
      variants.add(
          new VariantTable(
              Packed.longs(node.path("first").asText()),
              Packed.longs(node.path("second").asText()),
              Packed.floats(node.path("weights").asText())));
    }
    return variants;
  }
}
