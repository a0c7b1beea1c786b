package org.touchstonehub.sharing.application;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.touchstonehub.mdm.command.PinExpiry;

/** Looks every few seconds for pins that came to their end. */
@ApplicationScoped
public class PinWatch {
  private static final Logger LOG = System.getLogger(PinWatch.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Resource ManagedScheduledExecutorService executor;
  @Inject PinExpiry expiry;

  /** To be called once, before requests are served. */
  void begin() {
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      int ended = expiry.look();
      if (ended > 0) LOG.log(Level.INFO, "event=pins-ended pins={0}", ended);
    } catch (RuntimeException failed) {
      // An exception would end the watch; what failed is tried again.
      LOG.log(Level.WARNING, "event=pins-not-ended", failed);
    }
  }
}
