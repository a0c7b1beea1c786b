package org.touchstonehub.matching.run;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.mdm.testing.HubDatabase;
import org.touchstonehub.mdm.testing.MasterData;

/** The beans of one application process, with a batch runtime that only notes what it is given. */
final class ProcessUnderTest {
  final Leases leases;
  final Runs runs;
  final LiveRuns live = new LiveRuns();
  final RunEnd end;
  final RunRecovery recovery;
  final RunWatch watch;

  /** What it carries out, in the order in which it was launched. */
  final List<Lease> launched = new ArrayList<>();

  private final HubDatabase hub;

  ProcessUnderTest(MasterData data) {
    hub = data.hub;
    leases = new Leases(hub.database(), 30);
    runs = new Runs(hub.database(), data.plans, hub.clock(), hub.ids(), leases);
    end = new RunEnd(hub.transactions(), runs, leases, live);
    recovery =
        new RunRecovery(hub.database(), hub.transactions(), leases, live, new Launcher(), end);
    watch = new RunWatch(hub.transactions(), leases, live, end, recovery);
  }

  private final class Launcher extends JobLauncher {
    @Override
    void launch(Lease lease) {
      launched.add(lease);
    }
  }

  /** Begins a run as a request does. */
  Lease begin(String domain) {
    return live.begin(
        () -> hub.in(() -> runs.request(new RunWish(domain, false, false, "tester"))));
  }

  RunView find(Lease lease) {
    return hub.in(() -> runs.require(lease.run()));
  }
}
