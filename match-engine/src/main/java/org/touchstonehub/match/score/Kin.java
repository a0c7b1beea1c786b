package org.touchstonehub.match.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.touchstonehub.match.compare.Layout;
import org.touchstonehub.match.compare.Unit;
import org.touchstonehub.match.compare.Unit.Topic;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.type.Subject;

/**
 * A class of pairs that are not the same but share some identity: a household, a chain, a building.
 * In it some units behave as in a match, others at random, others may do either.
 *
 * @param anchor the unit that must be seen on both sides, or -1; learnt sharing starts from it
 * @param shared by unit: 1 shared, 0 not, NaN to be learnt
 * @param close whether what is shared is as near as between two records of one thing (a group of
 *     companies in one house), or as loosely alike as is learnt (a town)
 * @param bounded whether it is at most a small part of the households: without households there are
 *     no twins, and pairs alone cannot tell a twin from a wrong given name
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Kin(String name, int anchor, double[] shared, boolean close, boolean bounded) {
  static final String HOUSEHOLD = "household";

  private static final String NAMESAKE = "namesake";
  private static final String PARENT_AND_CHILD = "parent and child of one name";

  /** A grown child of one address has a telephone of its own as often as not. */
  private static final double TELEPHONE_OF_BOTH = 0.5;

  private static final String GROUP = "group of one ";

  /** Share of pairs of a group with one bank account, or with one number by mistake. */
  private static final double IDENTIFIERS_SHARED = 0.01;

  /** Names are those of a country, so most of whom they are common to live in one. */
  private static final double NAMESAKES_OF_ONE_COUNTRY = 0.9;

  /** Bounded classes are at most this part of the households. */
  static final double MOST_OF_HOUSEHOLDS = 0.05;

  /** Sons of their father's name for each match at least, in lists that show none, too. */
  private static final double LEAST_NAMED_ALIKE = 0.01;

  /**
   * What stands beside a person: a number of a house, a floor, a policy, an employer. Who shares it
   * follows from no type, so it is learnt, unless nothing would be left to tell relatives by.
   */
  private static final Set<Topic> BESIDE =
      EnumSet.of(Topic.OTHER, Topic.PEOPLE, Topic.CODES, Topic.MEASURE, Topic.IDENTIFIER);

  /**
   * How often a unit is shared of which nothing is known yet: things share more than people, and
   * much beside a name follows from it (gender, nationality, language).
   */
  double usuallyShared() {
    if (name.equals(NAMESAKE)) return 0.5;
    return anchor < 0 ? 0.05 : 0.2;
  }

  /**
   * Pairs of the class for each match that there are at least, whatever is learnt; none where no
   * birth date tells the two apart, since all that matches share would be doubted then.
   */
  double leastOfMatches(Layout layout) {
    boolean told = layout.units().stream().anyMatch(unit -> unit.topic() == Topic.DATE);
    boolean known = told && name.equals(PARENT_AND_CHILD) && Refinement.NAMED_ALIKE.isOn();
    return known ? LEAST_NAMED_ALIKE : 0;
  }

  /** Whether it is learnt of some unit how often the class shares it. */
  boolean learns() {
    return Arrays.stream(shared).anyMatch(Double::isNaN);
  }

  /** Bodies of one group, such as companies of one owner. */
  boolean isGroup() {
    return close && anchor >= 0;
  }

  /** Whether a group stands beside it, which shares the same more closely. */
  boolean hasGroup(Layout layout) {
    return Refinement.GROUPS.isOn()
        && !close
        && KeyNumbers.in(layout)
        && layout.units().get(anchor).topic() != Topic.IDENTIFIER;
  }

  /** The classes that a layout can tell apart. */
  static List<Kin> of(Layout layout) {
    return layout.namesPersons() ? persons(layout) : things(layout);
  }

  private static List<Kin> persons(Layout layout) {
    People people = new People(layout);
    boolean placed = people.have(Topic.PLACE) || people.have(Topic.PHONE);
    if (placed || people.haveBeside()) {
      people.share(HOUSEHOLD, false, Topic.FAMILY, Topic.PLACE, Topic.PHONE);
      people.share("twin", true, Topic.FAMILY, Topic.PLACE, Topic.PHONE, Topic.DATE);
    }
    if (placed) {
      people.share(PARENT_AND_CHILD, true, Topic.FAMILY, Topic.PLACE, Topic.PHONE, Topic.GIVEN);
      people.share("same address", false, Topic.PLACE, Topic.PHONE);
    }
    if (people.have(Topic.EMAIL) && Refinement.SHARED_MAILBOXES.isOn()) {
      people.share(
          "household of one mailbox", false, Topic.FAMILY, Topic.PLACE, Topic.PHONE, Topic.EMAIL);
      people.share("same mailbox", false, Topic.PLACE, Topic.PHONE, Topic.EMAIL);
    }
    people.share(NAMESAKE, false, Topic.GIVEN, Topic.FAMILY);
    return people.kin;
  }

  /** Collects the classes of persons. */
  private static final class People {
    final List<Kin> kin = new ArrayList<>();
    private final Layout layout;
    private final List<Unit> units;
    private final Set<Topic> present = EnumSet.noneOf(Topic.class);
    private final Set<Topic> learnt =
        Refinement.LEARNT_SHARING.isOn() ? EnumSet.copyOf(BESIDE) : EnumSet.noneOf(Topic.class);
    private final Set<Set<Topic>> seen = new HashSet<>();

    People(Layout layout) {
      this.layout = layout;
      units = layout.units();
      for (Unit unit : units) {
        boolean second = !present.add(unit.topic());
        // only one is the birthday; the others may be of a house, a contract, a wedding
        boolean other = second && unit.topic() == Topic.DATE;
        if (other && Refinement.SECOND_DATES.isOn()) learnt.add(Topic.DATE);
      }
    }

    boolean have(Topic topic) {
      return present.contains(topic);
    }

    private boolean tellsOrigin(int unit) {
      if (!Refinement.ONE_COUNTRY.isOn()) return false;
      return layout.slots().stream()
          .filter(slot -> slot.unit() == unit)
          .anyMatch(
              slot ->
                  layout.plan().columns().get(slot.column()).type().subject() == Subject.COUNTRY);
    }

    boolean haveBeside() {
      return !Collections.disjoint(present, learnt);
    }

    void share(String name, boolean bounded, Topic... topics) {
      Set<Topic> shared = EnumSet.noneOf(Topic.class);
      for (Topic topic : topics) if (present.contains(topic)) shared.add(topic);
      if (shared.equals(present) || !seen.add(shared) || shared.isEmpty()) return;
      Set<Topic> may = EnumSet.copyOf(learnt);
      // brothers and sisters have that of their father; people of one given name only by chance
      if (!shared.contains(Topic.GIVEN) && Refinement.MIDDLE_NAMES.isOn()) may.add(Topic.MIDDLE);
      Set<Topic> most = EnumSet.copyOf(shared);
      most.addAll(may);
      boolean learns = !most.containsAll(present);
      double[] by = new double[units.size()];
      for (int u = 0; u < by.length; u++) {
        Topic topic = units.get(u).topic();
        by[u] = shared.contains(topic) ? 1 : learns && may.contains(topic) ? Double.NaN : 0;
        if (name.equals(NAMESAKE) && tellsOrigin(u)) by[u] = NAMESAKES_OF_ONE_COUNTRY;
        boolean childs = name.equals(PARENT_AND_CHILD) && topic == Topic.PHONE;
        if (childs && Refinement.OWN_TELEPHONES.isOn()) by[u] = TELEPHONE_OF_BOTH;
      }
      kin.add(new Kin(name, -1, by, true, bounded && Refinement.FEW_TWINS.isOn()));
    }
  }

  private static List<Kin> things(Layout layout) {
    List<Kin> kin = new ArrayList<>();
    long identities = layout.units().stream().filter(Unit::identity).count();
    if (identities < 2) return kin;
    for (int u = 0; u < layout.units().size(); u++) {
      Unit unit = layout.units().get(u);
      if (!unit.identity()) continue;
      double[] shared = new double[layout.units().size()];
      Arrays.fill(shared, Double.NaN);
      shared[u] = 1;
      String label = unit.label().toLowerCase(Locale.ROOT);
      Kin loose = new Kin("same " + label, u, shared, false, false);
      kin.add(loose);
      if (loose.hasGroup(layout)) {
        kin.add(new Kin(GROUP + label, u, apart(layout, shared), true, false));
      }
    }
    return kin;
  }

  /** A group shares much, but hardly an identifier: else it could not be told from one body. */
  private static double[] apart(Layout layout, double[] shared) {
    double[] apart = shared.clone();
    for (int u = 0; u < apart.length; u++) {
      if (layout.units().get(u).topic() == Topic.IDENTIFIER) apart[u] = IDENTIFIERS_SHARED;
    }
    return apart;
  }
}
