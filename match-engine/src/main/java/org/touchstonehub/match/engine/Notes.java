package org.touchstonehub.match.engine;

import java.util.ArrayList;
import java.util.List;
import org.touchstonehub.match.block.Blocking;

/** What a user should know about the data and what blocking made of it, in plain words. */
final class Notes {
  private Notes() {}

  static List<String> of(Bench bench, List<Blocking.Found> found) {
    List<String> notes = new ArrayList<>();
    for (Blocking.Found f : found) {
      if (f.split() > 0) {
        notes.add(
            "Pass %s: %d keys that too many records share were split; %d parts stayed too large, with %d pairs that other passes had to find."
                .formatted(f.pass().name(), f.split(), f.dropped(), f.droppedPairs()));
      }
      if (f.grown() > 0) {
        notes.add(
            "Pass %s: %d keys have become common since the model was trained and were split; train again."
                .formatted(f.pass().name(), f.grown()));
      }
    }
    return notes;
  }
}
