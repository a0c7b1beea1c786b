package org.touchstonehub.match.things;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.touchstonehub.match.compare.Evidence;
import org.touchstonehub.match.compare.Slot;
import org.touchstonehub.match.compare.Unit;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.score.Breakdown;
import org.touchstonehub.match.score.LogOdds;
import org.touchstonehub.match.score.PairScorer;

/**
 * Log odds that two things are one: what the names say, less what namesakes explain, and what each
 * column says beyond that, given what its coarser columns say.
 */
final class ThingScorer implements PairScorer {
  private static final boolean EQUAL_ROWS = Refinement.EQUAL_ROWS.isOn();

  /** Log odds of records that are equal in all they have and likely enough to be one, at least. */
  private static final double JOINED = .1;

  /** Least probability at which records are joined that agree in nothing but the name. */
  private static final double LEAST_WHEN_BARE = .25;

  private final ThingModel model;
  private final Reading reading;
  private final Weighing weighing;
  private final Seen seen;
  private final double[] columns;
  private final double[] bySlot;
  private double name;
  private double namesakes;
  private double rule;
  private double equal;

  ThingScorer(ThingModel model) {
    this.model = model;
    reading = new Reading(model.things, model.unique);
    weighing = new Weighing(model);
    int n = model.things.columns().size();
    seen = new Seen(1, n);
    columns = new double[n];
    bySlot = new double[model.things.layout().slots().size()];
  }

  @Override
  public double score(Evidence e, int pair) {
    reading.read(e, pair, seen, 0);
    name = weighing.name(seen, 0);
    namesakes = weighing.namesakes(seen, 0, name);
    double x = model.lnMatch + name + namesakes;
    Arrays.fill(bySlot, 0);
    bySlot[model.things.name()] = name + namesakes;
    for (int q = 0; q < columns.length; q++) {
      columns[q] = weighing.column(q, seen, 0);
      bySlot[model.things.columns().get(q).slot()] += columns[q];
      x += columns[q];
    }
    rule = Weighing.never(seen, 0) ? Math.min(0, model.lnMatch + Weighing.NEVER - x) : 0;
    x += rule;
    equal = atLeast(x, seen, 0, model.line) - x;
    return x + equal;
  }

  /** Log odds, but what equal rows are raised to. */
  static double atLeast(double x, Seen seen, int k, double line) {
    if (!EQUAL_ROWS || !seen.equal[k]) return x;
    double least = seen.bare[k] ? Math.max(line, LEAST_WHEN_BARE) : line;
    return LogOdds.probability(x) > least ? Math.max(x, JOINED) : x;
  }

  @Override
  public int witnesses() {
    return seen.witnesses(0, model.things.columns());
  }

  @Override
  public double slotWeight(int slot) {
    return bySlot[slot];
  }

  @Override
  public Breakdown breakdown(Evidence e, int pair) {
    List<Slot> slots = model.things.layout().slots();
    List<Breakdown.OfUnit> units = new ArrayList<>();
    List<Slot> missing = new ArrayList<>();
    Slot nameSlot = model.things.nameSlot();
    if (seen.named[0]) {
      double shared = seen.shared[0];
      Breakdown.OfSlot words =
          new Breakdown.OfSlot(nameSlot, 0, shared, name - shared, Double.NaN, Double.NaN, false);
      units.add(unit("name", Unit.Topic.TITLE, words));
    } else {
      missing.add(nameSlot);
    }
    for (int q = 0; q < columns.length; q++) {
      ThingColumn column = model.things.columns().get(q);
      Slot slot = slots.get(column.slot());
      if (seen.grade[q][0] < 0) {
        if (column.how() != ThingColumn.How.FORM) missing.add(slot);
        continue;
      }
      if (column.how() == ThingColumn.How.FORM) units.add(form(q));
      else units.add(unit(column.label(), Unit.Topic.OTHER, part(q, column, slot, e, pair)));
    }
    List<Breakdown.OfClass> related = new ArrayList<>();
    if (namesakes != 0) {
      double sakes = weighing.sakes(seen, 0, name);
      related.add(new Breakdown.OfClass("namesakes", namesakes, sakes / (1 + sakes)));
    }
    if (rule != 0)
      related.add(new Breakdown.OfClass("no word and no identity shared", rule, Double.NaN));
    if (equal != 0)
      related.add(new Breakdown.OfClass("equal in all that tells", equal, Double.NaN));
    return new Breakdown(model.lnMatch, units, missing, related);
  }

  private Breakdown.OfSlot part(int q, ThingColumn column, Slot slot, Evidence e, int pair) {
    int grade = seen.grade[q][0];
    int level = Math.max(0, e.level[e.at(pair) + column.slot()]);
    boolean rare = column.grades().get(grade).byRarity();
    if (!rare)
      return new Breakdown.OfSlot(slot, level, columns[q], 0, Double.NaN, Double.NaN, false);
    int state = seen.state[q][0];
    double usual = model.random[q][state][grade];
    double finding = Math.log(model.match[q][state][grade] / usual);
    double share = seen.share[q][0];
    return new Breakdown.OfSlot(slot, level, finding, columns[q] - finding, share, usual, false);
  }

  /** Legal forms stand in the name, so they have no slot of their own. */
  private Breakdown.OfUnit form(int q) {
    String said = seen.grade[q][0] == Grade.EQUAL ? "same legal form" : "another legal form";
    Unit unit = new Unit(said, Unit.Topic.TITLE, false, false, 0);
    return new Breakdown.OfUnit(unit, List.of(), columns[q], 0);
  }

  private static Breakdown.OfUnit unit(String label, Unit.Topic topic, Breakdown.OfSlot slot) {
    return new Breakdown.OfUnit(new Unit(label, topic, false, false, 0), List.of(slot), 0, 0);
  }
}
