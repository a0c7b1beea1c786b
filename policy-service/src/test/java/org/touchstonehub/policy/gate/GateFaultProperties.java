package org.touchstonehub.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.policy.caller.Caller;
import org.touchstonehub.policy.consent.ConsentState;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.consent.NewConsent;
import org.touchstonehub.policy.decision.DecisionId;
import org.touchstonehub.policy.decision.DecisionLog;
import org.touchstonehub.policy.decision.LoggedDecision;
import org.touchstonehub.policy.pdp.Decision;
import org.touchstonehub.policy.pdp.PolicyEngine;
import org.touchstonehub.policy.pdp.PolicyQuestion;
import org.touchstonehub.policy.pdp.Questions;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.testing.Hub;

/** Whichever step fails, before or after it took effect: no data without a decision on record. */
class GateFaultProperties {
  /** Of the request with the most steps, counted from 0; where one more is taken, a try fails. */
  private static final int LAST_STEP = 15;

  private static Hub hub;
  private static PolicyEngine wasm;

  @BeforeContainer
  static void create() {
    hub = new Hub();
    wasm = hub.wasm();
  }

  @AfterContainer
  static void drop() {
    hub.close();
  }

  private static final class Struck extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Counts the steps of a request and fails at one of them. */
  private static final class Fate {
    private int left;

    Fate(int left) {
      this.left = left;
    }

    void step() {
      if (left-- == 0) throw new Struck();
    }
  }

  /** Each transaction is two steps: it may fail before, or after its commit. */
  private static final class FatefulTransactions extends Transactions {
    private final Fate fate;

    FatefulTransactions(Fate fate) {
      this.fate = fate;
    }

    @Override
    public <T> T join(java.util.function.Supplier<T> work) {
      fate.step();
      T result = hub.hub.transactions().join(work);
      fate.step();
      return result;
    }

    @Override
    public <T> T alone(java.util.function.Supplier<T> work) {
      fate.step();
      T result = hub.hub.transactions().alone(work);
      fate.step();
      return result;
    }
  }

  @Property(tries = 150)
  void no_data_without_a_decision_on_record(
      @ForAll @IntRange(max = LAST_STEP + 5) int failingStep,
      @ForAll boolean byRows,
      @ForAll boolean forMarketing) {
    Fate fate = new Fate(failingStep);
    SourceKey key = new SourceKey("crm", UUID.randomUUID().toString());
    Subject subject = new Subject.Golden(hub.golden(key));
    Purpose purpose = new Purpose(forMarketing ? "DirectMarketing" : "CustomerCare");
    if (forMarketing) {
      hub.consents.record(
          new NewConsent(key, purpose, ConsentState.GIVEN, null, null, "portal", "form 7"));
    }
    Caller caller = Caller.of("crm", List.of("application:customer"));
    SharingRequest request =
        byRows
            ? SharingRequest.search(caller, "customer-golden", purpose, Set.of(), 10)
            : SharingRequest.read(caller, "customer-golden", purpose, subject);
    boolean[] wasRead = new boolean[1];
    DecisionId id = new DecisionId(hub.hub.ids().next());

    Released<Map<String, String>> released = null;
    try {
      released =
          gate(fate, id)
              .release(
                  request,
                  scope -> {
                    wasRead[0] = true;
                    scope.filter();
                    fate.step();
                    return Map.of("country", "NL");
                  },
                  masking(fate, key));
    } catch (Struck | GateUnavailable | SharingRefused | PolicyUnanswered e) {
      // Nothing left.
    }

    Optional<LoggedDecision> logged = hub.log.byId(id, Set.of("*"));
    boolean permitted = logged.map(LoggedDecision::permitted).orElse(false);
    if (failingStep > LAST_STEP) assertThat(released).as("nothing failed").isNotNull();
    if (wasRead[0]) assertThat(permitted).isTrue();
    if (released != null) {
      assertThat(permitted).isTrue();
      if (byRows) assertThat(logged.orElseThrow().release()).isNotNull();
    }
  }

  private static Masking<Map<String, String>> masking(Fate fate, SourceKey key) {
    return new Masking<>() {
      @Override
      public Map<String, String> mask(Map<String, String> value, Masks masks) {
        fate.step();
        return masks.apply(value);
      }

      @Override
      public List<Row> rows(Map<String, String> value) {
        return List.of(new Row(value, Set.of(key)));
      }
    };
  }

  private static SharingGate gate(Fate fate, DecisionId id) {
    Transactions transactions = new FatefulTransactions(fate);
    ProductFacts products =
        name -> {
          fate.step();
          return Optional.of(Questions.CUSTOMERS);
        };
    Consents consents =
        new Consents(
            hub.hub.database(),
            transactions,
            hub.hub.ids(),
            hub.hub.clock(),
            hub.bundle.purposes());
    FactsGatherer facts =
        new FactsGatherer(
            transactions,
            products,
            hub.bundle.purposes(),
            new Subjects(hub.hub.database(), transactions),
            consents);
    DecisionLog log = new DecisionLog(hub.hub.database(), transactions);
    return new SharingGate(
        facts,
        new RowCheck(consents),
        striking(fate),
        log,
        transactions,
        () -> id,
        hub.hub.clock());
  }

  private static PolicyEngine striking(Fate fate) {
    return new PolicyEngine() {
      @Override
      public Decision decide(PolicyQuestion question) {
        fate.step();
        return wasm.decide(question);
      }

      @Override
      public String name() {
        return "wasm";
      }

      @Override
      public String description() {
        return "the shipped policy, which may be struck";
      }
    };
  }
}
