package org.touchstonehub.match.file;

/** Takes what a file holds, in the order of the file. What it throws ends the reading. */
public interface RowConsumer {
  void row(FileRow row);

  void reject(Reject reject);

  /**
   * Told from time to time.
   *
   * @param bytes read so far from the file as it is stored, compressed or not
   */
  default void progress(long bytes) {}
}
