package org.touchstonehub.mdm.source;

/** What became of a record that was sent. */
public enum Ingested {
  /** It was not there: never sent before, or deleted. */
  CREATED,
  CHANGED,
  /** It said what the hub knew already; nothing was written. */
  UNCHANGED
}
