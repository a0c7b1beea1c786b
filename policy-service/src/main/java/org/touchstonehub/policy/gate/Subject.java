package org.touchstonehub.policy.gate;

import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.mdm.golden.GoldenId;

/** Whose record is asked for. */
public sealed interface Subject {
  /** As the decision log writes it. */
  String text();

  /** By the hub's own name. */
  record Golden(GoldenId id) implements Subject {
    @Override
    public String text() {
      return "golden:" + id;
    }
  }

  /** By the name that a source system gives. */
  record Source(SourceKey key) implements Subject {
    @Override
    public String text() {
      return "source:" + key.system() + ":" + key.key();
    }
  }
}
