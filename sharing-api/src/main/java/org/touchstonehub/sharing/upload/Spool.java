package org.touchstonehub.sharing.upload;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where uploads are received, by configuration. */
@ApplicationScoped
public class Spool {
  @Inject
  @ConfigProperty(name = "touchstone.upload.spool")
  Optional<String> configured;

  @Inject
  @ConfigProperty(name = "touchstone.upload.spool-max-bytes")
  long mostBytes;

  private @Nullable SpoolFolder folder;

  /**
   * Makes the folder ready, and takes away what killed processes left; at start, so that a folder
   * that cannot be used is told then and not at the first upload.
   */
  public void open() {
    opened();
  }

  /**
   * Receives a body to disk.
   *
   * @throws SpoolFull if there is no room; nothing is left then
   * @throws org.touchstonehub.failure.InvalidInput if it does not come whole
   */
  public SpooledFile receive(InputStream body) {
    return opened().receive(body);
  }

  private synchronized SpoolFolder opened() {
    if (folder == null) {
      String shared = configured.orElseGet(() -> System.getProperty("java.io.tmpdir"));
      folder = SpoolFolder.open(Path.of(shared), mostBytes);
    }
    return folder;
  }

  @PreDestroy
  synchronized void close() {
    if (folder != null) folder.close();
  }
}
