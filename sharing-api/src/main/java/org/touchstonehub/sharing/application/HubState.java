package org.touchstonehub.sharing.application;

import jakarta.enterprise.context.ApplicationScoped;

/** Where the hub is in its life. */
@ApplicationScoped
public class HubState {
  /** What the hub can do now. */
  public enum Phase {
    STARTING,
    SERVING,
    FAILED,
    STOPPING
  }

  private volatile Phase phase = Phase.STARTING;
  private volatile String reason = "migrations are running";

  public Phase phase() {
    return phase;
  }

  /** For an operator: what the hub waits for, or why it cannot serve. */
  public String reason() {
    return reason;
  }

  public boolean isServing() {
    return phase == Phase.SERVING;
  }

  void become(Phase next, String why) {
    reason = why;
    phase = next;
  }
}
