package org.touchstonehub.match.encode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.touchstonehub.match.model.Attribute;
import org.touchstonehub.match.model.EntityModel;
import org.touchstonehub.match.model.RecordsOf;
import org.touchstonehub.match.record.RecordTable;
import org.touchstonehub.match.refine.Refinement;
import org.touchstonehub.match.standardise.Amounts;
import org.touchstonehub.match.standardise.Dates;
import org.touchstonehub.match.standardise.Folding;
import org.touchstonehub.match.standardise.Hashes;
import org.touchstonehub.match.standardise.TokenKind;
import org.touchstonehub.match.standardise.ValueKind;
import org.touchstonehub.match.type.NamePart;
import org.touchstonehub.match.type.SemanticType;
import org.touchstonehub.match.type.Trait;

/**
 * Which columns the engine makes of a model's attributes. Follows from the semantic types; where
 * the data must decide (which text names the record, how long a list is, day or month first), the
 * decision is part of the trained model.
 *
 * @param named what names a record: a person's name or an organisation's name or title. Decides
 *     which related things to expect (households, or chains and buildings)
 */
public record Plan(Named named, List<ColumnPlan> columns) {
  /** What names a record. */
  public enum Named {
    PERSON,
    THING
  }

  /** A list of persons longer than this on average says little about identity. */
  private static final int LONG_LIST = 12;

  private static final int SAMPLE = 20_000;

  /** Records a value of a text beyond which it names a kind. */
  private static final int MANY = 40;

  /** Dates of which one known in part is a gap and no slip. */
  private static final int GAPS = 50;

  public Plan {
    columns = List.copyOf(columns);
  }

  /** Decides from the types and the records. */
  public static Plan of(EntityModel model, RecordTable records) {
    return new Planner(model, records).plan();
  }

  private static final class Planner {
    /**
     * What a title must tell more of the records than names, so that they are of things: names of
     * persons repeat among strangers.
     */
    private static final double CLEARLY_MORE = 0.2;

    private final EntityModel model;
    private final RecordTable records;
    private final TellsApart tellsApart;

    /** Positions of the attributes, in an order that types and records decide. */
    private final List<Integer> order;

    private final List<ColumnPlan> columns = new ArrayList<>();
    private final Map<Integer, Boolean> common = new TreeMap<>();
    private final Map<Integer, Boolean> codes = new TreeMap<>();

    Planner(EntityModel model, RecordTable records) {
      this.model = model;
      this.records = records;
      this.tellsApart = new TellsApart(records);
      this.order = new AttributeOrder(model, records).positions();
    }

    Plan plan() {
      Named named = named();
      addNames(named);
      List<Integer> titles = named == Named.THING && !titles().isEmpty() ? addTitle() : List.of();
      for (int i : order) {
        if (!titles.contains(i)) add(i, model.attributes().get(i), named);
      }
      return new Plan(named, columns);
    }

    /** What the model says; else what there is to name a record; else what tells more apart. */
    private Named named() {
      RecordsOf said = model.recordsOf();
      if (said != null) return said == RecordsOf.PERSONS ? Named.PERSON : Named.THING;
      List<Integer> names = order.stream().filter(i -> type(i).isNameOfPerson()).toList();
      List<Integer> titles = titles();
      // a dwelling that only its address names
      if (names.isEmpty() && !titles.isEmpty()) return Named.THING;
      titles = titles.stream().filter(i -> type(i).has(Trait.TITLE)).toList();
      if (titles.isEmpty()) return Named.PERSON;
      if (names.isEmpty()) return Named.THING;
      double person = tellsApart.byValue(names);
      double thing =
          titles.stream().mapToDouble(i -> tellsApart.byValue(List.of(i))).max().orElse(0);
      // a name in parts is mostly the record's own, a whole one as often a contact's
      boolean inParts = names.stream().anyMatch(i -> !isWhole(type(i)));
      double inFavour = inParts ? CLEARLY_MORE : -CLEARLY_MORE / 2;
      return thing > person + inFavour ? Named.THING : Named.PERSON;
    }

    /** What may name a thing: organisations and texts; where there are none, addresses. */
    private List<Integer> titles() {
      List<Integer> titles = order.stream().filter(i -> type(i).has(Trait.TITLE)).toList();
      return titles.isEmpty()
          ? order.stream().filter(i -> type(i).has(Trait.DOOR)).toList()
          : titles;
    }

    private static boolean isWhole(SemanticType type) {
      return type.namePart().equals(Optional.of(NamePart.WHOLE));
    }

    private SemanticType type(int attribute) {
      return model.attributes().get(attribute).type();
    }

    private void addNames(Named named) {
      List<Integer> names = new ArrayList<>();
      for (int i : order) {
        if (type(i).isNameOfPerson() && !standsAlone(type(i), named)) names.add(i);
      }
      if (!names.isEmpty()) columns.add(ColumnPlan.ofNames(type(names.get(0)), names));
    }

    /** Whole names beside a thing may be of several people (owner, manager): never mixed. */
    private static boolean standsAlone(SemanticType type, Named named) {
      return named == Named.THING && isWhole(type);
    }

    /**
     * The text that names the record: the one that tells most records apart in its worst source.
     * Text that one source has and another has not joins it (a manufacturer that one source writes
     * into the title).
     */
    private List<Integer> addTitle() {
      int title = -1;
      double best = -3;
      List<Integer> joined = new ArrayList<>();
      List<Integer> titles = titles();
      boolean one = titles.size() == 1;
      for (int i : titles) {
        // texts of few values, codes and numbers name nothing, unless there are no others
        boolean names = !isCommon(i) && !isOfCodes(i) && !tellsApart.isOfNumbers(i);
        double told = (one ? 0 : tellsApart.byWords(i)) - (names ? 0 : 2);
        if (told > best) {
          best = told;
          title = i;
        }
        if (names && isOfSomeSources(i)) joined.add(i);
      }
      joined.remove(Integer.valueOf(title));
      joined.add(0, title);
      TokenKind words = type(title).words().orElseThrow();
      addWords(ColumnPlan.ofWords(type(title), joined, words, false, false));
      return joined;
    }

    /** Whether it is filled in half of the records of one source and not of another. */
    private boolean isOfSomeSources(int attribute) {
      if (!Refinement.JOINED_TITLES.isOn()) return false;
      Map<String, int[]> bySource = new TreeMap<>();
      for (int row = 0; row < records.size(); row++) {
        int[] count = bySource.computeIfAbsent(records.key(row).system(), s -> new int[2]);
        count[0]++;
        if (records.value(row, attribute) != null) count[1]++;
      }
      return bySource.values().stream().map(c -> 2 * c[1] >= c[0]).distinct().count() > 1;
    }

    private void add(int i, Attribute attribute, Named named) {
      SemanticType type = attribute.type();
      List<Integer> at = List.of(i);
      if (type.isNameOfPerson() && !standsAlone(type, named)) return;
      TokenKind words = type.isNameOfPerson() ? TokenKind.PERSON_LIST : type.words().orElse(null);
      if (type.value().isPresent() && named == Named.PERSON) words = null;
      if (type.has(Trait.DAY)) {
        columns.add(dates(i));
      } else if (named == Named.THING && type.ifOfCodes().isPresent() && isOfCodes(i)) {
        add(type.ifOfCodes().orElseThrow(), i);
      } else if (words != null) {
        // What is written beside a person (job title, employer) is shared by many others.
        boolean context =
            named == Named.PERSON
                || words == TokenKind.CODE_LIST
                || words == TokenKind.LONG_TEXT
                || (words == TokenKind.PERSON_LIST && isLong(i));
        boolean common = !context && type.has(Trait.TITLE) && isCommon(i);
        addWords(ColumnPlan.ofWords(type, at, words, context, common));
      } else if (type.isSeveral()) {
        addContacts(type, i);
      } else {
        add(type, i);
      }
    }

    /**
     * All columns of one kind of contact are one: the second number of one record may be the first
     * of another. What a rule names stays by itself.
     */
    private void addContacts(SemanticType type, int i) {
      if (isInRule(i) || !Refinement.CONTACTS_AS_ONE.isOn()) {
        add(type, i);
        return;
      }
      List<Integer> all = new ArrayList<>();
      for (int a = 0; a < model.attributes().size(); a++) {
        if (model.attributes().get(a).type() == type && !isInRule(a)) all.add(a);
      }
      if (all.get(0) == i)
        columns.add(ColumnPlan.ofContacts(type, all, type.value().orElseThrow()));
    }

    private boolean isInRule(int attribute) {
      return model.rules().stream().anyMatch(rule -> rule.attributes().contains(attribute));
    }

    private void add(SemanticType type, int i) {
      columns.add(
          type.isAmount()
              ? ColumnPlan.ofAmounts(type, i, amounts(i, records))
              : ColumnPlan.ofValues(type, i, type.value().orElseThrow()));
    }

    /**
     * Whether a text beside the title holds codes (a model number): most values are without blanks
     * and have a digit, and most records that have one have their own.
     */
    private boolean isOfCodes(int attribute) {
      return Refinement.CODES_BESIDE_TITLES.isOn()
          && codes.computeIfAbsent(attribute, this::holdsCodes);
    }

    private boolean holdsCodes(int attribute) {
      Set<Long> values = new HashSet<>();
      long filled = 0;
      long written = 0;
      for (int row = 0; row < records.size(); row++) {
        String value = records.value(row, attribute);
        if (value == null) continue;
        filled++;
        String folded = Folding.fold(value);
        values.add(Hashes.of(folded));
        boolean digit = folded.chars().anyMatch(Character::isDigit);
        if (digit && folded.strip().indexOf(' ') < 0) written++;
      }
      return filled > 0 && 2 * written > filled && 2L * values.size() > filled;
    }

    private void addWords(ColumnPlan column) {
      boolean written =
          column.words() == TokenKind.ORGANISATION || column.words() == TokenKind.TEXT;
      columns.add(written ? column.with(Compounds.of(column, records)) : column);
    }

    /**
     * Whether values of a text repeat so much that they name kinds: more than {@link #MANY} records
     * a value, or fewer values than the square root of the records.
     */
    private boolean isCommon(int attribute) {
      return Refinement.KINDS.isOn() && common.computeIfAbsent(attribute, this::repeatsMuch);
    }

    private boolean repeatsMuch(int attribute) {
      Set<Long> values = new HashSet<>();
      long filled = 0;
      for (int row = 0; row < records.size(); row++) {
        String value = records.value(row, attribute);
        if (value == null) continue;
        values.add(Hashes.of(Folding.fold(value)));
        filled++;
      }
      double distinct = values.size();
      return filled > 0 && (filled > MANY * distinct || distinct * distinct < filled);
    }

    /**
     * Where days of which only the month or the year is known are more than one in {@link #GAPS},
     * they are gaps; in fewer a day of 0 is as likely a typing error.
     */
    private ColumnPlan dates(int attribute) {
      Remembered<Boolean> inPart =
          new Remembered<>(value -> Dates.isInPart(Dates.parseAsKnown(value, true)));
      long filled = 0;
      long known = 0;
      for (int row = 0; row < records.size(); row++) {
        String value = records.value(row, attribute);
        if (value == null) continue;
        filled++;
        if (inPart.of(value)) known++;
      }
      SemanticType type = model.attributes().get(attribute).type();
      boolean gaps = Refinement.DATES_IN_PART.isOn() && known * GAPS > filled;
      return ColumnPlan.ofDates(type, attribute, days(attribute, records), gaps);
    }

    private boolean isLong(int attribute) {
      return Refinement.LONG_LISTS.isOn() && meanLength(attribute) > LONG_LIST;
    }

    private double meanLength(int attribute) {
      // a spread over all rows whose share does not depend on their order
      long words = 0;
      long filled = 0;
      boolean all = records.size() <= SAMPLE;
      for (int row = 0; row < records.size(); row++) {
        String value = records.value(row, attribute);
        if (value == null || !(all || (Hashes.of(records.key(row).key()) & 15) == 0)) continue;
        words += Folding.words(value).size();
        filled++;
      }
      return filled == 0 ? 0 : words / (double) filled;
    }
  }

  /** Whether day or month comes first, by what values of no doubt say. */
  private static Convention days(int attribute, RecordTable records) {
    return convention(attribute, records, Dates::order).decided(Convention.DAY_FIRST);
  }

  /** Whether the comma is the decimal sign. */
  private static Convention amounts(int attribute, RecordTable records) {
    return convention(attribute, records, Amounts::sign).decided(Convention.DECIMAL_POINT);
  }

  private static Convention.Count convention(
      int attribute, RecordTable records, ToIntFunction<String> sign) {
    Convention.Count count = new Convention.Count();
    Remembered<Integer> signs = new Remembered<>(sign::applyAsInt);
    for (int row = 0; row < records.size(); row++) {
      String value = records.value(row, attribute);
      if (value != null) count.add(records.key(row).system(), signs.of(value));
    }
    return count;
  }

  /**
   * The same plan with the habits of the sources of other records: what is needed where nothing was
   * learnt from them.
   */
  public Plan withHabitsOf(RecordTable records) {
    List<ColumnPlan> read = new ArrayList<>(columns);
    read.replaceAll(
        column -> {
          int attribute = column.attributes().get(0);
          if (column.form() == ColumnPlan.Form.DATE) return column.with(days(attribute, records));
          boolean amount = column.value() == ValueKind.AMOUNT;
          return amount ? column.with(amounts(attribute, records)) : column;
        });
    return new Plan(named, read);
  }
}
