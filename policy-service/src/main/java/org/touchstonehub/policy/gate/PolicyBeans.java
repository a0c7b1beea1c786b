package org.touchstonehub.policy.gate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.decision.DecisionLog;
import org.touchstonehub.policy.pdp.DecisionWatch;
import org.touchstonehub.policy.pdp.EngineHealth;
import org.touchstonehub.policy.pdp.InvalidPolicy;
import org.touchstonehub.policy.pdp.OpaRestPolicyEngine;
import org.touchstonehub.policy.pdp.PolicyBundle;
import org.touchstonehub.policy.pdp.PolicyEngine;
import org.touchstonehub.policy.pdp.RefusedPolicy;
import org.touchstonehub.policy.pdp.WasmPolicyEngine;
import org.touchstonehub.policy.pdp.WatchedPolicyEngine;
import org.touchstonehub.policy.purpose.Purposes;

/** The services of this module as CDI beans. */
@ApplicationScoped
class PolicyBeans {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyBeans.class);

  @Inject Database database;
  @Inject Transactions transactions;
  @Inject Ids ids;
  @Inject Clock clock;

  /** An OPA server; absent: the shipped policy decides in this process. */
  @Inject
  @ConfigProperty(name = "TOUCHSTONE_OPA_URL")
  Optional<String> opaUrl;

  /** The most that a decision may take, in milliseconds. */
  @Inject
  @ConfigProperty(name = "TOUCHSTONE_POLICY_TIMEOUT_MS", defaultValue = "1000")
  int limitMillis;

  /** A folder with a policy of the operator's; absent: the shipped one holds. */
  @Inject
  @ConfigProperty(name = "TOUCHSTONE_POLICIES")
  Optional<String> folder;

  /**
   * The policy that the hub follows.
   *
   * @param bundle the shipped one where the operator's is refused, for what is no decision
   * @param refusal why the operator's policy cannot be followed, or null
   */
  record Followed(PolicyBundle bundle, @Nullable String refusal) {}

  /** Who wants to know of decisions, if anybody does. */
  @Inject Instance<DecisionWatch> watches;

  @Produces
  @Singleton
  Followed followed() {
    String path = folder.map(String::strip).orElse("");
    if (path.isEmpty()) return new Followed(PolicyBundle.shipped(), null);
    try {
      return new Followed(PolicyBundle.ofFolder(Path.of(path), !asksOpa()), null);
    } catch (InvalidPolicy | InvalidPathException refused) {
      return new Followed(PolicyBundle.shipped(), String.valueOf(refused.getMessage()));
    }
  }

  @Produces
  @Singleton
  Purposes purposes(Followed followed) {
    return followed.bundle().purposes();
  }

  @Produces
  @Singleton
  PolicyEngine engine(Followed followed) {
    Duration limit = Duration.ofMillis(limitMillis);
    PolicyEngine engine;
    if (followed.refusal() != null) engine = new RefusedPolicy(followed.refusal());
    else if (asksOpa()) engine = new OpaRestPolicyEngine(uri(opaUrl.orElse("")), limit);
    else engine = inProcess(followed.bundle(), limit);
    if (engine instanceof RefusedPolicy) {
      LOG.error("event=policy-refused reason=\"{}\"", engine.description());
    } else {
      LOG.info("event=policy-engine engine={} where=\"{}\"", engine.name(), engine.description());
    }
    return watches.isUnsatisfied() ? engine : new WatchedPolicyEngine(engine, watches.get());
  }

  /** A policy of the operator's that is no policy after all must not keep the hub from starting. */
  private static PolicyEngine inProcess(PolicyBundle bundle, Duration limit) {
    try {
      PolicyEngine engine =
          new WasmPolicyEngine(bundle, Runtime.getRuntime().availableProcessors(), limit);
      EngineHealth health = engine.health();
      if (!health.up()) {
        return new RefusedPolicy("policy.wasm does not decide: " + health.detail());
      }
      return health.policyDigest().equals(bundle.digest())
          ? engine
          : new RefusedPolicy("policy.wasm answers with another digest than SOURCES has");
    } catch (RuntimeException broken) {
      return new RefusedPolicy(
          "policy.wasm cannot be run (%s)".formatted(broken.getClass().getSimpleName()));
    }
  }

  private boolean asksOpa() {
    return opaUrl.filter(url -> !url.isBlank()).isPresent();
  }

  private static URI uri(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new InvalidInput("opa-url", "TOUCHSTONE_OPA_URL is not a URL: " + e.getReason(), e);
    }
  }

  @Produces
  @Singleton
  Consents consents(Purposes purposes) {
    return new Consents(database, transactions, ids, clock, purposes);
  }

  @Produces
  @Singleton
  DecisionLog decisionLog() {
    return new DecisionLog(database, transactions);
  }

  @Produces
  @Singleton
  SharingGate gate(ProductFacts products, Purposes purposes, PolicyEngine engine) {
    return SharingGate.over(database, transactions, ids, clock, products, purposes, engine);
  }
}
