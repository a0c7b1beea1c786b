package org.touchstonehub.sharing.application;

import java.util.stream.Stream;

/**
 * The deployment that the current thread carries out. As its last act, the server closes the jars
 * of the application to save file handles, and other threads that load a class at that instant find
 * a closed file (Payara issue 693): a class whose initialiser fails so is lost until the next
 * start. Work of other threads therefore waits until the deployment has returned.
 */
final class Deployment {
  private static final long PAUSE_MILLIS = 20;

  private final Thread deployer = Thread.currentThread();
  private final String type;
  private final String method;

  private Deployment(String type, String method) {
    this.type = type;
    this.method = method;
  }

  /** To be called by a listener of the application's start; on other servers nothing is awaited. */
  static Deployment current() {
    return within("org.apache.catalina.core.StandardContext", "start");
  }

  static Deployment within(String type, String method) {
    return new Deployment(type, method);
  }

  /** False once the thread has left the call that it was in. */
  boolean isUnderWay() {
    return Stream.of(deployer.getStackTrace())
        .anyMatch(
            frame -> frame.getClassName().equals(type) && frame.getMethodName().equals(method));
  }

  /** Returns when the deployment has returned; to be called by another thread. */
  void awaitEnd() {
    try {
      while (isUnderWay()) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
