package org.touchstonehub.sharing.testing;

import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Makes Arquillian start one Payara Micro for all test classes: the first class deploys, the others
 * find it there, and it goes with this JVM.
 */
public class OneServer implements LoadableExtension {
  private static boolean deployed;

  @Override
  public void register(ExtensionBuilder builder) {
    SharedHub.prepare();
    builder.observer(OneServer.class);
  }

  public void deploy(@Observes EventContext<DeployManagedDeployments> event) {
    synchronized (OneServer.class) {
      if (!deployed) {
        event.proceed();
        deployed = true;
        SharedHub.awaitReady();
      }
    }
  }

  public void undeploy(@Observes EventContext<UnDeployManagedDeployments> event) {
    // Not proceeding keeps the server for the next class.
  }
}
