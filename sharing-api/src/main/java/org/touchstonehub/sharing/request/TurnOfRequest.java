package org.touchstonehub.sharing.request;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Gives the turn of a request back when it is over, however it ends. */
@RequestScoped
public class TurnOfRequest {
  private Bulkhead.@Nullable Turn turn;

  void take(Bulkhead bulkhead) {
    if (turn == null) turn = bulkhead.enter();
  }

  @PreDestroy
  void giveBack() {
    if (turn != null) turn.close();
  }
}
