package org.touchstonehub.command.demo;

import java.util.List;

/**
 * Reads golden records through the gate as fast as so many callers can, one request after the other
 * each, and tells requests a second, p50 and p99 in milliseconds, processor time of the application
 * a request (which other work on the machine hardly changes), and transactions of the database a
 * request. Every answer must be 200 and name its decision. {@code bench/run-read} starts it. It is
 * in the demo's package because the hubs it measures are started as the demo starts its own.
 */
final class ReadBench {
  private final List<Integer> callers;
  private final int warm;
  private final int seconds;
  private final int rounds;
  private final Report report = new Report();

  private ReadBench(Asked asked) {
    callers = asked.callers();
    warm = asked.number("warm", 8, 0, 120);
    seconds = asked.number("seconds", 5, 1, 120);
    rounds = asked.number("rounds", 3, 1, 50);
  }

  public static void main(String[] arguments) throws Exception {
    try {
      Asked asked = new Asked(arguments);
      ReadBench bench = new ReadBench(asked);
      if (asked.has("url")) {
        bench.measure(List.of(asked.running()));
      } else {
        try (HubsUnderTest hubs = new HubsUnderTest(asked)) {
          bench.measure(hubs.start());
        }
      }
    } catch (IllegalArgumentException wrong) {
      System.err.println("bench/run-read: " + wrong.getMessage());
      System.exit(2);
    }
  }

  private void measure(List<Target> targets) throws Exception {
    System.out.println("warming up");
    for (Target target : targets) {
      for (Reads reads : target.reads()) new Load(target, reads, 16, warm).run();
    }
    settle(targets.get(0).costs());
    report.begin();
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round + " of " + rounds);
      for (int kind = 0; kind < targets.get(0).reads().size(); kind++) {
        for (int atOnce : callers) {
          for (Target target : targets) {
            measure(new Load(target, target.reads().get(kind), atOnce, seconds));
          }
        }
      }
    }
    report.end(rounds);
  }

  private void measure(Load load) throws Exception {
    Costs costs = load.target().costs();
    double transactions = costs.transactions();
    double processor = costs.processorMicros();
    load.run();
    double micros = costs.processorMicros() - processor;
    if (load.reads().isGoverned()) settle(costs);
    double done = costs.transactions() - transactions;
    report.tell(
        load,
        load.rate(),
        load.percentile(0.5),
        load.percentile(0.99),
        micros / load.count(),
        done / load.count());
  }

  /** PostgreSQL's sessions report the last of what they did when they were idle for ten seconds. */
  private static void settle(Costs costs) throws InterruptedException {
    if (costs != Costs.UNKNOWN) Thread.sleep(11_000);
  }
}
