package org.touchstonehub.sharing.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.touchstonehub.failure.RefusedFile;

/** The files of the operator's folders that were refused at this start, for readiness and log. */
@ApplicationScoped
public class Refusals {
  private static final Logger LOG = System.getLogger(Refusals.class.getName());
  private static final int LONGEST = 2000;

  /** What the folders hold. */
  public enum Kind {
    MODELS,
    PRODUCTS
  }

  private final Map<Kind, Map<String, String>> told = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> files = new EnumMap<>(Kind.class);

  /** By file or name, what is wrong and what came of it; empty where nothing was refused. */
  public synchronized Map<String, String> of(Kind kind) {
    return new TreeMap<>(told.getOrDefault(kind, Map.of()));
  }

  /** How many files were refused. */
  public synchronized int count(Kind kind) {
    return files.getOrDefault(kind, 0);
  }

  /** The start begins, perhaps not for the first time. */
  synchronized void clear() {
    told.clear();
    files.clear();
  }

  void refuse(Kind kind, RefusedFile file) {
    String reason = file.reason().replaceAll("\\s+", " ").strip();
    synchronized (this) {
      files.merge(kind, 1, Integer::sum);
    }
    tell(kind, file.file(), reason);
    LOG.log(
        Level.ERROR,
        "event=file-refused kind={0} file={1} reason=\"{2}\"",
        kind,
        file.file(),
        reason);
  }

  synchronized void tell(Kind kind, String what, String words) {
    String shown = words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    told.computeIfAbsent(kind, any -> new TreeMap<>()).put(what, shown);
  }
}
