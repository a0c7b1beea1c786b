package org.touchstonehub.sharing.front;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.nio.NIOTransport;

/**
 * Puts the {@link FrontGuard} into the server's listeners while the application is deployed. The
 * server's own classes are not published for compiling, so they are called by name. A server in
 * which the guard finds no place does not serve: the deployment fails.
 */
@WebListener
public class Front implements ServletContextListener {
  /** A caller that takes nothing of its answer for so long holds a thread no longer. */
  private static final int TAKEN_WITHIN_SECONDS = 10;

  private final Map<FilterChain, FrontGuard> placed = new ConcurrentHashMap<>();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      for (Transport transport : transports()) {
        FilterChain chain = (FilterChain) transport.getProcessor();
        int dispatcher = chain.indexOfType(HttpServerFilter.class);
        if (dispatcher < 0) continue;
        FrontGuard guard = new FrontGuard();
        chain.add(dispatcher, guard);
        placed.put(chain, guard);
        transport.setWriteTimeout(TAKEN_WITHIN_SECONDS, TimeUnit.SECONDS);
        ((NIOTransport) transport)
            .getAsyncQueueIO()
            .getWriter()
            .setMaxPendingBytesPerConnection(FrontGuard.MOST_PENDING_BYTES);
      }
    } catch (ReflectiveOperationException | ClassCastException other) {
      throw new IllegalStateException(
          "This server is not built like Payara Micro 6: the guard in front finds no place.",
          other);
    }
    if (placed.isEmpty()) {
      throw new IllegalStateException("This server has no HTTP listener to guard.");
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    placed.forEach(FilterChain::remove);
    placed.clear();
  }

  private static List<Transport> transports() throws ReflectiveOperationException {
    Object services =
        Class.forName("org.glassfish.internal.api.Globals")
            .getMethod("getDefaultHabitat")
            .invoke(null);
    Object grizzly = service(services, "com.sun.enterprise.v3.services.impl.GrizzlyService");
    Object config = service(services, "org.glassfish.grizzly.config.dom.NetworkListeners");
    List<Transport> transports = new ArrayList<>();
    for (Object listener : (Collection<?>) call(config, "getNetworkListener")) {
      Object proxy = lookUp(grizzly, listener);
      if (proxy == null) continue; // configured, but not started
      transports.add((Transport) call(call(proxy, "getUnderlyingListener"), "getTransport"));
    }
    return transports;
  }

  private static Object service(Object services, String type) throws ReflectiveOperationException {
    for (Method method : services.getClass().getMethods()) {
      if (method.getName().equals("getService")
          && method.getParameterCount() == 2
          && method.getParameterTypes()[0] == Class.class
          && method.getParameterTypes()[1].isArray()
          && method.getParameterTypes()[1].getComponentType()
              == java.lang.annotation.Annotation.class) {
        Object found =
            method.invoke(services, Class.forName(type), new java.lang.annotation.Annotation[0]);
        if (found == null) throw new ClassNotFoundException(type);
        return found;
      }
    }
    throw new NoSuchMethodException("getService");
  }

  private static Object lookUp(Object grizzly, Object listener)
      throws ReflectiveOperationException {
    return grizzly
        .getClass()
        .getMethod(
            "lookupNetworkProxy", Class.forName("org.glassfish.grizzly.config.dom.NetworkListener"))
        .invoke(grizzly, listener);
  }

  private static Object call(Object on, String method) throws ReflectiveOperationException {
    return on.getClass().getMethod(method).invoke(on);
  }
}
