package org.touchstonehub.match.things;

import java.util.Arrays;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Frequencies;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.WordColumn;
import org.touchstonehub.match.score.FrequencyTable;

/** Learns the model of the things in a table. */
public final class ThingTraining {
  private static final int CHUNK = 2048;

  private final ThingLayout things;
  private final Encoded records;
  private final Frequencies frequencies;
  private final Workers<PairComparer> workers;
  private final double unique;

  /**
   * @param tables frequencies by column
   * @param frequencies the same, looked up for these records
   */
  public ThingTraining(
      Layout layout,
      Encoded records,
      FrequencyTable[][] tables,
      Frequencies frequencies,
      Workers<PairComparer> workers) {
    this.things = ThingLayout.of(layout);
    this.records = records;
    this.frequencies = frequencies;
    this.workers = workers;
    unique = -tables[things.nameColumn()][0].lnOfOne();
  }

  /**
   * Pairs to learn from: first record in the upper 32 bits.
   *
   * @param candidates drawn from what blocking found
   * @param standsFor candidates that one of the drawn stands for
   * @param random random pairs
   * @param any random pairs that tell how many matches there are
   * @param anyStandsFor pairs of the table that one of them stands for
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
  public record Pairs(
      long[] candidates, double standsFor, long[] random, long[] any, double anyStandsFor) {}

  public ThingModel learn(Pairs from) {
    ThingModel model = new ThingModel(things, unique);
    Reading reading = new Reading(things, unique);
    Material material =
        new Material(
            seen(reading, from.candidates),
            from.standsFor,
            seen(reading, NearMisses.of(names(), records.size())),
            seen(reading, from.random),
            remainders(from.random),
            seen(reading, from.any),
            from.anyStandsFor,
            records.size());
    new ThingLearning(model, material).learn();
    return model;
  }

  private WordColumn names() {
    return (WordColumn) records.columns().get(things.nameColumn());
  }

  private Seen seen(Reading reading, long[] pairs) {
    Evidence evidence = new Evidence(pairs.length, things.layout());
    workers.run(
        pairs.length,
        CHUNK,
        (comparer, chunk, from, to) -> {
          for (int k = from; k < to; k++) {
            comparer.compare((int) (pairs[k] >> 32), (int) pairs[k], evidence, k);
          }
        });
    return reading.read(evidence, pairs.length);
  }

  /** By pair, twice: by kind of shared words how much of a name they are. */
  private double[][] remainders(long[] pairs) {
    double[][] byRecord = new double[records.size()][];
    double[][] out = new double[2 * pairs.length][];
    for (int k = 0; k < pairs.length; k++) {
      out[2 * k] = remainder(byRecord, (int) (pairs[k] >> 32));
      out[2 * k + 1] = remainder(byRecord, (int) pairs[k]);
    }
    return out;
  }

  private double[] remainder(double[][] known, int record) {
    if (known[record] != null) return known[record];
    WordColumn names = names();
    float[] all = frequencies.weight(things.nameColumn());
    double[] weights =
        Arrays.stream(names.word(), names.offset()[record], names.offset()[record + 1])
            .mapToDouble(w -> all[w])
            .sorted()
            .toArray();
    double[] sums = new double[NameCells.KINDS];
    double common = 0;
    double rare = 0;
    for (int words = 1; words <= NameCells.KINDS / 2 && words <= weights.length; words++) {
      common += weights[words - 1];
      rare += weights[weights.length - words];
      sums[2 * words - 2] = common;
      sums[2 * words - 1] = rare;
    }
    known[record] = sums;
    return sums;
  }
}
