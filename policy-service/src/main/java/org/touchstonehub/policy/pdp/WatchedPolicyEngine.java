package org.touchstonehub.policy.pdp;

/** An engine whose decisions are told to somebody; probes of its health are not. */
public final class WatchedPolicyEngine implements PolicyEngine {
  private final PolicyEngine engine;
  private final DecisionWatch watch;

  public WatchedPolicyEngine(PolicyEngine engine, DecisionWatch watch) {
    this.engine = engine;
    this.watch = watch;
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    long began = System.nanoTime();
    Decision decision = engine.decide(question);
    watch.decided(question, decision, System.nanoTime() - began);
    return decision;
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public String description() {
    return engine.description();
  }

  @Override
  public EngineHealth health() {
    return engine.health();
  }
}
