package org.touchstonehub.command.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the demo data of a domain: a first delivery of every source, a second of the most trusted
 * one, in which some things have moved and some keys stand for somebody else, and the truth of
 * both. The same for the same arguments.
 */
public final class Generator {
  /** Of the most trusted source's records: how many come again in the second delivery. */
  private static final double REUSED = 0.012;

  private static final double MOVED = 0.02;

  private final Domain domain;
  private final List<String> columns;
  private final int records;
  private final Tally tally = new Tally();
  private final Draw draw;
  private final World world;
  private final Map<Source, List<Row>> rows = new LinkedHashMap<>();
  private int things;
  private int made;

  private Generator(Domain domain, int records, long seed) {
    this.domain = domain;
    this.records = records;
    columns = domain.columns();
    draw = new Draw(seed, domain.label());
    world =
        switch (domain) {
          case CUSTOMER -> new Customers(draw, tally);
          case SUPPLIER -> new Suppliers(draw, tally);
          case EMPLOYEE -> new Employees(draw, tally);
        };
  }

  /**
   * @param records how many in the first delivery, at least 1
   */
  public static Deliveries generate(Domain domain, int records, long seed) {
    return new Generator(domain, records, seed).deliveries();
  }

  private Deliveries deliveries() {
    for (Source source : world.sources()) rows.put(source, new ArrayList<>());
    while (made < records) {
      int upTo = world.more();
      for (; things < upTo && made < records; things++) recordsOf(things);
    }
    List<Delivery> first = new ArrayList<>();
    for (Map.Entry<Source, List<Row>> entry : rows.entrySet()) {
      draw.shuffle(entry.getValue());
      first.add(delivery(entry.getKey(), entry.getValue()));
    }
    int thingsOfFirst = things;
    Tally ofFirst = tally.copy();
    Delivery second = second(first.get(0));
    ofFirst.count(Phenomenon.REUSED_KEY, tally.of(Phenomenon.REUSED_KEY));
    return new Deliveries(domain, thingsOfFirst, first, second, ofFirst);
  }

  /** At least one record of the thing, over the sources. */
  private void recordsOf(int thing) {
    int before = made;
    while (made == before) {
      for (Source source : world.sources()) {
        if (!draw.chance(source.holds())) continue;
        add(thing, source);
        if (!draw.chance(source.repeats())) continue;
        if (add(thing, source)) tally.count(Phenomenon.REPEATED_IN_SOURCE);
        if (draw.chance(0.25)) add(thing, source);
      }
    }
  }

  private boolean add(int thing, Source source) {
    if (made == records) return false;
    rows.getOrDefault(source, List.of()).add(new Row(source, thing, world.write(thing, source)));
    made++;
    return true;
  }

  /**
   * Gives keys in the order of the rows, with gaps, as numbers that were used and dropped leave.
   */
  private Delivery delivery(Source source, List<Row> ordered) {
    List<Delivery.Entry> entries = new ArrayList<>(ordered.size());
    int number = 100_000;
    for (Row row : ordered) {
      number += 1 + draw.below(3);
      entries.add(entry(source.keys() + number, row));
    }
    return new Delivery(source.name(), entries);
  }

  private Delivery second(Delivery first) {
    Source source = world.sources().get(0);
    Map<String, Integer> movedAlready = new HashMap<>();
    List<Delivery.Entry> entries = new ArrayList<>();
    for (Delivery.Entry old : first.entries()) {
      double what = draw.fraction();
      if (what < REUSED) {
        int somebody = things++;
        while (world.more() <= somebody) {
          // until there is that one
        }
        entries.add(entry(old.key(), new Row(source, somebody, world.write(somebody, source))));
        tally.count(Phenomenon.REUSED_KEY);
      } else if (what < REUSED + MOVED && movedAlready.put(old.thing(), 1) == null) {
        int thing = Integer.parseInt(old.thing().substring(1));
        entries.add(entry(old.key(), new Row(source, thing, world.writeMoved(thing, source))));
      }
    }
    return new Delivery(source.name(), entries);
  }

  private Delivery.Entry entry(String key, Row row) {
    List<String> values = new ArrayList<>(columns.size());
    for (String column : columns) values.add(row.values().getOrDefault(column, ""));
    return new Delivery.Entry(key, "e" + row.thing(), values);
  }
}
