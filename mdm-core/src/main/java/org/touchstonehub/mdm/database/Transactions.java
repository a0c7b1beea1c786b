package org.touchstonehub.mdm.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Transactions for work that needs several: a batch step, a start-up task. */
@ApplicationScoped
public class Transactions {
  /** Runs in the current transaction, or in one of its own if there is none. */
  @Transactional
  public <T> T join(Supplier<T> work) {
    return work.get();
  }

  /** Runs in a transaction of its own, which is committed on return. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T> T alone(Supplier<T> work) {
    return work.get();
  }
}
