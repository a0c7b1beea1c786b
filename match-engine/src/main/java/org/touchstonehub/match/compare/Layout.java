package org.touchstonehub.match.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.touchstonehub.match.encode.ColumnPlan;
import org.touchstonehub.match.encode.NameColumn;
import org.touchstonehub.match.encode.Plan;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * What is compared and which of it belongs together. Persons: every slot is a unit of its own.
 * Things: title, place, contact and so on are units that hold several slots.
 */
public record Layout(Plan plan, List<Slot> slots, List<Unit> units, int wordSlots) {
  public Layout {
    slots = List.copyOf(slots);
    units = List.copyOf(units);
  }

  public static Layout of(Plan plan) {
    return new Builder(plan).build();
  }

  public boolean namesPersons() {
    return plan.named() == Plan.Named.PERSON;
  }

  private static final class Builder {
    private final Plan plan;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final Map<Unit.Topic, Integer> topics = new EnumMap<>(Unit.Topic.class);
    private final Map<SemanticType, Integer> seen = new HashMap<>();
    private int wordSlots;

    Builder(Plan plan) {
      this.plan = plan;
    }

    Layout build() {
      for (int c = 0; c < plan.columns().size(); c++) add(c, plan.columns().get(c));
      return new Layout(plan, slots, units, wordSlots);
    }

    private void add(int c, ColumnPlan column) {
      String label = label(column.type());
      switch (column.form()) {
        case NAMES -> {
          name(c, NameColumn.GIVEN, "given-name", Unit.Topic.GIVEN);
          name(c, NameColumn.MIDDLE, "middle-name", Unit.Topic.MIDDLE);
          name(c, NameColumn.FAMILY, "family-name", Unit.Topic.FAMILY);
        }
        case DATE -> {
          int unit = unit(label, topic(column), false);
          List<Level> levels = column.inPart() ? Levels.DATE_IN_PART : Levels.DATE;
          slots.add(
              new Slot(
                  Slot.Kind.DATE,
                  c,
                  0,
                  label,
                  levels,
                  Level.Date.DIFFERENT.number(),
                  -1,
                  unit,
                  -1));
        }
        case VALUE -> {
          ValueKind kind = Objects.requireNonNull(column.value());
          List<Level> levels = Levels.of(kind);
          int variant = Levels.hasVariant(kind) ? levels.size() - 1 : -1;
          int unit = unit(label, topic(column), false);
          slots.add(
              new Slot(
                  Slot.Kind.VALUE, c, 0, label, levels, Levels.different(kind), variant, unit, -1));
        }
        case WORDS -> words(c, column, label);
      }
    }

    private void words(int c, ColumnPlan column, String label) {
      Unit.Topic topic = topic(column);
      boolean names = !column.context() && !column.common();
      boolean beside = names && topic == Unit.Topic.TITLE && topics.containsKey(topic);
      int unit =
          beside && column.words() == TokenKind.ORGANISATION
              ? named(label, topic)
              : unit(label, topic, names);
      if (column.context()) {
        List<Level> levels = column.words() == TokenKind.LONG_TEXT ? Levels.PROSE : Levels.LIST;
        slots.add(new Slot(Slot.Kind.OVERLAP, c, 0, label, levels, 0, -1, unit, -1));
      } else {
        slots.add(new Slot(Slot.Kind.WORDS, c, 0, label, List.of(), -1, -1, unit, wordSlots++));
      }
    }

    private void name(int c, int role, String label, Unit.Topic topic) {
      int unit = unit(label, plan.named() == Plan.Named.PERSON ? topic : Unit.Topic.PEOPLE, false);
      slots.add(
          new Slot(
              Slot.Kind.NAME,
              c,
              role,
              label,
              Levels.NAME,
              Level.Name.DIFFERENT.number(),
              Level.Name.VARIANT.number(),
              unit,
              -1));
    }

    private String label(SemanticType type) {
      int number = seen.merge(type, 1, Integer::sum);
      return number == 1 ? type.yamlName() : type.yamlName() + "-" + number;
    }

    /**
     * An organisation beside the title (a maker, an agency), which many things of one title share.
     * Other texts say of a thing what its title says, and belong to it.
     */
    private int named(String label, Unit.Topic topic) {
      units.add(new Unit(label, topic, true, true, 0));
      return units.size() - 1;
    }

    /** Persons: a unit for each slot. Things: one for each topic. */
    private int unit(String label, Unit.Topic topic, boolean words) {
      if (plan.named() == Plan.Named.PERSON) {
        units.add(new Unit(label, topic, words, false, damping(topic)));
        return units.size() - 1;
      }
      Integer known = topics.get(topic);
      boolean identity = words || topic == Unit.Topic.CONTACT || topic == Unit.Topic.IDENTIFIER;
      if (known == null) {
        units.add(
            new Unit(topic.name().toLowerCase(java.util.Locale.ROOT), topic, true, identity, 0));
        topics.put(topic, units.size() - 1);
        return units.size() - 1;
      }
      if (identity && !units.get(known).identity()) {
        Unit old = units.get(known);
        units.set(known, new Unit(old.label(), old.topic(), true, true, 0));
      }
      return known;
    }

    private static int damping(Unit.Topic topic) {
      if (!Refinement.DAMPING.isOn()) return 0;
      return switch (topic) {
        case PLACE -> 1;
        case PHONE -> 2;
        case EMAIL -> 3;
        default -> 0;
      };
    }

    /** Whether an address is all that names a thing. */
    private boolean namesThing(ColumnPlan column) {
      boolean titled =
          plan.columns().stream().map(ColumnPlan::type).anyMatch(type -> type.has(Trait.TITLE));
      return plan.named() == Plan.Named.THING && !titled && plan.columns().indexOf(column) == 0;
    }

    private Unit.Topic topic(ColumnPlan column) {
      boolean person = plan.named() == Plan.Named.PERSON;
      if (column.common()) return Unit.Topic.OTHER;
      return switch (column.type().subject()) {
        case TITLE -> person ? Unit.Topic.OTHER : Unit.Topic.TITLE;
        case PLACE ->
            column.type().has(Trait.DOOR) && namesThing(column)
                ? Unit.Topic.TITLE
                : Unit.Topic.PLACE;
        case COUNTRY -> person ? Unit.Topic.PLACE : Unit.Topic.OTHER;
        case PHONE -> person ? Unit.Topic.PHONE : Unit.Topic.CONTACT;
        case EMAIL -> person ? Unit.Topic.EMAIL : Unit.Topic.CONTACT;
        case WEB -> person ? Unit.Topic.OTHER : Unit.Topic.CONTACT;
        case IDENTIFIER -> Unit.Topic.IDENTIFIER;
        case PEOPLE -> Unit.Topic.PEOPLE;
        case CODES -> Unit.Topic.CODES;
        case TIME -> person ? Unit.Topic.DATE : Unit.Topic.MEASURE;
        case MEASURE -> Unit.Topic.MEASURE;
        case OTHER -> Unit.Topic.OTHER;
      };
    }
  }
}
