package org.touchstonehub.sharing.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An upload that has come whole and lies on disk until it is closed. */
public final class SpooledFile implements AutoCloseable {
  private final Path path;
  private final long size;
  private final byte[] digest;
  private final Runnable onClose;

  SpooledFile(Path path, long size, byte[] digest, Runnable onClose) {
    this.path = path;
    this.size = size;
    this.digest = digest.clone();
    this.onClose = onClose;
  }

  /** In bytes, as it came: packed files are still packed. */
  public long size() {
    return size;
  }

  /** SHA-256 of its bytes. */
  public byte[] digest() {
    return digest.clone();
  }

  /** From its beginning; may be opened several times. */
  public InputStream open() {
    try {
      return Files.newInputStream(path);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    onClose.run();
  }
}
