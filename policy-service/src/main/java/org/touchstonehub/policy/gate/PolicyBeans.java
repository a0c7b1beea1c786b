package org.touchstonehub.policy.gate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.mdm.database.Database;
import org.touchstonehub.mdm.database.Ids;
import org.touchstonehub.mdm.database.Transactions;
import org.touchstonehub.policy.consent.Consents;
import org.touchstonehub.policy.decision.DecisionLog;
import org.touchstonehub.policy.pdp.OpaRestPolicyEngine;
import org.touchstonehub.policy.pdp.PolicyBundle;
import org.touchstonehub.policy.pdp.PolicyEngine;
import org.touchstonehub.policy.pdp.WasmPolicyEngine;
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

  @Produces
  @Singleton
  PolicyBundle bundle() {
    return PolicyBundle.shipped();
  }

  @Produces
  @Singleton
  Purposes purposes(PolicyBundle bundle) {
    return bundle.purposes();
  }

  @Produces
  @Singleton
  PolicyEngine engine(PolicyBundle bundle) {
    Duration limit = Duration.ofMillis(limitMillis);
    PolicyEngine engine =
        opaUrl.filter(url -> !url.isBlank()).isPresent()
            ? new OpaRestPolicyEngine(uri(opaUrl.get()), limit)
            : new WasmPolicyEngine(bundle, Runtime.getRuntime().availableProcessors(), limit);
    LOG.info("event=policy-engine engine={} where=\"{}\"", engine.name(), engine.description());
    return engine;
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
