package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.cluster.Linkage;
import org.touchstonehub.match.compare.ClearDifference;
import org.touchstonehub.match.compare.Frequencies;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.PairComparer;
import org.touchstonehub.match.compare.Variants;
import org.touchstonehub.match.compare.Workers;
import org.touchstonehub.match.encode.Encoded;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.Rule;
import org.touchstonehub.match.model.Source;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.rule.EqualKeys;
import org.touchstonehub.match.rule.Rules;
import org.touchstonehub.match.score.Competition;
import org.touchstonehub.match.score.FrequencyTable;
import org.touchstonehub.match.score.FrequencyTables;
import org.touchstonehub.match.score.PairModel;
import org.touchstonehub.match.score.VariantTable;

/** The records of one table laid out for comparing: what training and matching share. */
final class Bench {
  private static final int CHUNK = 2048;

  final EntityModel model;
  final Layout layout;
  final Encoded records;
  final Competition competition;
  private final List<EqualKeys> equalKeys;
  private @Nullable LookedUp lookedUp;

  Bench(EntityModel model, Plan plan, RecordTable table) {
    this.model = model;
    layout = Layout.of(plan);
    records = Encoded.of(model, plan, table);
    competition = new Competition(records, duplicateFree());
    equalKeys =
        model.rules().stream()
            .filter(rule -> rule.kind() == Rule.Kind.TOGETHER_IF_EQUAL)
            .map(rule -> EqualKeys.of(rule, model, plan, records, table))
            .toList();
  }

  /** Whether the size of clusters is evidence of its own. */
  boolean sizesTell() {
    // by the model, so that it does not depend on which records are there
    return Refinement.SIZES.isOn()
        && layout.namesPersons()
        && model.sources().stream().noneMatch(Source::duplicateFree);
  }

  /**
   * Whether names, and columns beside them, are weighed as those of things of which sources may
   * hold several records.
   */
  boolean learnsThings() {
    return !layout.namesPersons() && model.sources().stream().noneMatch(Source::duplicateFree);
  }

  private boolean[] duplicateFree() {
    boolean[] free = new boolean[records.sources().size()];
    for (Source source : model.sources()) {
      int s = records.sources().indexOf(source.name());
      if (s >= 0) free[s] = source.duplicateFree();
    }
    return free;
  }

  Workers<PairComparer> comparers(FrequencyTable[][] tables, List<VariantTable> variants) {
    LookedUp known = lookUp(tables, variants);
    return new Workers<>(
        () -> new PairComparer(layout, records, known.frequencies, known.variants));
  }

  Workers<Linkage> linkages(
      FrequencyTable[][] tables, List<VariantTable> variants, PairModel weights) {
    LookedUp known = lookUp(tables, variants);
    return new Workers<>(
        () ->
            new Linkage(
                layout,
                new PairComparer(layout, records, known.frequencies, known.variants),
                weights.scorer(layout)));
  }

  /**
   * How often values occur, each record counted for itself, so that no cluster makes the values it
   * was made by rare.
   */
  FrequencyTable[][] countedByRecord() {
    int[] alone = Samples.alone(records.size());
    FrequencyTable[][] counted = FrequencyTables.count(layout.plan(), records, alone, false);
    if (layout.namesPersons()) return counted;
    return FrequencyTables.withDependence(records, counted, alone, false);
  }

  /** What some tables say of how often the values of these records occur. */
  Frequencies frequencies(FrequencyTable[][] tables, List<VariantTable> variants) {
    return lookUp(tables, variants).frequencies;
  }

  /** What some tables say of the values of these records. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record LookedUp(
      FrequencyTable[][] tables,
      List<VariantTable> variantTables,
      Frequencies frequencies,
      List<Variants> variants) {}

  /** Learning and then matching ask for the same tables. */
  private synchronized LookedUp lookUp(FrequencyTable[][] tables, List<VariantTable> variants) {
    LookedUp before = lookedUp;
    if (before != null && before.tables == tables && before.variantTables.equals(variants)) {
      return before;
    }
    lookedUp = null;
    LookedUp now =
        new LookedUp(
            tables,
            variants,
            FrequencyTables.lookUp(records, tables),
            VariantTable.lookUp(records, variants));
    lookedUp = now;
    return now;
  }

  /** What rules join, in the order of the model. */
  List<EqualKeys> equalKeys() {
    return equalKeys;
  }

  /** The rules of the model. Holds scratch space: a clustering has its own. */
  Rules rules(List<VariantTable> variants) {
    if (model.rules().isEmpty()) return Rules.NONE;
    List<Variants> known = VariantTable.lookUp(records, variants);
    List<Rules.Veto> vetoes = new ArrayList<>();
    for (Rule rule : model.rules()) {
      if (rule.kind() != Rule.Kind.APART_IF_DIFFERENT) continue;
      for (int attribute : rule.attributes()) {
        ClearDifference difference = ClearDifference.of(layout, records, attribute, known);
        vetoes.add(new Rules.Veto(rule, attribute, difference));
      }
    }
    return new Rules(equalKeys, vetoes);
  }

  /** Log odds of every candidate pair. */
  double[] score(long[] pairs, Workers<Linkage> workers) {
    double[] x = new double[pairs.length];
    workers.run(
        pairs.length,
        CHUNK,
        (linkage, chunk, from, to) -> {
          for (int k = from; k < to; k++)
            x[k] = linkage.pair((int) (pairs[k] >> 32), (int) pairs[k]);
        });
    return x;
  }
}
