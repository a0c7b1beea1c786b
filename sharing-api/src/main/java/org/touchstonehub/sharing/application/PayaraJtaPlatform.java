package org.touchstonehub.sharing.application;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/**
 * Tells Hibernate where Payara keeps its transaction manager; Hibernate knows no such name itself.
 */
public class PayaraJtaPlatform extends AbstractJtaPlatform {
  private static final long serialVersionUID = 1L;

  @Override
  protected TransactionManager locateTransactionManager() {
    return (TransactionManager) jndiService().locate("java:appserver/TransactionManager");
  }

  @Override
  protected UserTransaction locateUserTransaction() {
    return (UserTransaction) jndiService().locate("java:comp/UserTransaction");
  }
}
